import type { WorkingCalendar } from "../../domain/calendar/working-calendar.ts";
import { reminderTimes, type Reminder } from "../../domain/deadlines/reminders.ts";
import { isOpen, type Assignment } from "../../domain/routing/assignment.ts";
import { whoAnswersFor } from "../../domain/notices/notices-of.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { NoticeReason } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules, loadCalendar, type AgencyRules } from "../rules/agency-rules.ts";
import { addDeliveries, peopleAt } from "./tell-people.ts";

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

interface AgencyTime {
  readonly rules: AgencyRules;
  readonly calendar: WorkingCalendar;
}

interface DueReminder {
  readonly eventKey: string;
  readonly assignment: Assignment;
  readonly reminder: Reminder;
}

/**
 * Reminds people of their deadlines as the agency's rules say: before, at and daily after it, and then who assigned
 * it (R40). Each reminder has a key of its own, so that running twice, or on two servers, reminds once.
 */
export async function remind(deps: Deps): Promise<{ reminded: number }> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + horizonDays * 86_400_000);
  const agencies = new Map<string, AgencyTime>();
  let reminded = 0;
  for (let afterId: string | null = null; ;) {
    const assignments: Assignment[] = await deps.store.read.routing.dueBefore(until, afterId, chunk);
    const due: DueReminder[] = [];
    for (const assignment of assignments) {
      const { agencyId } = assignment;
      const agency = agencies.get(agencyId) ?? (await agencyTime(deps, agencyId, now));
      agencies.set(agencyId, agency);
      due.push(...dueNow(assignment, agency, now));
    }
    const told = await deps.store.read.deliveries.told(due.map(({ eventKey }) => eventKey));
    for (const it of due) if (!told.has(it.eventKey)) reminded += await give(deps, it);
    afterId = assignments.at(-1)?.id ?? null;
    if (assignments.length < chunk || afterId === null) return { reminded };
  }
}

async function agencyTime({ store }: Deps, agencyId: string, now: Date): Promise<AgencyTime> {
  const rules = await loadAgencyRules(store.read, agencyId, localDateOf(now));
  return { rules, calendar: await loadCalendar(store.read, agencyId, now, rules.workingHours) };
}

function dueNow(assignment: Assignment, { rules, calendar }: AgencyTime, now: Date): DueReminder[] {
  const due = assignment.deadlineAt;
  if (due === null) return [];
  // Nobody is reminded of what they did not have yet: an order for tomorrow comes after this morning's reminder.
  const since = new Date(Math.max(now.getTime() - graceMs, assignment.assignedAt.getTime()));
  return reminderTimes({ due, settings: rules.reminders, calendar, now: since })
    .filter(({ at }) => at <= now)
    .map((reminder) => ({
      eventKey: `reminder ${assignment.id} ${reminder.recipient} ${reminder.at.toISOString()}`,
      assignment,
      reminder,
    }));
}

function give(deps: Deps, { eventKey, assignment, reminder }: DueReminder): Promise<number> {
  const at = deps.clock.now();
  const { agencyId, documentId } = assignment;
  return deps.store.transaction(async (records) => {
    const current = await records.routing.assignment(assignment.id);
    // Finished or extended since it was looked at.
    const holds =
      current !== null &&
      isOpen(current) &&
      current.deadlineAt?.getTime() === assignment.deadlineAt?.getTime();
    if (!holds) return 0;
    const people = await remindedOf(records, current, reminder, at);
    const told = { reason: reasons[reminder.kind], assignmentId: assignment.id };
    return addDeliveries(
      deps,
      records,
      { eventKey, agencyId, documentId, actorId: null, at },
      new Map(people.map((id) => [id, told])),
    );
  });
}

/** Who assigned it to a unit of their own, or to themselves, is reminded once. */
async function remindedOf(
  records: Records,
  assignment: Assignment,
  { recipient }: Reminder,
  at: Date,
): Promise<string[]> {
  const { agencyId, documentId, assignee } = assignment;
  const assignees = await peopleAt(records, agencyId, assignee, at);
  if (recipient === "assignee") return assignees;
  const document = await records.incoming.get(documentId);
  if (document === null) return [];
  const matter = { document, slip: await records.routing.slip(documentId) };
  const assigners = await peopleAt(records, agencyId, whoAnswersFor(matter, assignment), at);
  return assigners.filter((id) => !assignees.includes(id));
}
