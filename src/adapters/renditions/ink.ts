import type { InkMap } from "../../domain/forms/stamp-place.ts";

/** PDF's six numbers: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A map that is being filled in, with the points of the page that one of its squares stands for. */
export interface Ink extends InkMap {
  readonly cellPoints: number;
}

const pointsPerMm = 72 / 25.4;
const mostCells = 1200;

/** An empty map of an upright page of so many points. Squares are 1 mm, more only on pages above a metre. */
export function newInk(width: number, height: number): Ink {
  const cellMm = Math.max(1, Math.max(width, height) / pointsPerMm / mostCells);
  const cellPoints = cellMm * pointsPerMm;
  const columns = Math.max(1, Math.floor(width / cellPoints));
  const rows = Math.max(1, Math.floor(height / cellPoints));
  return { columns, rows, cellMm, cellPoints, inked: new Uint8Array(columns * rows) };
}

/** First `inner`, then `outer`. */
export function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [ia, ib, ic, id, ie, jf] = inner;
  return [
    a * ia + c * ib,
    b * ia + d * ib,
    a * ic + c * id,
    b * ic + d * id,
    a * ie + c * jf + e,
    b * ie + d * jf + f,
  ];
}

/** Null where it maps everything onto a line. */
export function inverted([a, b, c, d, e, f]: Matrix): Matrix | null {
  const scale = a * d - b * c;
  if (!Number.isFinite(scale) || Math.abs(scale) < 1e-12) return null;
  return [d / scale, -b / scale, -c / scale, a / scale, (c * f - d * e) / scale, (b * e - a * f) / scale];
}

export function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(Math.floor(value), 0), most - 1);
}

export function markPoint(ink: Ink, x: number, y: number): void {
  const column = Math.floor(x / ink.cellPoints);
  const row = Math.floor(y / ink.cellPoints);
  if (column >= 0 && row >= 0 && column < ink.columns && row < ink.rows)
    ink.inked[row * ink.columns + column] = 1;
}

/** The upright box around a box that `matrix` brings onto the page. */
export function markBox(ink: Ink, matrix: Matrix, x0: number, y0: number, x1: number, y1: number): void {
  const corners = [
    moved(matrix, x0, y0),
    moved(matrix, x1, y0),
    moved(matrix, x0, y1),
    moved(matrix, x1, y1),
  ];
  const xs = corners.map(([x]) => x / ink.cellPoints);
  const ys = corners.map(([, y]) => y / ink.cellPoints);
  if (![...xs, ...ys].every(Number.isFinite)) return;
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (right < 0 || bottom < 0 || left >= ink.columns || top >= ink.rows) return;
  const [from, to] = [clamped(left, ink.columns), clamped(right, ink.columns)];
  for (let row = clamped(top, ink.rows); row <= clamped(bottom, ink.rows); row += 1)
    ink.inked.fill(1, row * ink.columns + from, row * ink.columns + to + 1);
}

/** The squares that a straight line goes through. */
export function markLine(ink: Ink, from: readonly [number, number], to: readonly [number, number]): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!Number.isFinite(length)) return;
  const steps = Math.min(Math.ceil((length / ink.cellPoints) * 2), 8 * mostCells);
  for (let step = 0; step <= steps; step += 1) {
    const part = steps === 0 ? 0 : step / steps;
    markPoint(ink, from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part);
  }
}
