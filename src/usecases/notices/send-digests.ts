import { isWorkingDay } from "../../domain/calendar/working-calendar.ts";
import { startOfWorkingDay } from "../../domain/calendar/working-time.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { identifyPerson } from "../people/identify-actor.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import { listWork } from "../work/list-work.ts";
import { addDeliveries } from "./tell-people.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/**
 * At the start of a working day everybody for whom something waits gets one card with it, once a day: what is due,
 * overdue and new. Who has nothing gets nothing.
 */
export async function sendDigests(deps: Deps): Promise<{ sent: number }> {
  const now = deps.clock.now();
  const on = localDateOf(now);
  let sent = 0;
  for (const agency of await deps.store.read.organisation.agenciesHere()) {
    const rules = await loadAgencyRules(deps.store.read, agency.id, on);
    const calendar = await loadCalendar(deps.store.read, agency.id, now, rules.workingHours);
    if (!isWorkingDay(calendar, on) || now < startOfWorkingDay(calendar, on)) continue;
    const appointed = await deps.store.read.people.appointedIn(agency.id, on);
    for (const personId of new Set(appointed.map((it) => it.personId))) {
      if (await hasWork(deps, personId, agency.id))
        sent += await addDigest(deps, personId, agency.id, on, now);
    }
  }
  return { sent };
}

async function hasWork(deps: Deps, personId: string, agencyId: string): Promise<boolean> {
  // The digest of an account that somebody else may have tells them what waits there (R61).
  if ((await deps.store.read.freezes.frozen([personId])).size > 0) return false;
  const actor = await identifyPerson(deps, { personId, agencyId });
  const { counts } = await listWork(deps, actor, { bucket: "toHandle", limit: 1 });
  return counts.toHandle + counts.supporting + counts.toKnow > 0;
}

function addDigest(deps: Deps, personId: string, agencyId: string, on: string, at: Date): Promise<number> {
  return deps.store.transaction((records) =>
    addDeliveries(
      deps,
      records,
      { eventKey: `digest ${agencyId} ${on}`, agencyId, documentId: null, actorId: null, at },
      new Map([[personId, { reason: "digest", assignmentId: null }]]),
    ),
  );
}
