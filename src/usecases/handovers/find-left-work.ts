import { localDateOf } from "../../domain/time/local-date.ts";
import type { LeftWork, Holder } from "../../ports/records/left-work-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addDeliveries } from "../notices/tell-people.ts";
import { headsAt, leftBehind } from "./serving-of.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

export const findLeftWorkJob = "find-left-work";
/** The event by which heads are told, once a departure: `workLeft <departureId>`. */
export const leftWorkEvent = "workLeft";

/** The job looks again soon: somebody was appointed, moved, or is out of service. */
export function lookForLeftWork({ outbox }: Records, { clock }: Pick<Services, "clock">): Promise<void> {
  return outbox.hurryJob(findLeftWorkJob, clock.now());
}

/**
 * Looks for open assignments of people who left or moved, tells the head of each unit once of what one person left there,
 * and forgets what is somebody's again. Nothing is reassigned by it. Answers how many departures are new.
 */
export async function findLeftWork(deps: Deps): Promise<{ readonly found: number }> {
  let found = 0;
  for (const holder of await deps.store.read.leftWork.holders(localDateOf(deps.clock.now())))
    found += await deps.store.transaction((records) => lookAt(deps, records, holder));
  return { found };
}

async function lookAt(deps: Deps, records: Records, holder: Holder): Promise<number> {
  const known = await records.leftWork.of(holder);
  const departures = new Map(known.map(({ unitId, departureId }) => [unitId, departureId]));
  const leftAt = await leftBehind(records, holder, localDateOf(deps.clock.now()));
  const fresh = new Map<string | null, LeftWork>();
  const rows = (await records.leftWork.openOf(holder)).flatMap((assignment): LeftWork[] => {
    const left = leftAt(assignment);
    if (left === null) return [];
    const departureId = departures.get(left.unitId) ?? deps.ids.next();
    const row = { ...holder, ...left, assignmentId: assignment.id, departureId };
    if (!departures.has(left.unitId)) fresh.set(left.unitId, row);
    departures.set(left.unitId, departureId);
    return [row];
  });
  if (!isSame(known, rows)) await records.leftWork.replace(holder, rows);
  for (const row of fresh.values()) await tellHeads(deps, records, row);
  return fresh.size;
}

function isSame(before: readonly LeftWork[], after: readonly LeftWork[]): boolean {
  const keys = (rows: readonly LeftWork[]) =>
    rows.map(({ assignmentId, unitId, cause }) => `${assignmentId} ${unitId} ${cause}`).sort();
  return keys(before).join() === keys(after).join();
}

/** Where nobody heads the unit, nor any above it, the administrators give the work on. */
async function tellHeads(
  deps: Deps,
  records: Records,
  { agencyId, unitId, departureId }: LeftWork,
): Promise<void> {
  const at = deps.clock.now();
  const heads = await headsAt(records, { agencyId, unitId }, at);
  const told = heads.length > 0 ? heads : await administrators(records, agencyId, at);
  await addDeliveries(
    deps,
    records,
    { eventKey: `${leftWorkEvent} ${departureId}`, agencyId, documentId: null, actorId: null, at },
    new Map(told.map((id) => [id, { reason: "workLeft", assignmentId: null }])),
  );
}

async function administrators(records: Records, agencyId: string, at: Date): Promise<string[]> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  return appointed.flatMap(({ role, personId }) => (role === "administrator" ? [personId] : []));
}
