import type { Assignees } from "../../contract/routing.ts";
import { existsOn, withUnitsBelow } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { loadAssignedMatter, loadMatter } from "./load-matter.ts";
import { unitAndSuccessors } from "./unit-and-successors.ts";

/**
 * Whom the actor may choose: for a document the leaders, units and people of the agency; for an assignment of a unit
 * those of the unit, for one of a person nobody. Only units with a head are offered.
 */
export async function listAssignees(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: { documentId?: string | undefined; assignmentId?: string | undefined },
): Promise<Assignees> {
  const { read } = deps.store;
  if (query.documentId !== undefined) await loadMatter(read, actor, query.documentId);
  const within = query.assignmentId === undefined ? null : await unitOf(deps, actor, query.assignmentId);
  const on = localDateOf(deps.clock.now());
  const nodes = (await read.organisation.nodesOf(actor.agencyId)).filter((node) => existsOn(node, on));
  const appointed = await read.people.appointedIn(actor.agencyId, on);
  const reach = within === null ? null : new Set(withUnitsBelow(within, nodes));
  const unitName = new Map(nodes.map((node) => [node.id, node.name]));
  const headOf = (unitId: string) => appointed.find((it) => it.role === "unitHead" && it.unitId === unitId);

  const posts = new Map<string, (typeof appointed)[number]>();
  for (const post of appointed) {
    if (reach !== null && (post.unitId === null || !reach.has(post.unitId))) continue;
    const known = posts.get(post.personId);
    // One line a person: the post within a unit says more than one without.
    if (known === undefined || (known.unitId === null && post.unitId !== null))
      posts.set(post.personId, post);
  }
  return {
    leaders: appointed
      .filter((it) => it.role === "leader")
      .map((it) => ({ id: it.personId, name: it.personName, position: it.positionName })),
    units: nodes
      .filter((node) => node.kind === "unit" && headOf(node.id) !== undefined)
      .filter((node) => reach === null || (reach.has(node.id) && !within?.includes(node.id)))
      .map((node) => ({ id: node.id, name: node.name, head: headOf(node.id)?.personName ?? null })),
    people: [...posts.values()].map((it) => ({
      id: it.personId,
      name: it.personName,
      position: it.positionName,
      unitId: it.unitId,
      unit: it.unitId === null ? null : (unitName.get(it.unitId) ?? null),
    })),
  };
}

async function unitOf(deps: Pick<Services, "store">, actor: Actor, assignmentId: string): Promise<string[]> {
  const { assignment } = await loadAssignedMatter(deps.store.read, actor, assignmentId);
  const { kind, id } = assignment.assignee;
  return kind === "unit" ? unitAndSuccessors(deps.store.read, id) : [];
}
