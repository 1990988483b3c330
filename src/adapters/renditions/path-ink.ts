import { markBox, markLine, moved, type Ink, type Matrix } from "./ink.ts";

/** How many numbers follow each step of a path, as pdf.js packs them: move, line, curve, quadratic curve, close. */
const lengths = [2, 2, 6, 4, 0] as const;
const close = 4;

type Point = readonly [number, number];

/** A piece of a path between two moves, in the points of the upright page. */
function* piecesOf(path: Float32Array, matrix: Matrix): Generator<Point[]> {
  let piece: Point[] = [];
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? -1;
    const count = lengths[step];
    if (count === undefined) break;
    if (step === 0 && piece.length > 0) {
      yield piece;
      piece = [];
    }
    const [first] = piece;
    if (step === close && first !== undefined) piece.push(first);
    // A curve lies within the box of its end and control points; near enough for a map of millimetres.
    for (let pair = at + 1; pair < at + 1 + count; pair += 2)
      piece.push(moved(matrix, path[pair] ?? 0, path[pair + 1] ?? 0));
    at += 1 + count;
  }
  if (piece.length > 0) yield piece;
}

/** Something that covers nearly the whole page in one piece is the paper it is printed on. */
const paperPart = 0.85;

/** A filled piece counts as the box around it, a stroked one as its lines. */
export function pathInk(
  ink: Ink,
  matrix: Matrix,
  path: Float32Array,
  how: { readonly isFilled: boolean; readonly isStroked: boolean },
): void {
  if (!how.isFilled && !how.isStroked) return;
  const area = ink.columns * ink.rows * ink.cellPoints ** 2;
  for (const piece of piecesOf(path, matrix)) {
    const xs = piece.map(([x]) => x);
    const ys = piece.map(([, y]) => y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    const [right, bottom] = [Math.max(...xs), Math.max(...ys)];
    if (how.isFilled && (right - left) * (bottom - top) < area * paperPart)
      markBox(ink, [1, 0, 0, 1, 0, 0], left, top, right, bottom);
    if (!how.isStroked) continue;
    for (const [at, point] of piece.entries()) {
      const before = piece[at - 1];
      if (before !== undefined) markLine(ink, before, point);
    }
  }
}
