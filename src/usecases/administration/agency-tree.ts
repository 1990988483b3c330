import type { OrgNodeInput } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import { appointmentsBeyond, carriedOver } from "../../domain/organisation/appointments.ts";
import { assertNode } from "../../domain/organisation/check-node.ts";
import type { OrgNode, Succession } from "../../domain/organisation/org-node.ts";
import type { NodeDescription } from "../../domain/organisation/rename.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { addDays, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** An agency's nodes of all times with what followed what. */
export interface AgencyTree {
  readonly nodes: readonly OrgNode[];
  readonly successions: readonly Succession[];
}

export async function loadTree(records: Records, agencyId: string): Promise<AgencyTree> {
  const nodes = await records.organisation.nodesOf(agencyId);
  return { nodes, successions: await records.organisation.successionsOf(nodes.map(({ id }) => id)) };
}

/** A node of the agency; one of another agency is as absent as one that never was. */
export function nodeIn(tree: AgencyTree, id: string): OrgNode {
  const node = tree.nodes.find((one) => one.id === id);
  if (node === undefined) throw new RuleBroken("organisation.not-found");
  return node;
}

export function descriptionIn(input: OrgNodeInput): NodeDescription {
  const { parentId, validFrom, validTo } = input;
  return {
    parentId,
    validFrom,
    validTo,
    name: tidyLine(input.name),
    abbreviation: tidyLine(input.abbreviation),
    oldCode: tidyLine(input.oldCode).toUpperCase() || null,
    newCode: tidyLine(input.newCode).toUpperCase() || null,
  };
}

/** The tree as it would be with these nodes in place of their former selves. */
export function treeWith(tree: AgencyTree, changed: readonly OrgNode[], added: readonly Succession[] = []) {
  const ids = new Set(changed.map(({ id }) => id));
  return {
    nodes: [...tree.nodes.filter(({ id }) => !ids.has(id)), ...changed],
    successions: [...tree.successions, ...added],
  };
}

export function assertTree(tree: AgencyTree, changed: readonly OrgNode[]): void {
  for (const node of changed) assertNode(node, tree.nodes, tree.successions);
}

/**
 * What `successor` takes over from: those still open end on the day before it begins. Each must be a unit of the same
 * agency without units of its own, which an administrator moves first.
 */
export function predecessorsOf(
  tree: AgencyTree,
  successor: OrgNode,
  ids: readonly string[],
): { readonly closed: readonly OrgNode[]; readonly successions: readonly Succession[] } {
  const field = "predecessorIds";
  const lastDay = addDays(successor.validFrom, -1);
  const predecessors = [...new Set(ids)].map((id) => {
    const found = tree.nodes.find((node) => node.id === id && node.kind === "unit");
    if (found === undefined || id === successor.id)
      throw new RuleBroken("organisation.not-a-predecessor", { field });
    return found;
  });
  const isOpen = (node: OrgNode): boolean => node.validTo === null || node.validTo > lastDay;
  const early = predecessors.find((node) => node.validFrom > lastDay);
  if (early !== undefined)
    throw new RuleBroken("organisation.predecessor-later", { params: { unit: early.name }, field });
  const known = (id: string): boolean =>
    tree.successions.some((one) => one.predecessorId === id && one.successorId === successor.id);
  return {
    closed: predecessors.filter(isOpen).map((node) => ({ ...node, validTo: lastDay })),
    successions: predecessors
      .filter(({ id }) => !known(id))
      .map(({ id }) => ({ predecessorId: id, successorId: successor.id, effectiveOn: successor.validFrom })),
  };
}

/** Saves a node that was loaded in this transaction with `seenVersion`. */
export async function saveNode(records: Records, node: OrgNode, seenVersion = node.version): Promise<void> {
  if (!(await records.organisation.update(node, seenVersion))) throw new RuleBroken("organisation.changed");
}

/** Everybody appointed in a unit that ends is appointed in what follows it, so that nobody's work is interrupted. */
export async function carryPeopleOver(
  { ids }: Pick<Services, "ids">,
  records: Records,
  agencyId: string,
  move: { readonly from: readonly OrgNode[]; readonly to: OrgNode; readonly on: LocalDate },
): Promise<void> {
  const { appointments } = await records.people.peopleOf(agencyId);
  const left = new Set<string | null>(move.from.map(({ id }) => id));
  for (const appointment of appointments) {
    if (!left.has(appointment.unitId)) continue;
    const carried = carriedOver(appointment, move.to.id, move.on);
    if (carried === null) continue;
    const changed = carried.ended ?? carried.continued;
    if (!(await records.people.updateAppointment(changed, appointment.version)))
      throw new RuleBroken("people.changed");
    if (carried.ended !== null)
      await records.people.insertAppointment({ ...carried.continued, id: ids.next(), version: 1 });
  }
}

/** A unit does not end before its people have somewhere to go. */
export async function refuseLeavingPeople(records: Records, node: OrgNode): Promise<void> {
  if (node.validTo === null || node.kind === "agency") return;
  const { appointments } = await records.people.peopleOf(node.agencyId);
  const beyond = appointmentsBeyond(node, appointments);
  if (beyond.length === 0) return;
  throw new RuleBroken("organisation.people-outside", {
    params: { count: beyond.length, person: beyond[0]?.personName ?? "" },
    field: "validTo",
  });
}
