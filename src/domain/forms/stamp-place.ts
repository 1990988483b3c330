import { stampMm } from "./arrival-stamp.ts";

/** Where a page has something on it: squares of `cellMm`, row by row from the top left of the upright page. */
export interface InkMap {
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  /** One byte a square; anything but 0 is ink. */
  readonly inked: Uint8Array;
}

/** The stamp's top left corner on the upright page, mm. */
export interface StampPlace {
  readonly x: number;
  readonly y: number;
}

/** Around the stamp, and to the edge of the page, mm. */
const clearMm = 1.5;
const edgeMm = 4;

/** How much lies above and to the left of each corner of a square, so that any part of the page is counted at once. */
function sumsOf({ columns, rows, inked }: InkMap): Uint32Array {
  const width = columns + 1;
  const sums = new Uint32Array(width * (rows + 1));
  for (let row = 0; row < rows; row += 1) {
    let line = 0;
    for (let column = 0; column < columns; column += 1) {
      line += inked[row * columns + column] === 0 ? 0 : 1;
      sums[(row + 1) * width + column + 1] = (sums[row * width + column + 1] ?? 0) + line;
    }
  }
  return sums;
}

/** A speck of a scan is one square with nothing around it. */
function withoutSpecks(ink: InkMap): InkMap {
  const { columns, rows, inked } = ink;
  const kept = Uint8Array.from(inked);
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= rows || column >= columns ? 0 : (inked[row * columns + column] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (at(row, column) === 0) continue;
      let around = 0;
      for (let y = -1; y <= 1; y += 1) for (let x = -1; x <= 1; x += 1) around += at(row + y, column + x);
      if (around === at(row, column)) kept[row * columns + column] = 0;
    }
  }
  return { ...ink, inked: kept };
}

interface Page {
  readonly width: number;
  readonly height: number;
}

/**
 * Less is better. Offices put the stamp under number and symbol, or under the day, in the upper part of the page; then
 * anywhere above the middle, then anywhere.
 */
function costOf({ x, y }: StampPlace, { width, height }: Page): number {
  const middle = (x + stampMm.width / 2) / width;
  const [sideCost, side] = middle <= 0.5 ? [0, 0.27] : [30, 0.73];
  const fromSide = Math.abs(middle - side) * width * 0.5;
  const part = y / height;
  if (part >= 0.1 && part <= 0.4) return sideCost + fromSide + (part - 0.1) * height * 0.3;
  return (part < 0.4 ? 120 : 200) + sideCost + fromSide + y * 0.3;
}

/**
 * A place of the stamp's full size with nothing under it, the one where offices would put it first; null where the page
 * is too full or too small.
 */
export function placeForStamp(given: InkMap): StampPlace | null {
  const ink = withoutSpecks(given);
  const { columns, rows, cellMm } = ink;
  const sums = sumsOf(ink);
  const page = { width: columns * cellMm, height: rows * cellMm };
  const across = Math.ceil((stampMm.width + 2 * clearMm) / cellMm);
  const down = Math.ceil((stampMm.height + 2 * clearMm) / cellMm);
  const edge = Math.ceil((edgeMm - clearMm) / cellMm);
  const count = (row: number, column: number): number =>
    (sums[(row + down) * (columns + 1) + column + across] ?? 0) -
    (sums[row * (columns + 1) + column + across] ?? 0) -
    (sums[(row + down) * (columns + 1) + column] ?? 0) +
    (sums[row * (columns + 1) + column] ?? 0);
  let best: StampPlace | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let row = edge; row + down + edge <= rows; row += 1) {
    for (let column = edge; column + across + edge <= columns; column += 1) {
      if (count(row, column) !== 0) continue;
      const place = { x: column * cellMm + clearMm, y: row * cellMm + clearMm };
      const cost = costOf(place, page);
      if (cost < least) [best, least] = [place, cost];
    }
  }
  return best;
}
