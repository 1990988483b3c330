import type { Actor } from "../../domain/people/actor.ts";
import { instruct as decideOrder } from "../../domain/routing/instruct.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";
import { checkedOrder, type OrderRequest } from "./check-order.ts";

/** A leader's instruction (bút phê): an administrative order, kept as given (R14; NĐ 30, Đ23.4). */
export function instruct(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  input: OrderRequest & { version: number },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "instruct",
    documentId,
    version: input.version,
    async decide(matter, act, records) {
      const { agencyId } = matter.document;
      const order = await checkedOrder(records, input, { agencyId, at: act.at, within: null });
      return decideOrder(matter, order, "leader", act);
    },
  });
}
