import { isGuestReason } from "../../domain/notices/guest-reasons.ts";
import { heldUntil, ruleFor, type QuietRule } from "../../domain/notices/quiet-hours.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { DeliveryRecord, NoticeReason } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";
import type { Handled } from "./handled.ts";
import { newDeliveries } from "./tell-people.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;

/** Alarms, and what gathers others, wait for nobody's rest. */
const neverHeld: readonly NoticeReason[] = [
  "malwareFound",
  "secrecyFound",
  "archiveByHand",
  "accountFrozen",
  "held",
];

/** A person gets no more notices within a minute (Teams Store's validation). */
const mostNotices = 10;
const minuteMs = 60_000;
/** Fewer come one by one. */
const leastGathered = 3;
const mostGathered = 200;

/**
 * Null: it may go now. Otherwise what becomes of it: it waits until the person's rest is over, or it was put into one
 * digest with what else came meanwhile. Urgent documents (khẩn and above) and alarms wait for no rest; more than ten
 * notices a minute nobody gets.
 */
export async function notYet(
  deps: Deps,
  delivery: DeliveryRecord,
  priority: number,
): Promise<Handled | null> {
  const now = deps.clock.now();
  const isUrgent = priority > 0 || neverHeld.includes(delivery.reason);
  const restAt = isUrgent ? atNoTime : await restOf(deps, delivery);
  const until = restAt(now);
  if (until !== null) return { kind: "later", afterMs: until.getTime() - now.getTime() };
  const since = new Date(now.getTime() - minuteMs);
  const isTooMany = (await deps.store.read.deliveries.gotSince(delivery.personId, since)) >= mostNotices;
  const wasHeld = restAt(delivery.createdAt) !== null;
  if (!isUrgent && (isTooMany || wasHeld) && (await gather(deps, delivery))) return { kind: "done" };
  return isTooMany ? { kind: "later", afterMs: minuteMs } : null;
}

/** Until when a notice waits that comes up at an instant; null: it does not. */
type Rest = (at: Date) => Date | null;

const atNoTime: Rest = () => null;

async function restOf({ store, clock }: Deps, { personId, agencyId }: DeliveryRecord): Promise<Rest> {
  const { read } = store;
  const now = clock.now();
  const { reach, workingHours } = await loadAgencyRules(read, agencyId, localDateOf(now));
  const agency: QuietRule = { span: reach.quiet, outsideWork: reach.outsideWork };
  const rule = ruleFor(agency, await read.reach.choice(personId));
  if (rule.span === null && !rule.outsideWork) return atNoTime;
  const calendar = await loadCalendar(read, agencyId, now, workingHours);
  return (at) => heldUntil(at, rule, calendar);
}

/** What waits for the person becomes one notice; false where that is too little to gather. */
async function gather(deps: Deps, { id, personId, agencyId }: DeliveryRecord): Promise<boolean> {
  const at = deps.clock.now();
  return deps.store.transaction(async (records) => {
    const waiting = await records.deliveries.pendingOf(personId, agencyId, mostGathered);
    const gathered: string[] = [];
    for (const one of waiting) if (await isGathered(records, one)) gathered.push(one.id);
    if (!gathered.includes(id) || gathered.length < leastGathered) return false;
    const happening = { eventKey: `held ${id}`, agencyId, documentId: null, actorId: null, at };
    const told = new Map([[personId, { reason: "held" as const, assignmentId: null }]]);
    const [digest] = await newDeliveries(deps, records, happening, told);
    if (digest === undefined) return false;
    await records.deliveries.putInDigest(gathered, digest.id, at);
    return true;
  });
}

/** Not what is on its way already, and nothing urgent: that comes by itself. */
async function isGathered(
  records: Records,
  { reason, documentId, attempts }: DeliveryRecord,
): Promise<boolean> {
  const isOwn =
    neverHeld.includes(reason) ||
    isGuestReason(reason) ||
    reason === "digest" ||
    reason === "standIn" ||
    reason === "announcement";
  if (isOwn || attempts > 0) return false;
  const document = documentId === null ? null : await records.incoming.get(documentId);
  return (document?.fields.priority ?? 0) === 0;
}
