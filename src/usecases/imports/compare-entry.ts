import type { BookColumns, ImportedEntry } from "../../domain/imports/imported-entry.ts";
import type { ImportField } from "../../domain/imports/mapping.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import { formatInstant } from "../../domain/time/local-date.ts";

export interface Difference {
  readonly field: ImportField | null;
  readonly was: string;
  readonly is: string;
}

const columnOf: Readonly<Record<string, ImportField>> = {
  arrivedAt: "arrivedOn",
  senderName: "sender",
  codeNumber: "symbol",
  codeNotation: "symbol",
  issuedDate: "issuedOn",
  typeName: "type",
  typeCode: "type",
  abstract: "abstract",
  pageCount: "pages",
  signerName: "signer",
  signerPosition: "signerPosition",
  priority: "urgency",
  dueDate: "dueOn",
  description: "note",
  documentCode: "documentCode",
  recipients: "recipients",
  archiveKeeper: "archiveKeeper",
  copies: "copies",
  receiver: "receiver",
  transferredOn: "transferredOn",
  signedFor: "signedFor",
  draftingUnit: "draftingUnit",
};

const longestShown = 160;

/** In what a row of the file and the document under its number differ, in the words of the register's columns. */
export function differences(
  entry: ImportedEntry,
  document: IncomingDocument | OutgoingDocument,
  book: BookColumns | null,
): Difference[] {
  const was: Readonly<Record<string, unknown>> = { ...document.fields, ...book };
  const is: Readonly<Record<string, unknown>> = { ...entry.fields, ...entry.book };
  const found = Object.keys(is)
    .map((name) => ({ field: columnOf[name] ?? null, was: shown(was[name]), is: shown(is[name]) }))
    .filter((one) => one.was !== one.is);
  const symbol = entry.direction === "outgoing" && "symbol" in document ? document.symbol : null;
  if (symbol !== null && entry.direction === "outgoing" && symbol !== entry.symbol)
    found.push({ field: "symbol", was: symbol, is: entry.symbol });
  return found;
}

/** A document in a few words, to find it again on paper. */
export function describe(document: IncomingDocument | OutgoingDocument): string {
  const { fields } = document;
  const symbol =
    "symbol" in document
      ? document.symbol
      : joinSymbol(document.fields.codeNumber, document.fields.codeNotation);
  return [symbol, fields.abstract]
    .filter((text) => text !== "")
    .join(" – ")
    .slice(0, longestShown);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return formatInstant(value);
  if (typeof value === "string") return value.slice(0, longestShown);
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        typeof one === "object" && one !== null && "name" in one ? String(one.name) : String(one),
      )
      .join("; ")
      .slice(0, longestShown);
  return JSON.stringify(value);
}
