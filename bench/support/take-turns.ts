/** Milliseconds by the clock, one for each call. */
export type Taken = readonly number[];

/**
 * Runs everybody's work in turn, each time beginning with another, so that a machine that slows down slows all of them
 * alike and nobody always comes after the same other; the first tenth is not counted.
 */
export async function takeTurns(
  everybody: ReadonlyMap<string, () => unknown>,
  runs: number,
): Promise<Map<string, Taken>> {
  const taken = new Map([...everybody.keys()].map((name): [string, number[]] => [name, []]));
  const turns = [...everybody];
  const unseen = Math.ceil(runs / 10);
  for (let run = 0; run < unseen + runs; run += 1) {
    for (let turn = 0; turn < turns.length; turn += 1) {
      const [name, work] = turns[(run * 7 + turn) % turns.length] ?? ["", () => undefined];
      const begun = performance.now();
      await work();
      if (run >= unseen) taken.get(name)?.push(performance.now() - begun);
    }
  }
  return taken;
}

/** The value below which `share` of all lie. */
export function at(values: Taken, share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
