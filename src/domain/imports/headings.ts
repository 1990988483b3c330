import { foldWords } from "../text/fold.ts";
import { headingWords } from "./heading-words.ts";
import { fieldsOf, type ImportDirection, type ImportField } from "./mapping.ts";

/** What a heading says, without marks and punctuation: `Số, ký hiệu` is `so ky hieu`. */
export const headingText = (heading: string): string => foldWords(heading).join(" ");

const phrases = new Map<ImportField, readonly string[]>(
  (Object.entries(headingWords) as [ImportField, string][]).map(([field, words]) => [
    field,
    words.split("|"),
  ]),
);

const whole = 1000;
const part = 100;

/** How well a heading names a field; 0: it does not. A longer phrase says more than a shorter one within it. */
function scoreOf(heading: string, field: ImportField): number {
  let best = 0;
  for (const [place, phrase] of (phrases.get(field) ?? []).entries()) {
    if (heading === phrase) return whole - place;
    // A word or two may stand by chance in a heading of something else.
    const isTelling = phrase.includes(" ");
    if (isTelling && ` ${heading} `.includes(` ${phrase} `)) best = Math.max(best, part + phrase.length);
  }
  return best;
}

/** Headings of one column: what stands in its lowest row, and what stands in the rows above it. */
export type ColumnHeading = readonly string[];

export interface HeadingsRead {
  readonly columns: Readonly<Partial<Record<ImportField, number>>>;
  readonly score: number;
}

/** A column's heading in the words of one row, and of both together: `Văn bản` above `Ngày tháng`. */
function readings(heading: ColumnHeading): string[] {
  const parts = heading.map(headingText).filter((text) => text !== "");
  const [lowest = ""] = parts.slice(-1);
  return [...new Set([lowest, parts.join(" "), parts.toReversed().join(" "), parts[0] ?? ""])];
}

/** Gives each field the column whose heading names it best; no column is given twice. */
export function readHeadings(direction: ImportDirection, headings: readonly ColumnHeading[]): HeadingsRead {
  const candidates = headings.flatMap((heading, column) => {
    const texts = readings(heading);
    return fieldsOf[direction].flatMap((field) => {
      const score = Math.max(...texts.map((text) => scoreOf(text, field)));
      return score > 0 ? [{ field, column, score }] : [];
    });
  });
  const columns: Partial<Record<ImportField, number>> = {};
  const taken = new Set<number>();
  let total = 0;
  for (const { field, column, score } of candidates.toSorted(
    (a, b) => b.score - a.score || a.column - b.column,
  )) {
    if (columns[field] !== undefined || taken.has(column)) continue;
    columns[field] = column;
    taken.add(column);
    total += score;
  }
  return { columns, score: total };
}

/** The headings of a file in one text: the same export has the same headings, whatever its rows. */
export function headingsKey(headings: readonly ColumnHeading[]): string {
  return headings.map((heading) => headingText(heading.join(" "))).join("|");
}
