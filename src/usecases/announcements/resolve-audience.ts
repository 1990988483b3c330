import type { Audience } from "../../domain/notices/announcement.ts";
import { withUnitsBelow } from "../../domain/organisation/org-node.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";

/** The ids of the people of the agency who are meant on that day, in order. */
export async function resolveAudience(
  records: Records,
  agencyId: string,
  { everyone, unitIds, personIds }: Audience,
  on: LocalDate,
): Promise<string[]> {
  const appointed = await records.people.appointedIn(agencyId, on);
  const units = new Set(withUnitsBelow(unitIds, await records.organisation.nodesOf(agencyId)));
  const named = new Set(personIds);
  const meant = appointed.filter(
    (it) => everyone || named.has(it.personId) || (it.unitId !== null && units.has(it.unitId)),
  );
  return [...new Set(meant.map(({ personId }) => personId))].toSorted();
}
