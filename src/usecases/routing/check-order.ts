import { existsOn, withUnitsBelow } from "../../domain/organisation/org-node.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Assignee } from "../../domain/routing/assignment.ts";
import type { Order } from "../../domain/routing/place-order.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { unitAndSuccessors } from "./unit-and-successors.ts";

/** An order as it comes over the wire. */
export interface OrderRequest {
  readonly text?: string | undefined;
  readonly lead?: Assignee | null | undefined;
  readonly support?: readonly Assignee[] | undefined;
  readonly inform?: readonly Assignee[] | undefined;
  readonly deadlineAt?: string | null | undefined;
  readonly replaces?: string | null | undefined;
  readonly confirmed?: readonly string[] | undefined;
}

/**
 * Completes an order and refuses one that nobody could carry out: people who are not (or no longer) appointed in the
 * agency, units without a head, a deadline that has passed. `within` limits it to a unit and what is below it.
 */
export async function checkedOrder(
  records: Records,
  request: OrderRequest,
  context: { readonly agencyId: string; readonly at: Date; readonly within: string | null },
): Promise<Order> {
  const order: Order = {
    text: request.text ?? "",
    lead: request.lead ?? null,
    support: request.support ?? [],
    inform: request.inform ?? [],
    deadlineAt: request.deadlineAt ? new Date(request.deadlineAt) : null,
    replaces: request.replaces ?? null,
    confirmed: request.confirmed ?? [],
  };
  if (order.deadlineAt !== null && order.deadlineAt <= context.at) {
    throw new RuleBroken("routing.deadline-past", { field: "deadlineAt" });
  }
  const named = [...(order.lead ? [order.lead] : []), ...order.support, ...order.inform];
  await refuseUnknown(records, named, context);
  return order;
}

async function refuseUnknown(
  records: Records,
  named: readonly Assignee[],
  { agencyId, at, within }: { agencyId: string; at: Date; within: string | null },
): Promise<void> {
  const on = localDateOf(at);
  const nodes = (await records.organisation.nodesOf(agencyId)).filter((node) => existsOn(node, on));
  const appointed = await records.people.appointedIn(agencyId, on);
  const own = within === null ? [] : await unitAndSuccessors(records, within);
  const reach = within === null ? null : new Set(withUnitsBelow(own, nodes));
  for (const assignee of named) {
    if (assignee.kind === "unit") {
      const unit = nodes.find((node) => node.id === assignee.id && node.kind === "unit");
      // Within a unit, only the ones below it: the unit itself has the assignment already.
      const isOutside = reach !== null && (!reach.has(assignee.id) || own.includes(assignee.id));
      if (unit === undefined || isOutside) throw new RuleBroken("routing.unknown-assignee");
      if (!appointed.some((it) => it.role === "unitHead" && it.unitId === unit.id)) {
        throw new RuleBroken("routing.unit-without-head", { params: { unit: unit.name } });
      }
    } else {
      const posts = appointed.filter((it) => it.personId === assignee.id);
      const isInside = reach === null || posts.some((it) => it.unitId !== null && reach.has(it.unitId));
      if (posts.length === 0 || !isInside) throw new RuleBroken("routing.unknown-assignee");
    }
  }
}
