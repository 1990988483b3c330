/** Whom the directory has as the manager of most people of a unit. */
export interface HeadProposal {
  /** By `keyOf` the manager. */
  readonly key: string;
  readonly managed: number;
  readonly people: number;
}

/** Fewer say nothing. */
const fewest = 2;

/**
 * One manager of more than half of a unit's people, the manager left aside; null where there is none. A proposal: who heads
 * a unit is an administrator's to say.
 */
export function proposeHead(
  people: readonly { readonly key: string; readonly managerKey: string | null }[],
): HeadProposal | null {
  const byManager = Map.groupBy(people, ({ managerKey }) => managerKey);
  for (const [key, managed] of byManager) {
    if (key === null) continue;
    const others = people.filter((one) => one.key !== key).length;
    if (managed.length >= fewest && managed.length * 2 > others)
      return { key, managed: managed.length, people: others };
  }
  return null;
}
