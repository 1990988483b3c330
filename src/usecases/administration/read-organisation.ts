import type { OrganisationView, OrgNodeView } from "../../contract/administration.ts";
import { existsOn, type OrgNode, type Succession } from "../../domain/organisation/org-node.ts";
import { parentOn } from "../../domain/organisation/succession.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayInspect } from "../../domain/policies/may-administer.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";

/** The actor's agency with its units as they are on a day, today unless said otherwise; in no order. */
export async function readOrganisation(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: { readonly on?: LocalDate | undefined } = {},
): Promise<OrganisationView> {
  demand(mayInspect(actor, "organisation", actor.agencyId));
  const on = query.on ?? localDateOf(clock.now());
  const all = await store.read.organisation.nodesOf(actor.agencyId);
  const successions = await store.read.organisation.successionsOf(all.map(({ id }) => id));
  const strangers = await store.read.organisation.nodesById(strangersIn(successions, all));
  const named = new Map([...all, ...strangers].map((node) => [node.id, node.name]));
  return {
    on,
    nodes: all
      .filter((node) => existsOn(node, on))
      .map((node) => ({
        ...viewOf(node, successions, named),
        parentId: parentOn(node, all, successions, on),
      })),
  };
}

/** An agency may have followed one that was never kept here. */
function strangersIn(successions: readonly Succession[], all: readonly OrgNode[]): string[] {
  const own = new Set(all.map(({ id }) => id));
  return [
    ...new Set(successions.flatMap(({ predecessorId, successorId }) => [predecessorId, successorId])),
  ].filter((id) => !own.has(id));
}

function viewOf(
  node: OrgNode,
  successions: readonly Succession[],
  named: ReadonlyMap<string, string>,
): OrgNodeView {
  const { id, kind, parentId, name, abbreviation, oldCode, newCode, validFrom, validTo, version } = node;
  const ref = (otherId: string, effectiveOn: LocalDate) => ({
    id: otherId,
    name: named.get(otherId) ?? "",
    effectiveOn,
  });
  return {
    id,
    kind,
    parentId,
    name,
    abbreviation,
    oldCode,
    newCode,
    validFrom,
    validTo,
    version,
    predecessors: successions
      .filter((one) => one.successorId === id)
      .map((one) => ref(one.predecessorId, one.effectiveOn)),
    successors: successions
      .filter((one) => one.predecessorId === id)
      .map((one) => ref(one.successorId, one.effectiveOn)),
  };
}
