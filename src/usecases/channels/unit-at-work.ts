import { existsOn, withUnitsBelow } from "../../domain/organisation/org-node.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";

/** The unit, what took over from it, and the units below: those among whose people its head could choose. */
export async function unitsWithin(
  records: Records,
  { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string },
  at: Date,
): Promise<string[]> {
  const own = await unitAndSuccessors(records, unitId);
  const nodes = (await records.organisation.nodesOf(agencyId)).filter((node) =>
    existsOn(node, localDateOf(at)),
  );
  return withUnitsBelow(own, nodes);
}

/** The people who work there now, each once. */
export async function peopleWithin(
  records: Records,
  { agencyId, unitId }: { readonly agencyId: string; readonly unitId: string },
  at: Date,
): Promise<string[]> {
  const within = await unitsWithin(records, { agencyId, unitId }, at);
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const here = appointed.filter(({ unitId: of }) => of !== null && within.includes(of));
  return [...new Set(here.map(({ personId }) => personId))];
}
