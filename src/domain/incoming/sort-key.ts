const numbersOfYear = 1_000_000_000;
const registersOfYear = 1000;

/**
 * One number that sorts an agency's documents by year, number and register, and is unique among them: the keyset
 * that lists page by. Stays below 2^53 for every year to 8999.
 */
export function sortKeyOf(year: number, number: number, registerOrdinal: number): number {
  return (year * numbersOfYear + number) * registersOfYear + registerOrdinal;
}

/** After which key a list begins that jumps to a number of a year, the number itself included. */
export function keyBefore(year: number, number: number, direction: "newestFirst" | "oldestFirst"): number {
  return direction === "newestFirst" ? sortKeyOf(year, number + 1, 0) : sortKeyOf(year, number, 0) - 1;
}

/** The year and number in a sort key, to jump to a place in the register. */
export function placeOf(sortKey: number): { year: number; number: number } {
  const withoutOrdinal = Math.floor(sortKey / registersOfYear);
  return { year: Math.floor(withoutOrdinal / numbersOfYear), number: withoutOrdinal % numbersOfYear };
}
