import type { AdministrationDone, OrgNodeInput } from "../../contract/administration.ts";
import type { OrgNode } from "../../domain/organisation/org-node.ts";
import { isRenaming, rename } from "../../domain/organisation/rename.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
import {
  assertTree,
  carryPeopleOver,
  descriptionIn,
  loadTree,
  nodeIn,
  predecessorsOf,
  refuseLeavingPeople,
  saveNode,
  treeWith,
  type AgencyTree,
} from "./agency-tree.ts";
import { differences, recordChange, type Deps } from "./record-change.ts";

/**
 * Changes a node of the actor's agency. With `validFrom` as it is, a correction or a closing (`validTo`); with another
 * name, abbreviation or place and a later `validFrom`, a renaming: the old node ends, a new one follows it with its units
 * and people, and the answer names the one that goes on. Throws `organisation.…`.
 */
export async function changeNode(
  deps: Deps,
  actor: Actor,
  id: string,
  input: OrgNodeInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const tree = await loadTree(records, actor.agencyId);
    const node = nodeIn(tree, id);
    if (node.version !== input.version) throw new RuleBroken("organisation.changed");
    refuseForeignShape(node, input, actor);
    return isRenaming(node, descriptionIn(input))
      ? renameNode({ deps, records, actor, tree }, node, input)
      : correctNode({ deps, records, actor, tree }, node, input);
  });
}

interface Work {
  readonly deps: Deps;
  readonly records: Records;
  readonly actor: Actor;
  readonly tree: AgencyTree;
}

/** Where the agency stands, and whether it still does, is not the agency's own affair. */
function refuseForeignShape(node: OrgNode, input: OrgNodeInput, actor: Actor): void {
  if (input.kind !== node.kind) throw new RuleBroken("organisation.kind-fixed", { field: "kind" });
  if (node.kind === "unit") return;
  if (node.id !== actor.agencyId) throw new RuleBroken("organisation.former-agency");
  if (input.parentId !== node.parentId)
    throw new RuleBroken("organisation.agency-place-fixed", { field: "parentId" });
  if (input.validTo !== null) throw new RuleBroken("organisation.agency-stays", { field: "validTo" });
}

async function correctNode(work: Work, node: OrgNode, input: OrgNodeInput): Promise<AdministrationDone> {
  const { deps, records, actor, tree } = work;
  const changed = { ...node, ...descriptionIn(input) };
  const { closed, successions } = predecessorsOf(tree, changed, input.predecessorIds);
  assertTree(treeWith(tree, [...closed, changed], successions), [...closed, changed]);
  await saveNode(records, changed);
  for (const predecessor of closed) await saveNode(records, predecessor);
  for (const succession of successions) await records.organisation.addSuccession(succession);
  await carryPeopleOver(deps, records, actor.agencyId, { from: closed, to: changed, on: changed.validFrom });
  await recordChange(deps, records, actor, {
    action: "organisation.changed",
    subjectId: node.id,
    data: { ...differences(node, changed), predecessorIds: successions.map((one) => one.predecessorId) },
  });
  await refuseLeavingPeople(records, changed);
  return { id: node.id, version: node.version + 1 };
}

async function renameNode(work: Work, node: OrgNode, input: OrgNodeInput): Promise<AdministrationDone> {
  const { deps, records, actor, tree } = work;
  const { before, after, succession } = rename(node, descriptionIn(input), deps.ids.next());
  const children = tree.nodes
    .filter((child) => child.parentId === node.id && (child.validTo ?? after.validFrom) >= after.validFrom)
    .map((child) => ({ ...child, parentId: after.id }));
  const moved = after.id === node.id ? [] : children;
  const others = predecessorsOf(treeWith(tree, [after]), after, input.predecessorIds);
  const successions = [succession, ...others.successions];
  const changed = [before, after, ...moved, ...others.closed];
  assertTree(treeWith(tree, changed, successions), changed);

  await records.organisation.insert(after.id === node.id ? before : after);
  await saveNode(records, after.id === node.id ? after : before, node.version);
  for (const other of [...moved, ...others.closed]) await saveNode(records, other);
  for (const one of successions) await records.organisation.addSuccession(one);
  const left = after.id === node.id ? others.closed : [before, ...others.closed];
  await carryPeopleOver(deps, records, actor.agencyId, { from: left, to: after, on: after.validFrom });
  await recordChange(deps, records, actor, {
    action: "organisation.changed",
    subjectId: node.id,
    data: { ...differences(node, after), successorId: after.id, formerId: before.id },
  });
  return { id: after.id, version: after.id === node.id ? node.version + 1 : 1 };
}
