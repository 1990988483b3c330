import { RuleBroken } from "../rule-broken.ts";
import { addDays, type LocalDate } from "../time/local-date.ts";
import type { OrgNode, Succession } from "./org-node.ts";

/** What a form says about a node; codes and dates as the node has them. */
export type NodeDescription = Pick<
  OrgNode,
  "parentId" | "name" | "abbreviation" | "oldCode" | "newCode" | "validFrom" | "validTo"
>;

/**
 * Whether a change is a new state from a later day on, which old documents must not see, rather than the correction of
 * a mistake: name, abbreviation or place differ, and hold only from a day on which the node was there already.
 */
export function isRenaming(node: OrgNode, wish: NodeDescription): boolean {
  const differs =
    wish.name !== node.name || wish.abbreviation !== node.abbreviation || wish.parentId !== node.parentId;
  return differs && wish.validFrom > node.validFrom;
}

export interface Renaming {
  /** The node as it was, to its last day. */
  readonly before: OrgNode;
  /** The node from then on. */
  readonly after: OrgNode;
  readonly succession: Succession;
}

/**
 * A unit that is renamed or moved ends and a new one follows it (domain.md 4: old documents keep old names). An
 * agency's id is the key of its registers and its audit chain, so there it is the former state that gets the new id.
 * Throws `organisation.already-closed` where the node ended before that day.
 */
export function rename(node: OrgNode, wish: NodeDescription, newId: string): Renaming {
  const lastDay = addDays(wish.validFrom, -1);
  if (node.validTo !== null && node.validTo < lastDay)
    throw new RuleBroken("organisation.already-closed", { field: "validFrom" });
  const effectiveOn: LocalDate = wish.validFrom;
  const before = { ...node, validTo: lastDay };
  const after = { ...node, ...wish };
  if (node.kind === "unit") {
    const successor = { ...after, id: newId, version: 1 };
    return {
      before,
      after: successor,
      succession: { predecessorId: node.id, successorId: newId, effectiveOn },
    };
  }
  const former = { ...before, id: newId, isHere: false, version: 1 };
  return { before: former, after, succession: { predecessorId: newId, successorId: node.id, effectiveOn } };
}
