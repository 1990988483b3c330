import { documentTypeOf, type DocumentType } from "../document-types.ts";
import { joinSymbol, longestNotation, longestNumber } from "../numbering/symbol.ts";
import { parseSymbol } from "../numbering/parse-symbol.ts";
import { readOutgoingFields, type OutgoingField, type Recipient } from "../outgoing-fields.ts";
import { instantAt, localDateOf } from "../time/local-date.ts";
import { tidyLine, tidyNotation } from "../fields/tidy.ts";
import { isBlank, type SheetRow } from "./cell.ts";
import type { ImportField } from "./mapping.ts";
import type { BookNumber } from "./read-number.ts";
import {
  exclusionIn,
  isOnlyWords,
  numberIn,
  openRow,
  priorityIn,
  yearIn,
  type OpenRow,
  type RowRead,
  type RowReading,
} from "./read-row.ts";
import { splitTypeAndAbstract, typeByName, typeInNotation } from "./type-in-text.ts";

const columnOf: Readonly<Partial<Record<OutgoingField, ImportField>>> = {
  typeCode: "type",
  abstract: "abstract",
  issuedDate: "issuedOn",
  signerName: "signer",
  signerPosition: "signerPosition",
  recipients: "recipients",
  archiveKeeper: "archiveKeeper",
  copies: "copies",
  pageCount: "pages",
  priority: "urgency",
  dueDate: "dueOn",
  description: "note",
};

/** The register of NĐ 30 has no column for it, so that it is not asked for. */
const unknownPosition = "–";

/** One line of a register of outgoing documents (NĐ 30, PL IV), by the rules of registration. */
export function readOutgoingRow(reading: RowReading, source: SheetRow): RowRead {
  const row = openRow(reading, source);
  if (isNoEntry(row)) return { kind: "skipped" };
  const exclusion = exclusionIn(row);
  if (exclusion !== null) return { kind: "excluded", exclusion };
  const symbol = symbolIn(row);
  const issued = row.date("issuedOn")?.date ?? null;
  if (issued === null && isBlank(row.cell("issuedOn"))) row.wrong("issuedOn", "fields.required");
  if (issued !== null && issued < "1945") row.wrong("issuedOn", "fields.issued-implausible", { year: 1945 });
  const today = localDateOf(reading.now);
  if (issued !== null && issued > today)
    row.wrong("issuedOn", "fields.issued-in-future", { today: today.split("-").toReversed().join("/") });
  const year = issued === null ? 0 : yearIn(row, "issuedOn", issued);
  const { type, abstract } = typeIn(row, symbol?.notation ?? null);
  const position = row.line("signerPosition");
  const book = {
    receiver: null,
    transferredOn: row.date("transferredOn")?.date ?? null,
    signedFor: row.kept("signedFor"),
    draftingUnit: row.kept("draftingUnit"),
  };
  const read = readOutgoingFields(
    {
      typeCode: type?.code ?? null,
      isLegislation: (symbol?.isLegislation ?? false) && (type?.groups.includes("legislation") ?? false),
      bodyId: null,
      abstract,
      issuedDate: issued ?? today,
      signerName: row.line("signer"),
      signerPosition: position || unknownPosition,
      draftingUnitId: null,
      recipients: recipientsIn(row),
      archiveKeeper: row.line("archiveKeeper"),
      copies: row.integer("copies"),
      pageCount: row.integer("pages"),
      description: row.raw("note"),
      priority: priorityIn(row),
      dueDate: row.date("dueOn")?.date ?? null,
      replyTo: null,
    },
    // Old documents are old: only the day of issue itself is the present of what is said of it.
    { now: issued === null || issued > today ? reading.now : instantAt(issued, "23:59") },
  );
  if ("problems" in read) report(row, read.problems);
  if (row.problems.length > 0 || "problems" in read || symbol === null)
    return { kind: "wrong", problems: row.problems };
  return {
    kind: "entry",
    entry: {
      direction: "outgoing",
      ...symbol.number,
      year,
      symbol: symbol.full,
      fields: { ...read.fields, signerPosition: position },
      book,
    },
  };
}

function isNoEntry(row: OpenRow): boolean {
  const fields = ["symbol", "number", "issuedOn", "signer", "recipients"] as const;
  const given = fields.filter((field) => !isBlank(row.cell(field))).length;
  const isWithoutNumber = isBlank(row.cell("symbol")) && isBlank(row.cell("number")) && given < 2;
  return isWithoutNumber || isOnlyWords(row, "symbol") || isOnlyWords(row, "number");
}

function report(
  row: OpenRow,
  problems: readonly { field: OutgoingField; code: OpenRow["problems"][number]["code"]; params: object }[],
): void {
  const { columns } = row.reading.mapping;
  for (const { field, code, params } of problems) {
    const column = columnOf[field] ?? null;
    if (row.problems.some((one) => one.field === column)) continue;
    const isCombined = column === "abstract" && columns.abstract === undefined;
    row.wrong(isCombined ? "typeAndAbstract" : column, code, { ...params });
  }
}

function typeIn(row: OpenRow, notation: string | null): { type: DocumentType | null; abstract: string } {
  const own = row.line("type");
  const combined = row.line("typeAndAbstract");
  const split = combined === "" ? null : splitTypeAndAbstract(combined);
  const abstract = split?.abstract ?? row.line("abstract");
  if (own !== "") {
    const type = typeByName(own);
    if (type === null) row.wrong("type", "fields.unknown-type");
    return { type, abstract };
  }
  return {
    type: split?.type ?? typeInNotation(notation) ?? documentTypeOf("official-letter"),
    abstract,
  };
}

interface OwnSymbol {
  readonly number: BookNumber;
  readonly notation: string | null;
  readonly full: string;
  readonly isLegislation: boolean;
}

/** The agency's own number and symbol, from one column or two; it is kept as it was given. */
function symbolIn(row: OpenRow): OwnSymbol | null {
  const text = row.line("symbol");
  const own = row.line("number");
  const field = own === "" ? "symbol" : "number";
  const parsed = parseSymbol(text) ?? (own === "" ? null : parseSymbol(own));
  const number = numberIn(row, field, own === "" ? (parsed?.codeNumber ?? text) : own);
  if (number === null) return null;
  const notation = parsed?.codeNotation ?? tidyNotation(row.line("notation") || (own === "" ? "" : text));
  const code = own === "" ? (parsed?.codeNumber ?? text) : tidyLine(own).split("/")[0]?.trim() || own;
  if (code.length > longestNumber)
    row.wrong(field, "fields.too-long", { max: longestNumber, length: code.length });
  if ((notation ?? "").length > longestNotation)
    row.wrong(row.reading.mapping.columns.notation === undefined ? "symbol" : "notation", "fields.too-long", {
      max: longestNotation,
      length: (notation ?? "").length,
    });
  return {
    number,
    notation,
    full: joinSymbol(code, notation),
    isLegislation: parsed?.isLegislation ?? false,
  };
}

/** `Sở Tài chính; Sở Nội vụ`, or one a line. */
function recipientsIn(row: OpenRow): Recipient[] {
  const text = row.raw("recipients").trim() === "" ? row.line("recipients") : row.raw("recipients");
  return text
    .split(/[;\n\r]+/u)
    .map((name) =>
      tidyLine(name)
        .replace(/^[-–+*•]\s*/u, "")
        .replace(/[.,]$/u, ""),
    )
    .filter((name) => name !== "")
    .map((name) => ({ agencyId: null, code: null, name }));
}
