import type { FirstPage, PageLine } from "./first-page.ts";

/**
 * A run of glyphs as pdf.js gives it, once its viewport's transform has put it into the points of an upright page with
 * its origin at the top left. The tab and the server build the lines that the gate reads from the same runs.
 */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A gap of so many heights of a letter divides columns; between single letters, as in `M Ậ T`, it may be wider. */
const columnGap = 1.2;
const letterGap = 2.5;
const wordGap = 0.15;

function isRepeated(run: PlacedText, other: PlacedText): boolean {
  return (
    run.text === other.text &&
    Math.abs(run.x - other.x) < run.size * 0.2 &&
    Math.abs(run.y - other.y) < run.size * 0.2
  );
}

/** Rows from top to bottom, each from left to right; bold made by printing twice counts once. */
function rowsOf(runs: readonly PlacedText[]): PlacedText[][] {
  const rows: { y: number; runs: PlacedText[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - run.y) <= run.size * 0.4) {
      if (!row.runs.some((other) => isRepeated(run, other))) row.runs.push(run);
    } else rows.push({ y: run.y, runs: [run] });
  }
  return rows.map((row) => row.runs.toSorted((a, b) => a.x - b.x));
}

function splitRow(row: readonly PlacedText[]): PlacedText[][] {
  const lines: PlacedText[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of row) {
    const line = lines.at(-1);
    const isSpaced = run.text.trim().length === 1 && line?.at(-1)?.text.trim().length === 1;
    if (line && run.x - end <= run.size * (isSpaced ? letterGap : columnGap)) line.push(run);
    else lines.push([run]);
    end = Math.max(end, run.x + run.width);
  }
  return lines;
}

function textOf(line: readonly PlacedText[]): string {
  let text = "";
  let end: number | null = null;
  for (const run of line) {
    if (end !== null && run.x - end > run.size * wordGap && !/\s$/u.test(text)) text += " ";
    text += run.text;
    end = run.x + run.width;
  }
  return text.replace(/\s+/gu, " ").trim();
}

function isPlaced(run: PlacedText): boolean {
  return [run.x, run.y, run.width, run.size].every((value) => Number.isFinite(value)) && run.size > 0;
}

/**
 * Puts runs together into lines; positions become parts of the page, `width` by `height` points. What a damaged file
 * puts nowhere comes last, without a position.
 */
export function pageLines(runs: readonly PlacedText[], width: number, height: number): FirstPage {
  const written = runs.filter((run) => run.text.trim() !== "");
  const lost = written.filter((run) => !isPlaced(run)).map((run) => ({ text: run.text.trim() }));
  const placed = rowsOf(written.filter(isPlaced))
    .flatMap(splitRow)
    .flatMap((line): PageLine[] => {
      const [first] = line;
      const text = textOf(line);
      return first === undefined || text === ""
        ? []
        : [{ text, x: first.x / width, y: first.y / height, size: first.size / height }];
    });
  return [...placed, ...lost];
}
