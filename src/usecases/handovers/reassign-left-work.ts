import type { HandedOver } from "../../contract/handovers.ts";
import type { ReassignInput } from "../../contract/left-work.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayReassign, mayReceive, maySeeLeftWork } from "../../domain/policies/may-on-left-work.ts";
import { readScope } from "../../domain/policies/read-scope.ts";
import type { Assignment } from "../../domain/routing/assignment.ts";
import type { LeftAt } from "../../domain/routing/left-work.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { fold } from "../../domain/text/fold.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import type { Deps } from "../administration/record-change.ts";
import { handOverEach, handOverEvent } from "./hand-over-work.ts";
import { headsAt, leftBehind } from "./serving-of.ts";

type Item = ReassignInput["items"][number];

/**
 * The head of the unit gives what somebody left behind to people of the unit, or leaves it with somebody who moved. What
 * was settled meanwhile, seen in another version, or never the actor's to give, is skipped. Throws
 * `access.unit-head-only`, and `handover.receiver` for somebody outside the units that the actor heads.
 */
export async function reassignLeftWork(
  deps: Deps,
  actor: Actor,
  { personId, items }: ReassignInput,
): Promise<HandedOver> {
  demand(maySeeLeftWork(actor));
  const { agencyId } = actor;
  const wanted = new Map(items.map((item) => [item.assignmentId, item]));
  return handOverEach(
    deps,
    actor,
    {
      from: personId,
      agencyId,
      eventKey: `${handOverEvent} ${personId} ${deps.ids.next()}`,
      isAllowed: (records, assignment) =>
        isTheirs(deps, records, actor, assignment, wanted.get(assignment.id)),
    },
    [...wanted.values()].map(({ assignmentId: id, toId }) => ({
      kind: "assignment",
      id,
      to: { kind: "person", id: toId },
    })),
  );
}

async function isTheirs(
  deps: Deps,
  records: Records,
  actor: Actor,
  assignment: Assignment,
  item: Item | undefined,
): Promise<boolean> {
  const { agencyId, assignee, version, documentId } = assignment;
  const at = deps.clock.now();
  if (agencyId !== actor.agencyId || version !== item?.version) return false;
  const leftAt = await leftBehind(records, { agencyId, personId: assignee.id }, localDateOf(at));
  const left = leftAt(assignment);
  if (left === null || !(await isOfTheirTypes(records, actor, documentId))) return false;
  const { unitId } = left;
  const isHeadless = (await headsAt(records, { agencyId, unitId }, at)).length === 0;
  if (!mayReassign(actor, { agencyId, unitId, isHeadless }).allowed) return false;
  await demandReceiver(deps, records, actor, left, { toId: item.toId, from: assignee.id });
  return true;
}

/** In somebody's place one sees the types of documents that were delegated, and no others. */
async function isOfTheirTypes(records: Records, actor: Actor, documentId: string): Promise<boolean> {
  const { types } = readScope(actor);
  const document = types === null ? null : await records.incoming.get(documentId);
  return types === null || (document !== null && types.includes(fold(document.fields.typeName)));
}

async function demandReceiver(
  { clock }: Deps,
  records: Records,
  actor: Actor,
  left: LeftAt,
  { toId, from }: { readonly toId: string; readonly from: string },
): Promise<void> {
  const appointed = await records.people.appointedIn(actor.agencyId, localDateOf(clock.now()));
  const fits =
    toId === from
      ? left.cause === "moved"
      : appointed.some((it) => it.personId === toId && mayReceive(actor, left, it));
  if (!fits) throw new RuleBroken("handover.receiver", { field: "items" });
}
