import type { Exclusion } from "../exclusion/exclusion.ts";
import { exclusionOf } from "../exclusion/exclusion.ts";
import { longestBookText } from "./book-text.ts";
import { isBlank, textOf, type Cell, type DateCell, type SheetRow } from "./cell.ts";
import type { ImportedEntry } from "./imported-entry.ts";
import {
  importFields,
  type Fillable,
  type ImportDirection,
  type ImportField,
  type ImportMapping,
} from "./mapping.ts";
import { inUnicode } from "./propose-mapping.ts";
import { readDate } from "./read-date.ts";
import { readBookNumber, suffixRank, type BookNumber } from "./read-number.ts";
import type { RowProblem, RowProblemCode } from "./row-problem.ts";
import { tidyLine, tidyOptionalLine } from "../fields/tidy.ts";
import { fold } from "../text/fold.ts";
import { localDateOf, yearOf, type LocalDate } from "../time/local-date.ts";

/** What one row of the file comes to. */
export type RowRead =
  | { readonly kind: "entry"; readonly entry: ImportedEntry }
  | { readonly kind: "wrong"; readonly problems: readonly RowProblem[] }
  /** What must not be kept (R07, R08): nothing of the row but where it stands. */
  | { readonly kind: "excluded"; readonly exclusion: Exclusion }
  /** No entry: a heading within the book, a sum, a signature. */
  | { readonly kind: "skipped" };

/** Reads rows one after another; it knows the dates of the row above. */
export interface RowReading {
  readonly direction: ImportDirection;
  readonly mapping: ImportMapping;
  readonly now: Date;
  readonly above: Map<ImportField, Cell>;
}

export function rowReading(direction: ImportDirection, mapping: ImportMapping, now: Date): RowReading {
  return { direction, mapping, now, above: new Map() };
}

/** One row as its fields: texts in Unicode, and what was found wrong on the way. */
export interface OpenRow {
  readonly reading: RowReading;
  readonly problems: RowProblem[];
  cell(field: ImportField): Cell;
  /** One line; a fill value where the cell is empty. Empty where there is none. */
  line(field: ImportField): string;
  /** As the cell has it, line breaks and all. */
  raw(field: ImportField): string;
  /** A text that is kept beside the fields; too long a one is a problem. */
  kept(field: ImportField): string | null;
  date(field: ImportField): DateCell | null;
  integer(field: ImportField): number | null;
  wrong(field: ImportField | null, code: RowProblemCode, params?: RowProblem["params"]): void;
}

export function openRow(reading: RowReading, row: SheetRow): OpenRow {
  const { mapping, above } = reading;
  const problems: RowProblem[] = [];
  const wrong: OpenRow["wrong"] = (field, code, params = {}) => problems.push({ field, code, params });
  const cell = (field: ImportField): Cell => {
    const column = mapping.columns[field];
    return column === undefined ? null : (row.cells[column] ?? null);
  };
  const raw = (field: ImportField) => inUnicode(textOf(cell(field)), mapping.encoding);
  const line = (field: ImportField) => tidyLine(raw(field)) || tidyLine(mapping.fill[field as Fillable]);
  return {
    reading,
    problems,
    cell,
    raw,
    line,
    wrong,
    kept(field) {
      const text = tidyOptionalLine(raw(field));
      if (text !== null && text.length > longestBookText)
        wrong(field, "fields.too-long", { max: longestBookText, length: text.length });
      return text;
    },
    date: (field) => dateIn(reading, above, field, cell(field), wrong),
    integer(field) {
      const text = tidyLine(raw(field));
      if (text === "") return null;
      const number = /^0*\d{1,6}(?:[.,]0+)?$/u.test(text) ? Math.trunc(Number(text.replace(",", "."))) : null;
      if (number === null) wrong(field, "fields.not-a-number");
      return number;
    },
  };
}

/** `"`, `-nt-`: the same as above, as it is written by hand. */
const ditto = /^(?:["”“〃']{1,2}|''|-?\s*(?:nt|nhu tren|n\.?t\.?)\s*-?)$/u;

function dateIn(
  { mapping, now }: RowReading,
  above: Map<ImportField, Cell>,
  field: ImportField,
  found: Cell,
  wrong: OpenRow["wrong"],
): DateCell | null {
  const repeats = typeof found === "string" && ditto.test(fold(found));
  const carries = mapping.carryDates && isBlank(found) && (field === "arrivedOn" || field === "issuedOn");
  const cell = repeats || carries ? (above.get(field) ?? null) : found;
  if (isBlank(cell)) return null;
  above.set(field, cell);
  const thisYear = yearOf(localDateOf(now));
  const read = readDate(cell, { order: mapping.dateOrder, year: mapping.year, thisYear });
  if (read === null) wrong(field, "import.date-form", { value: textOf(cell).slice(0, 40) });
  return read;
}

/** Words in this cell and nothing in any other: a heading within the book, which in a merged line stands in the first. */
export function isOnlyWords(row: OpenRow, field: ImportField): boolean {
  const { columns } = row.reading.mapping;
  const others = importFields.filter((other) => columns[other] !== columns[field]);
  return /^\p{L}/u.test(row.line(field)) && others.every((other) => isBlank(row.cell(other)));
}

/** The number of the entry; a suffix that the register cannot put in order is a problem. */
export function numberIn(row: OpenRow, field: ImportField, cell: Cell): BookNumber | null {
  if (isBlank(cell)) {
    row.wrong(field, "fields.required");
    return null;
  }
  const read = readBookNumber(cell);
  if (read === null) row.wrong(field, "import.number-form", { value: textOf(cell).slice(0, 40) });
  else if (suffixRank(read.suffix) === null)
    row.wrong(field, "import.number-suffix", { suffix: read.suffix });
  return read;
}

/** The date's year is the register's, where one register was chosen. */
export function yearIn(row: OpenRow, field: ImportField, date: LocalDate): number {
  const { year } = row.reading.mapping;
  const own = yearOf(date);
  if (year !== null && own !== year) row.wrong(field, "import.other-year", { year: String(year) });
  return year ?? own;
}

const urgencies: readonly (readonly [priority: 0 | 1 | 2 | 3, words: readonly string[]])[] = [
  [0, ["", "0", "thuong", "binh thuong", "khong", "khong khan", "normal"]],
  [1, ["1", "khan"]],
  [2, ["2", "thuong khan"]],
  [3, ["3", "hoa toc", "hoa toc hen gio"]],
];

export function priorityIn(row: OpenRow): 0 | 1 | 2 | 3 {
  const text = fold(row.line("urgency"));
  const found = urgencies.find(([, words]) => words.includes(text));
  if (found === undefined) row.wrong("urgency", "import.unknown-urgency", { value: text.slice(0, 40) });
  return found?.[0] ?? 0;
}

/** The exclusion gate, asked of every row before anything of it is kept. */
export function exclusionIn(row: OpenRow): Exclusion | null {
  const { direction, now } = row.reading;
  const combined = row.line("typeAndAbstract");
  return exclusionOf({
    direction,
    typeName: row.line("type"),
    abstract: combined === "" ? row.line("abstract") : combined,
    secrecy: row.line("secrecy"),
    on: localDateOf(now),
  });
}
