/** One of the values that are known. Throws `TypeError` where the store has another. */
export function among<T extends string | number>(known: readonly T[], value: string | number): T {
  const found = known.find((it) => it === value);
  if (found === undefined) throw new TypeError(`The store has a value that is not known: ${value}.`);
  return found;
}
