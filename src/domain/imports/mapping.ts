import type { LegacyEncoding } from "../text/legacy-encodings.ts";
import type { DateOrder } from "./read-date.ts";

export const directions = ["incoming", "outgoing"] as const;
export type ImportDirection = (typeof directions)[number];

/** What a column of an old register can hold. */
export const importFields = [
  "arrivedOn",
  "arrivalNumber",
  "sender",
  "symbol",
  "number",
  "notation",
  "issuedOn",
  "typeAndAbstract",
  "type",
  "abstract",
  "receiver",
  "recipients",
  "signer",
  "signerPosition",
  "archiveKeeper",
  "copies",
  "draftingUnit",
  "transferredOn",
  "signedFor",
  "note",
  "secrecy",
  "urgency",
  "pages",
  "dueOn",
  "documentCode",
] as const;
export type ImportField = (typeof importFields)[number];

const inBoth: readonly ImportField[] = [
  "symbol",
  "number",
  "notation",
  "issuedOn",
  "typeAndAbstract",
  "type",
  "abstract",
  "signer",
  "signerPosition",
  "transferredOn",
  "signedFor",
  "note",
  "secrecy",
  "urgency",
  "pages",
  "dueOn",
];

/** The fields of each register (NĐ 30, PL IV), and what other systems export beside them. */
export const fieldsOf: Readonly<Record<ImportDirection, readonly ImportField[]>> = {
  incoming: ["arrivedOn", "arrivalNumber", "sender", ...inBoth, "receiver", "documentCode"],
  outgoing: [...inBoth, "recipients", "archiveKeeper", "copies", "draftingUnit"],
};

/** Fields whose value may be given once for all rows that have none. */
export const fillable = ["sender", "type", "signer", "recipients"] as const;
export type Fillable = (typeof fillable)[number];

/** In which state the documents come in: closed history, or still to be handled (incoming alone). */
export const importStates = ["done", "registered"] as const;
export type ImportState = (typeof importStates)[number];

/**
 * By which registers outgoing documents are numbered: as the agency's rules say, all in one, or one for each type. Old
 * registers were often kept otherwise than the agency numbers now.
 */
export const importNumberings = ["rules", "common", "per-type"] as const;
export type ImportNumbering = (typeof importNumberings)[number];

export type TextEncoding = "unicode" | LegacyEncoding;

/** How a file of values between delimiters is written. */
export interface CsvForm {
  readonly charset: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "windows-1252";
  readonly delimiter: "," | ";" | "\t" | "|";
}

/** How a file is to be read as a register: what the program proposes and a person decides. */
export interface ImportMapping {
  /** Null in a file that has one sheet. */
  readonly sheet: string | null;
  /** The number of the last row above the entries: title and headings. */
  readonly headingEnd: number;
  /** The place of each field's column, from 0. */
  readonly columns: Readonly<Partial<Record<ImportField, number>>>;
  readonly encoding: TextEncoding;
  readonly dateOrder: DateOrder;
  /** The year whose register this is; null: each entry's own date tells. */
  readonly year: number | null;
  /** The key of the register of incoming documents; null: the common one. */
  readonly registerKey: string | null;
  readonly numbering: ImportNumbering;
  readonly state: ImportState;
  /** An empty date means the one above, as registers are written by hand. */
  readonly carryDates: boolean;
  readonly fill: Readonly<Partial<Record<Fillable, string>>>;
  readonly csv: CsvForm | null;
}

/** Without these a file cannot be a register; each alternative is enough. */
export const neededFields: Readonly<Record<ImportDirection, readonly (readonly ImportField[])[]>> = {
  incoming: [["arrivalNumber"], ["arrivedOn"], ["typeAndAbstract", "abstract"]],
  outgoing: [["symbol", "number"], ["issuedOn"], ["typeAndAbstract", "abstract"]],
};

/** What is still to be mapped before anything can be checked. */
export function missingFields(
  direction: ImportDirection,
  { columns }: Pick<ImportMapping, "columns">,
): ImportField[] {
  return neededFields[direction].flatMap((alternatives) =>
    alternatives.some((field) => columns[field] !== undefined) ? [] : alternatives.slice(0, 1),
  );
}
