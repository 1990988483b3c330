import type { PageLine } from "../../../src/domain/exclusion/first-page.ts";

/** A line of the first page with its place: parts of the page's width and height, `y` of the baseline. */
export interface SeenLine extends PageLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

/** A piece of text as pdf.js gives it, placed in parts of the page. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Runs of one baseline without a wide gap between them are one line; the halves of a letterhead are two. */
export function linesOf(runs: readonly Run[]): SeenLine[] {
  const sorted = runs.toSorted((a, b) => (Math.abs(a.y - b.y) < 0.004 ? a.x - b.x : a.y - b.y));
  const lines: SeenLine[] = [];
  for (const run of sorted) {
    const last = lines.at(-1);
    const gap = last === undefined ? 1 : run.x - (last.x + last.width);
    if (last === undefined || Math.abs(last.y - run.y) > 0.006 || gap > 0.05 || gap < -0.02) {
      lines.push({ text: run.text, x: run.x, y: run.y, size: run.height, width: run.width });
      continue;
    }
    const blank = gap > 0.002 && !last.text.endsWith(" ") && !run.text.startsWith(" ") ? " " : "";
    lines[lines.length - 1] = {
      ...last,
      text: last.text + blank + run.text,
      width: run.x + run.width - last.x,
      size: Math.max(last.size, run.height),
    };
  }
  return lines.map((line) => ({ ...line, text: line.text.normalize("NFC").replace(/\s+/gu, " ").trim() }));
}
