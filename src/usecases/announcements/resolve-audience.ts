import type { Audience } from "../../domain/notices/announcement.ts";
import { withUnitsBelow } from "../../domain/organisation/org-node.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { listsNow } from "../directory/recipient-lists.ts";

/** The ids of the people of the agency who are meant on the day of `at`, in order. */
export async function resolveAudience(
  records: Records,
  agencyId: string,
  { everyone, unitIds, personIds, listIds }: Audience,
  at: Date,
): Promise<string[]> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const units = new Set(withUnitsBelow(unitIds, await records.organisation.nodesOf(agencyId)));
  const lists = listIds.length === 0 ? [] : await listsNow(records, agencyId, at);
  const listed = lists.filter(({ id }) => listIds.includes(id)).flatMap(({ people }) => people);
  const named = new Set([...personIds, ...listed]);
  const meant = appointed.filter(
    (it) => everyone || named.has(it.personId) || (it.unitId !== null && units.has(it.unitId)),
  );
  return [...new Set(meant.map(({ personId }) => personId))].toSorted();
}
