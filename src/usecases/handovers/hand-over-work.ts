import type { HandedOver, HandOverInput } from "../../contract/handovers.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { personPrincipal } from "../../domain/policies/read-scope.ts";
import type { Assignee, Assignment } from "../../domain/routing/assignment.ts";
import type { Matter, RoutingChange } from "../../domain/routing/change.ts";
import { handOver, handOverDocument, leaveWith } from "../../domain/routing/hand-over.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { findPerson } from "../administration/agency-people.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { refreshStandIn } from "../notices/refresh-stand-in.ts";
import { addDeliveries, peopleAt } from "../notices/tell-people.ts";
import { actBy, saveChange } from "../routing/save-change.ts";

/** So many go in one transaction: what was done stays done when the server stops, and the list shows what is left. */
const chunk = 50;
/** The event by which receivers are told, once each: `handOver <from> <id>`. */
export const handOverEvent = "handOver";

type Item = HandOverInput["items"][number];

/** From whom, in which agency; and the one event of which every receiver is told once. */
interface HandingOver {
  readonly from: string;
  readonly agencyId: string;
  readonly eventKey: string;
  /** Asked of each assignment once it is read to be changed; all are allowed where nothing is asked. */
  readonly isAllowed?: (records: Records, assignment: Assignment) => Promise<boolean>;
}

/**
 * Hands over what somebody had who moves or leaves, each thing to its receiver: assignments and the documents that stand
 * before a leader, drafts, and delegations, which end. What is no longer with the person is skipped, so that it can be
 * done again. Each receiver gets one card. Throws `people.not-found`, `handover.receiver`.
 */
export async function handOverWork(
  deps: Deps,
  actor: Actor,
  personId: string,
  { items }: HandOverInput,
): Promise<HandedOver> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = deps.store;
  await findPerson(read, actor, personId);
  const handing = {
    from: personId,
    agencyId: actor.agencyId,
    eventKey: `${handOverEvent} ${personId} ${deps.ids.next()}`,
  };
  await refuseStrangers(deps, items, handing);
  return handOverEach(deps, actor, handing, items);
}

/** In steps, each whole or not at all; what cannot be handed over any more is skipped. */
export async function handOverEach(
  deps: Deps,
  actor: Actor,
  handing: HandingOver,
  items: readonly Item[],
): Promise<HandedOver> {
  let done = 0;
  for (let first = 0; first < items.length; first += chunk)
    done += await handOverSome(deps, actor, handing, items.slice(first, first + chunk));
  return { done, skipped: items.length - done };
}

/** Nothing is handed to who is not there to take it. */
async function refuseStrangers(
  { store, clock }: Deps,
  items: readonly Item[],
  handing: HandingOver,
): Promise<void> {
  const { agencyId, from } = handing;
  const appointed = await store.read.people.appointedIn(agencyId, localDateOf(clock.now()));
  for (const { kind, to } of items) {
    if (kind === "delegation") continue;
    const isThere =
      to !== null &&
      (to.kind === "person"
        ? to.id !== from && appointed.some((it) => it.personId === to.id)
        : kind !== "document" && (await peopleAt(store.read, agencyId, to, clock.now())).length > 0);
    const isLeader =
      kind !== "document" || appointed.some((it) => it.personId === to?.id && it.role === "leader");
    if (!isThere || !isLeader) throw new RuleBroken("handover.receiver", { field: "items" });
  }
}

function handOverSome(
  deps: Deps,
  actor: Actor,
  handing: HandingOver,
  items: readonly Item[],
): Promise<number> {
  return deps.store.transaction(async (records) => {
    const receivers = new Set<string>();
    let done = 0;
    for (const item of items) {
      if (!(await isHandedOver(deps, records, actor, handing, item))) continue;
      done += 1;
      if (item.to !== null)
        for (const id of await peopleAt(records, handing.agencyId, item.to, deps.clock.now()))
          if (id !== handing.from && id !== actor.personId) receivers.add(id);
    }
    if (done > 0)
      await recordChange(deps, records, actor, {
        action: "work.handedOver",
        subjectId: handing.from,
        data: { from: handing.from, count: done },
      });
    const { agencyId, eventKey } = handing;
    await addDeliveries(
      deps,
      records,
      { eventKey, agencyId, documentId: null, actorId: actor.personId, at: deps.clock.now() },
      new Map([...receivers].map((id) => [id, { reason: "workHandedOver", assignmentId: null }])),
    );
    return done;
  });
}

async function isHandedOver(
  deps: Deps,
  records: Records,
  actor: Actor,
  handing: HandingOver,
  item: Item,
): Promise<boolean> {
  const { kind, id, to } = item;
  if (kind === "delegation") return endDelegation(deps, records, actor, handing, id);
  if (to === null) return false;
  if (kind === "draft") return giveDraft(deps, records, actor, handing, id, to);
  const assignment = kind === "assignment" ? await records.routing.assignment(id) : null;
  const document = await records.incoming.get(kind === "document" ? id : (assignment?.documentId ?? ""));
  if (document === null || document.agencyId !== handing.agencyId) return false;
  const matter = { document, slip: await records.routing.slip(document.id) };
  if (assignment !== null && !(await isTheirsToGive(records, handing, assignment))) return false;
  const change = changeOrNull(() => changeFor(matter, assignment, handing.from, to, deps.clock.now()));
  if (change === null) return false;
  await saveChange(deps, records, matter, change, actBy(deps, actor), []);
  return true;
}

async function isTheirsToGive(
  records: Records,
  { from, isAllowed }: HandingOver,
  assignment: Assignment,
): Promise<boolean> {
  return (
    assignment.assignee.id === from && (isAllowed === undefined || (await isAllowed(records, assignment)))
  );
}

function changeFor(
  matter: Matter,
  assignment: Assignment | null,
  from: string,
  to: Assignee,
  at: Date,
): RoutingChange {
  if (assignment === null) return handOverDocument(matter, from, to.id);
  return to.id === from ? leaveWith(matter, assignment, at) : handOver(matter, assignment, to, at);
}

/** Null where it was settled meanwhile. */
function changeOrNull(decide: () => RoutingChange): RoutingChange | null {
  try {
    return decide();
  } catch (error) {
    if (error instanceof RuleBroken) return null;
    throw error;
  }
}

async function endDelegation(
  deps: Deps,
  records: Records,
  actor: Actor,
  { from, agencyId }: HandingOver,
  id: string,
): Promise<boolean> {
  const held = await records.delegations.get(id);
  const isTheirs = held !== null && (held.giverId === from || held.receiverId === from);
  if (!isTheirs || held.agencyId !== agencyId || held.revoked !== null) return false;
  const revoked = { ...held, revoked: { by: actor.personId, at: deps.clock.now() } };
  if (!(await records.delegations.revoke(revoked, held.version))) return false;
  await refreshStandIn(deps, records, held);
  return true;
}

/** A draft goes on with another drafter, or stands before another person. */
async function giveDraft(
  deps: Deps,
  records: Records,
  actor: Actor,
  { from, agencyId }: HandingOver,
  id: string,
  to: Assignee,
): Promise<boolean> {
  const draft = await records.drafts.get(id);
  const [receiver] = await peopleAt(records, agencyId, to, deps.clock.now());
  if (draft === null || draft.agencyId !== agencyId || receiver === undefined) return false;
  const { submission } = draft;
  const isBefore = draft.state === "submitted" && submission?.to === from;
  if (draft.drafterId !== from && !isBefore) return false;
  const given = {
    ...draft,
    drafterId: draft.drafterId === from ? receiver : draft.drafterId,
    submission: isBefore ? { ...submission, to: receiver } : submission,
  };
  if (!(await records.drafts.update(given, draft.version))) return false;
  await records.drafts.grant(id, [personPrincipal(receiver)]);
  await recordChange(deps, records, actor, {
    action: "draft.handedOver",
    subjectId: id,
    data: { from, to: receiver },
  });
  return true;
}
