import type { Actor } from "../../domain/people/actor.ts";
import { instruct } from "../../domain/routing/instruct.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { actOnDocument, type ActDone, type RoutingDeps } from "./act-on-document.ts";
import { checkedOrder, type OrderRequest } from "./check-order.ts";

/** The clerk transfers directly, where the agency's rules of work say who handles such documents (NĐ 30, Đ23.1). */
export function transferDocument(
  deps: RoutingDeps,
  actor: Actor,
  documentId: string,
  input: OrderRequest & { version: number },
): Promise<ActDone> {
  return actOnDocument(deps, actor, {
    action: "transfer",
    documentId,
    version: input.version,
    async decide(matter, act, records) {
      const { agencyId } = matter.document;
      const rules = await loadAgencyRules(records, agencyId, localDateOf(act.at));
      if (!rules.clerkMayTransfer) throw new RuleBroken("routing.no-direct-transfer");
      const order = await checkedOrder(records, input, { agencyId, at: act.at, within: null });
      return instruct(matter, order, "clerk", act);
    },
  });
}
