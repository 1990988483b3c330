import type { Records } from "../../ports/store.ts";

/**
 * A unit and everything that took over from it: what was assigned to a unit that has been renamed or merged since is
 * assigned on within the one that answers for it now.
 */
export async function unitAndSuccessors(records: Records, unitId: string): Promise<string[]> {
  const found = [unitId];
  for (let latest = [unitId]; latest.length > 0;) {
    const successions = await records.organisation.successionsOf(latest);
    const after = successions.filter(({ predecessorId }) => latest.includes(predecessorId));
    latest = after.map(({ successorId }) => successorId).filter((id) => !found.includes(id));
    found.push(...latest);
  }
  return found;
}
