import { reminderTimes, type Reminder } from "../../domain/deadlines/reminders.ts";
import { isOpen, type Assignment } from "../../domain/routing/assignment.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { NoticeReason } from "../../ports/records/delivery-records.ts";
import type { WorkLine } from "../../ports/records/routing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules, loadCalendar, type AgencyRules } from "../rules/agency-rules.ts";
import { addDeliveries } from "./tell-people.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

const chunk = 200;
/** Reminders come no further ahead than this, in days; assignments due later are not looked at. */
const horizonDays = 40;
/** A reminder whose time passed while no server ran is still given for so long, ms; an older one is not made up. */
const graceMs = 12 * 3_600_000;

const reasons: Readonly<Record<Reminder["kind"], NoticeReason>> = {
  before: "reminderBefore",
  due: "reminderDue",
  overdue: "reminderOverdue",
};

/**
 * Reminds people of their deadlines as the agency's rules say: before, at and daily after it, and then who assigned
 * it (R40). Each reminder has a key of its own, so that running twice, or on two servers, reminds once.
 */
export async function remind(deps: Deps): Promise<{ reminded: number }> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + horizonDays * 86_400_000);
  const known = new Map<string, { rules: AgencyRules; calendar: Awaited<ReturnType<typeof loadCalendar>> }>();
  let reminded = 0;
  let afterId: string | null = null;
  for (;;) {
    const lines: WorkLine[] = await deps.store.read.routing.dueBefore(until, afterId, chunk);
    for (const { assignment, document } of lines) {
      if (assignment?.deadlineAt == null) continue;
      const agency = known.get(document.agencyId) ?? (await agencyOf(deps, document.agencyId, now));
      known.set(document.agencyId, agency);
      const due = dueNow(assignment.deadlineAt, agency, now);
      for (const reminder of due) reminded += await give(deps, assignment, reminder);
    }
    const last = lines.at(-1);
    if (lines.length < chunk || last?.assignment == null) return { reminded };
    afterId = last.assignment.id;
  }
}

async function agencyOf({ store }: Deps, agencyId: string, now: Date) {
  const rules = await loadAgencyRules(store.read, agencyId, localDateOf(now));
  return { rules, calendar: await loadCalendar(store.read, agencyId, now, rules.workingHours) };
}

function dueNow(
  due: Date,
  { rules, calendar }: { rules: AgencyRules; calendar: Awaited<ReturnType<typeof loadCalendar>> },
  now: Date,
): Reminder[] {
  const since = new Date(now.getTime() - graceMs);
  return reminderTimes({ due, settings: rules.reminders, calendar, now: since }).filter(
    ({ at }) => at <= now,
  );
}

function give(deps: Deps, assignment: Assignment, reminder: Reminder): Promise<number> {
  const at = deps.clock.now();
  return deps.store.transaction(async (records) => {
    const current = await records.routing.assignment(assignment.id);
    // Finished or extended since it was looked at.
    const stands =
      current !== null &&
      isOpen(current) &&
      current.deadlineAt?.getTime() === assignment.deadlineAt?.getTime();
    if (!stands) return 0;
    const people = await remindedBy(records, current, reminder, at);
    const eventKey = `reminder ${assignment.id} ${reminder.recipient} ${reminder.at.toISOString()}`;
    const told = new Map(
      people.map((id) => [id, { reason: reasons[reminder.kind], assignmentId: assignment.id }]),
    );
    return addDeliveries(
      deps,
      records,
      { eventKey, agencyId: assignment.agencyId, documentId: assignment.documentId, actorId: null, at },
      told,
    );
  });
}

async function remindedBy(
  records: Records,
  assignment: Assignment,
  { recipient }: Reminder,
  at: Date,
): Promise<string[]> {
  if (recipient === "assigner") return [assignment.assignedBy];
  if (assignment.assignee.kind === "person") return [assignment.assignee.id];
  const appointed = await records.people.appointedIn(assignment.agencyId, localDateOf(at));
  return appointed
    .filter((it) => it.role === "unitHead" && it.unitId === assignment.assignee.id)
    .map((it) => it.personId);
}
