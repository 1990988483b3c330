import type { AdministrationDone, OrgNodeInput } from "../../contract/administration.ts";
import type { OrgNode } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import {
  assertTree,
  carryPeopleOver,
  descriptionIn,
  loadTree,
  predecessorsOf,
  saveNode,
  treeWith,
} from "./agency-tree.ts";
import { recordChange, type Deps } from "./record-change.ts";

/**
 * A new unit of the actor's agency, perhaps in the place of others (`predecessorIds`: a merger), which end the day before
 * it begins and whose people go on in it. Agencies are founded by who runs the deployment. Throws `organisation.…`.
 */
export async function addNode(deps: Deps, actor: Actor, input: OrgNodeInput): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  if (input.kind !== "unit") throw new RuleBroken("organisation.units-only", { field: "kind" });
  return deps.store.transaction(async (records) => {
    const node: OrgNode = {
      ...descriptionIn(input),
      id: deps.ids.next(),
      kind: "unit",
      agencyId: actor.agencyId,
      isHere: true,
      version: 1,
    };
    const tree = await loadTree(records, actor.agencyId);
    const { closed, successions } = predecessorsOf(treeWith(tree, [node]), node, input.predecessorIds);
    assertTree(treeWith(tree, [...closed, node], successions), [...closed, node]);

    await records.organisation.insert(node);
    for (const succession of successions) await records.organisation.addSuccession(succession);
    for (const predecessor of closed) await saveNode(records, predecessor);
    await carryPeopleOver(deps, records, actor.agencyId, { from: closed, to: node, on: node.validFrom });
    await recordChange(deps, records, actor, {
      action: "organisation.added",
      subjectId: node.id,
      data: { ...descriptionIn(input), predecessorIds: input.predecessorIds },
    });
    return { id: node.id, version: node.version };
  });
}
