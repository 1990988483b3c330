/** Rows that several indexes give in one order, as one page in that order; a row that two of them give comes once. */
export function mergePieces<Row extends { readonly id: string }>(
  pieces: readonly (readonly Row[])[],
  inOrder: (a: Row, b: Row) => number,
  limit: number,
): Row[] {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return [...only];
  const merged = new Map(pieces.flat().map((row) => [row.id, row]));
  return [...merged.values()].sort(inOrder).slice(0, limit);
}
