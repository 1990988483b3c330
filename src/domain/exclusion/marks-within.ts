import { fold } from "../text/fold.ts";
import type { FirstPage, PageLine } from "./first-page.ts";
import { isRestrictedOnPage, markOnPage } from "./mark-on-page.ts";
import { stampOf, type SecrecyGrade } from "./marked-text.ts";

/** A mark that stands in a file elsewhere than on its first page. */
export interface FileMark {
  readonly kind: "stateSecret" | "restrictedPublication";
  /** As it is written officially: `TỐI MẬT`, `HẠN CHẾ CÔNG BỐ`. */
  readonly mark: string;
  /** From 1; null where the format knows no pages. */
  readonly page: number | null;
  /** The file inside an archive; null for the file itself. */
  readonly entry: string | null;
}

/** What heads a document of a state agency or of the Party; a page that has it begins one. */
const nation = /cong hoa xa hoi chu nghia viet nam|dang cong san viet nam/u;
const headZone = 0.35;
/** Above and below the text: where a mark runs from page to page. */
const runningHead = 0.09;
const runningFoot = 0.94;
/** Lines whose baselines are nearer than this stand beside each other: cells of a table, halves of a letterhead. */
const sameRow = 0.008;

function beginsDocument(lines: FirstPage): boolean {
  return lines.some(({ text, y }) => (y === undefined || y <= headZone) && nation.test(fold(text)));
}

/** Alone between the margins: neither a cell of a table nor part of a sentence. A page's number may stand beside it. */
function isAlone(line: PageLine, page: FirstPage): boolean {
  return !page.some(
    (other) =>
      other !== line && /\p{L}/u.test(other.text) && Math.abs((other.y ?? 0) - (line.y ?? 0)) < sameRow,
  );
}

function marksOn(page: FirstPage): readonly Omit<FileMark, "page" | "entry">[] {
  const grade: SecrecyGrade | null = markOnPage(page);
  return [
    ...(grade === null ? [] : [{ kind: "stateSecret" as const, mark: stampOf[grade] }]),
    ...(isRestrictedOnPage(page)
      ? [{ kind: "restrictedPublication" as const, mark: "HẠN CHẾ CÔNG BỐ" }]
      : []),
  ];
}

/** What the gate reads on a first page, as a mark with its place. */
export function marksOnFirstPage(page: FirstPage): FileMark[] {
  return marksOn(page)
    .slice(0, 1)
    .map((mark) => ({ ...mark, page: 1, entry: null }));
}

/**
 * Marks on a page after the first: a page that begins a document of its own (an attachment bound into the file) is read
 * like a first page, any other only at its running head and foot. What a table or a sentence says of grades is no mark.
 */
export function marksOnLaterPage(page: FirstPage, number: number): FileMark[] {
  const found = beginsDocument(page)
    ? marksOn(page)
    : page
        .filter(({ y }) => y !== undefined && (y <= runningHead || y >= runningFoot))
        .filter((line) => isAlone(line, page))
        .flatMap(({ text }) => marksOn([{ text }]));
  return found.slice(0, 1).map((mark) => ({ ...mark, page: number, entry: null }));
}

/** So many lines around the head of a document belong to its first page; the stamp may stand before the nation's name. */
const linesBefore = 10;
const linesAfter = 18;

/**
 * Marks in a text whose lines have no place on a page: at its beginning, and wherever another document begins in it.
 * `isWhole` false: the beginning was judged before.
 */
export function marksInLines(lines: readonly string[], isWhole = true): FileMark[] {
  const heads = lines.flatMap((text, at) => (nation.test(fold(text)) ? [at] : []));
  const starts = isWhole ? [0, ...heads] : heads.filter((at) => at > linesBefore + linesAfter);
  for (const at of starts.slice(0, mostHeads)) {
    const around = lines.slice(Math.max(0, at - linesBefore), at + linesAfter).map((text) => ({ text }));
    const [found] = marksOn(around);
    if (found !== undefined) return [{ ...found, page: null, entry: null }];
  }
  return [];
}

const mostHeads = 500;
/** A stamp is a box of a word or two, with a frame of its own. */
const mostBoxLines = 3;

/** A text box, a header, a footer or a note: a mark is all that it says, or stands on a line of its own in a short one. */
export function marksInBox(lines: readonly string[], isShort = true): FileMark[] {
  const written = lines.filter((line) => line.trim() !== "");
  if (isShort && written.length > mostBoxLines) return [];
  return marksOn(written.map((text) => ({ text })))
    .slice(0, 1)
    .map((mark) => ({ ...mark, page: null, entry: null }));
}
