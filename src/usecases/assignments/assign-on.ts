import type { Actor } from "../../domain/people/actor.ts";
import { assignOn as decideOrder } from "../../domain/routing/instruct.ts";
import type { ActDone, RoutingDeps } from "../routing/act-on-document.ts";
import { checkedOrder, type OrderRequest } from "../routing/check-order.ts";
import { actOnAssignment } from "./act-on-assignment.ts";

/** The head of a unit assigns on to its people and the units below it (NĐ 30, Phụ lục IV: ý kiến lãnh đạo đơn vị). */
export function assignOn(
  deps: RoutingDeps,
  actor: Actor,
  assignmentId: string,
  input: OrderRequest & { version: number },
): Promise<ActDone> {
  return actOnAssignment(deps, actor, {
    action: "assignOn",
    assignmentId,
    version: input.version,
    async decide(matter, assignment, act, records) {
      const { agencyId } = matter.document;
      const within = assignment.assignee.id;
      const order = await checkedOrder(records, input, { agencyId, at: act.at, within });
      return decideOrder(matter, assignment, order, act);
    },
  });
}
