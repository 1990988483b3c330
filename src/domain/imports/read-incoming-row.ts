import type { IncomingField } from "../incoming-fields.ts";
import { readIncomingFields } from "../incoming-fields.ts";
import { parseSymbol } from "../numbering/parse-symbol.ts";
import { fold } from "../text/fold.ts";
import { instantAt, type LocalDate } from "../time/local-date.ts";
import type { SheetRow } from "./cell.ts";
import { isBlank } from "./cell.ts";
import type { ImportField } from "./mapping.ts";
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
import { readDate } from "./read-date.ts";
import { splitTypeAndAbstract, typeByName, typeInNotation } from "./type-in-text.ts";

/** Where the fields of a document stand in the file, to say what is wrong at the right column. */
const columnOf: Readonly<Partial<Record<IncomingField, ImportField>>> = {
  arrivedAt: "arrivedOn",
  senderName: "sender",
  codeNumber: "number",
  codeNotation: "notation",
  issuedDate: "issuedOn",
  typeName: "type",
  abstract: "abstract",
  pageCount: "pages",
  signerPosition: "signerPosition",
  signerName: "signer",
  priority: "urgency",
  dueDate: "dueOn",
  description: "note",
  documentCode: "documentCode",
};

/** Old and unusual, but possible: a register of old documents is full of it. */
const confirmed = ["fields.arrived-long-ago", "fields.due-before-arrival"];

/** One line of a register of incoming documents (NĐ 30, PL IV), by the rules of registration. */
export function readIncomingRow(reading: RowReading, source: SheetRow): RowRead {
  const row = openRow(reading, source);
  if (isNoEntry(row)) return { kind: "skipped" };
  const exclusion = exclusionIn(row);
  if (exclusion !== null) return { kind: "excluded", exclusion };
  const number = numberIn(row, "arrivalNumber", row.cell("arrivalNumber"));
  const arrived = row.date("arrivedOn");
  if (arrived === null && isBlank(row.cell("arrivedOn"))) row.wrong("arrivedOn", "fields.required");
  const symbol = symbolIn(row);
  const issued = row.date("issuedOn")?.date ?? symbol.date;
  const { typeName, abstract } = typeIn(row, symbol.notation);
  const year = arrived === null ? 0 : yearIn(row, "arrivedOn", arrived.date);
  const note = [row.raw("note"), symbol.rest].filter((text) => text.trim() !== "").join("\n");
  const book = {
    receiver: row.kept("receiver"),
    transferredOn: row.date("transferredOn")?.date ?? null,
    signedFor: row.kept("signedFor"),
    draftingUnit: null,
  };
  const read = readIncomingFields(
    {
      source: "paper",
      arrivedAt: arrived === null ? reading.now : instantAt(arrived.date, arrived.time ?? "00:00"),
      senderName: row.line("sender"),
      documentCode: row.line("documentCode"),
      codeNumber: symbol.number,
      codeNotation: symbol.notation,
      issuedDate: issued,
      typeName,
      abstract,
      pageCount: row.integer("pages"),
      signerPosition: row.line("signerPosition"),
      signerName: row.line("signer"),
      priority: priorityIn(row),
      dueDate: row.date("dueOn")?.date ?? null,
      description: note,
    },
    { now: reading.now, confirmed },
  );
  if ("problems" in read) report(row, read.problems);
  if (row.problems.length > 0 || "problems" in read || number === null)
    return { kind: "wrong", problems: row.problems };
  return {
    kind: "entry",
    entry: { direction: "incoming", ...number, year, fields: read.fields, book },
  };
}

/** A line that has neither a number nor what a document has beside its note, or words alone: `Tháng 02`, `Cộng`. */
function isNoEntry(row: OpenRow): boolean {
  const fields = ["arrivalNumber", "symbol", "number", "sender", "issuedOn"] as const;
  const given = fields.filter((field) => !isBlank(row.cell(field))).length;
  return (isBlank(row.cell("arrivalNumber")) && given < 2) || isOnlyWords(row, "arrivalNumber");
}

function report(
  row: OpenRow,
  problems: readonly { field: IncomingField; code: OpenRow["problems"][number]["code"]; params: object }[],
): void {
  const { columns } = row.reading.mapping;
  for (const { field, code, params } of problems) {
    const known = row.problems.some((one) => one.field === columnOf[field]);
    if (known) continue;
    const column = columnOf[field] ?? null;
    const combined = column === "abstract" && columns.abstract === undefined ? "typeAndAbstract" : column;
    const whole =
      (combined === "number" || combined === "notation") && columns[combined] === undefined
        ? "symbol"
        : combined;
    row.wrong(whole, code, { ...params });
  }
}

/** Type and abstract from one column or two; the type from the symbol where no column tells it. */
function typeIn(row: OpenRow, notation: string | null): { typeName: string; abstract: string } {
  const own = row.line("type");
  const combined = row.line("typeAndAbstract");
  const split = combined === "" ? null : splitTypeAndAbstract(combined);
  const abstract = split?.abstract ?? row.line("abstract");
  const type = typeByName(own) ?? split?.type ?? null;
  if (type !== null) return { typeName: type.vi, abstract };
  if (own !== "") return { typeName: own, abstract };
  return { typeName: typeInNotation(notation)?.vi ?? "Công văn", abstract };
}

interface Symbol {
  readonly number: string | null;
  readonly notation: string | null;
  readonly date: LocalDate | null;
  /** What the cell says beyond a symbol: it is kept in the note. */
  readonly rest: string;
}

const none = { number: null, notation: null, date: null, rest: "" };

/** Number and symbol from one column or two, with the date that is sometimes written behind. */
function symbolIn(row: OpenRow): Symbol {
  const text = row.line("symbol");
  if (text === "") {
    const number = row.line("number");
    const notation = row.line("notation");
    const parsed = parseSymbol(number.includes("/") || notation === "" ? number : `${number}/${notation}`);
    return parsed === null
      ? { ...none, number: number || null, notation: notation || null }
      : { ...none, number: parsed.codeNumber, notation: parsed.codeNotation };
  }
  if (/^(?:khong so|khong co so|k\/?s|ks|-+|x)$/u.test(fold(text))) return none;
  const parsed = parseSymbol(text);
  if (parsed === null) return { ...none, notation: text };
  const { mapping, now } = row.reading;
  const said = parsed.rest.replace(/^ngày\s*/iu, "");
  const reading = { order: mapping.dateOrder, year: mapping.year, thisYear: now.getFullYear() };
  const date = said === "" ? null : (readDate(said, reading)?.date ?? null);
  const isOdd = parsed.rest !== "" && date === null;
  return {
    number: parsed.codeNumber,
    notation: parsed.codeNotation,
    date,
    rest: isOdd ? `Số, ký hiệu: ${text}` : "",
  };
}
