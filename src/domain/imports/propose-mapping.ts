import { convertLegacy, detectLegacy } from "../text/legacy-encodings.ts";
import { isBlank, isBlankRow, isNumberedRow, textOf, type SheetRow } from "./cell.ts";
import { headingsKey, readHeadings, type ColumnHeading, type HeadingsRead } from "./headings.ts";
import type { CsvForm, ImportDirection, ImportField, ImportMapping, TextEncoding } from "./mapping.ts";
import { orderOfDates, readDate } from "./read-date.ts";

/** The beginning of a sheet. */
export interface SheetHead {
  readonly sheet: string | null;
  readonly rows: readonly SheetRow[];
}

export interface Proposal {
  readonly mapping: ImportMapping;
  /** By which the agency's own choice is remembered. */
  readonly headingsKey: string;
  /** What stands above each column, as people would read it. */
  readonly headings: readonly string[];
  /** How much the sheet looks like a register; 0: not at all. */
  readonly score: number;
}

const searchedRows = 40;
const tallest = 3;

interface Found extends HeadingsRead {
  readonly headings: readonly ColumnHeading[];
  readonly encoding: TextEncoding;
  /** Of the rows of the head. */
  readonly lastRow: number;
}

/**
 * Finds the headings among the first rows, whatever title stands above them, in one to three rows, in Unicode or an old
 * encoding, and says what each column holds. A person looks at it before anything is read.
 */
export function proposeMapping(
  direction: ImportDirection,
  { sheet, rows }: SheetHead,
  { thisYear, csv }: { readonly thisYear: number; readonly csv: CsvForm | null },
): Proposal {
  const found = findHeadings(direction, rows);
  const below = rows.slice(found.lastRow + 1);
  const numbered = below.findIndex((row) => !isBlankRow(row));
  const next = below[numbered];
  const end = next !== undefined && isNumberedRow(next) ? next : rows[found.lastRow];
  const entries = rows.filter((row) => row.number > (end?.number ?? 0) && !isBlankRow(row));
  const encoding = encodingOf(entries) ?? found.encoding;
  const dated = found.columns[direction === "incoming" ? "arrivedOn" : "issuedOn"];
  const dates = entries.map((row) => (dated === undefined ? null : (row.cells[dated] ?? null)));
  const dateOrder = orderOfDates(
    entries.flatMap((row) =>
      (["arrivedOn", "issuedOn"] as const).map((field) => row.cells[found.columns[field] ?? -1] ?? null),
    ),
  );
  return {
    mapping: {
      sheet,
      headingEnd: end?.number ?? 0,
      columns: found.columns,
      encoding,
      dateOrder,
      year: oneYear(dates.map((cell) => readDate(cell, { order: dateOrder, year: null, thisYear })?.date)),
      registerKey: null,
      numbering: "rules",
      state: "done",
      carryDates: dates.length > 1 && !isBlank(dates[0]) && dates.some(isBlank),
      fill: {},
      csv,
    },
    headingsKey: headingsKey(found.headings),
    headings: found.headings.map((heading) => heading.join(" – ")),
    score: found.score,
  };
}

/** The year of all of them; null where they differ or there are none. */
function oneYear(dates: readonly (string | undefined)[]): number | null {
  const years = new Set(dates.flatMap((date) => date?.slice(0, 4) ?? []));
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}

function findHeadings(direction: ImportDirection, rows: readonly SheetRow[]): Found {
  let best: Found = { headings: [], columns: {}, score: 0, encoding: "unicode", lastRow: -1 };
  for (let lastRow = 0; lastRow < Math.min(rows.length, searchedRows); lastRow += 1) {
    for (let height = 1; height <= Math.min(tallest, lastRow + 1); height += 1) {
      const written = headingsIn(rows.slice(lastRow + 1 - height, lastRow + 1));
      for (const encoding of ["unicode", "tcvn3", "vni"] as const) {
        const headings = written.map((heading) => heading.map((text) => inUnicode(text, encoding)));
        const read = readHeadings(direction, headings);
        // One row is likelier than two that say the same.
        const score = read.score - (height - 1) * 50;
        if (read.score > 0 && score > best.score) best = { ...read, score, headings, encoding, lastRow };
      }
    }
  }
  return best;
}

/**
 * What stands above each column. A heading that is merged over several columns stands in the first of them: it holds for
 * those to its right that have a heading of their own below.
 */
function headingsIn(rows: readonly SheetRow[]): ColumnHeading[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const lowest = rows.at(-1);
  const filled = rows.map((row) => {
    let last = "";
    return Array.from({ length: width }, (_, column) => {
      const own = textOf(row.cells[column]).trim();
      if (own !== "") last = own;
      const isUnderMerged = own === "" && row !== lowest && !isBlank(lowest?.cells[column]);
      return isUnderMerged ? last : own;
    });
  });
  return Array.from({ length: width }, (_, column) =>
    filled.map((texts) => texts[column] ?? "").filter((text) => text !== ""),
  );
}

/** The old encoding that the texts of a file are in, by its first rows together: one cell alone says too little. */
function encodingOf(rows: readonly SheetRow[]): TextEncoding | null {
  const texts = rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === "string"));
  // One text in Unicode does not make the others so: cells are often pasted from elsewhere.
  const votes = { tcvn3: 0, vni: 0, unicode: 0 };
  for (const text of texts) {
    const legacy = detectLegacy(text);
    if (legacy !== null) votes[legacy.encoding] += 1;
    else if (/[\u0103\u0111\u01A1\u01B0\u1EA0-\u1EF9]/iu.test(text.normalize("NFC"))) votes.unicode += 1;
  }
  if (votes.tcvn3 === 0 && votes.vni === 0) return votes.unicode > 0 ? "unicode" : null;
  return votes.tcvn3 >= votes.vni ? "tcvn3" : "vni";
}

/** A text in what the file is written in; one that has letters of Unicode alone is as it should be. */
export function inUnicode(text: string, encoding: TextEncoding): string {
  return encoding === "unicode" ? text : convertLegacy(text, encoding);
}

/** The first entries with their cells as text, for people to compare with the paper. */
export function sampleOf(rows: readonly SheetRow[], mapping: ImportMapping, count: number): SampleRow[] {
  return rows
    .filter((row) => row.number > mapping.headingEnd && !isBlankRow(row))
    .slice(0, count)
    .map(({ number, cells }) => ({
      row: number,
      cells: cells.map((cell) => inUnicode(textOf(cell), mapping.encoding)),
    }));
}

export interface SampleRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The fields of a mapping in the order of their columns. */
export function mappedFields({ columns }: Pick<ImportMapping, "columns">): [ImportField, number][] {
  const entries = Object.entries(columns) as [ImportField, number | undefined][];
  return entries
    .flatMap(([field, column]): [ImportField, number][] => (column === undefined ? [] : [[field, column]]))
    .toSorted(([, a], [, b]) => a - b);
}
