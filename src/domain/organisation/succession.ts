import { existsOn, type OrgNode, type Succession } from "./org-node.ts";
import type { LocalDate } from "../time/local-date.ts";

/**
 * The units given and everything that they took over from, however long ago: who heads a unit answers for what its
 * predecessors left open, and sees what was given to them.
 */
export function withPredecessors(unitIds: readonly string[], successions: readonly Succession[]): string[] {
  const found = new Set(unitIds);
  for (const id of found) {
    for (const { predecessorId, successorId } of successions) {
      // A set that grows while it is walked is walked to its new end.
      if (successorId === id) found.add(predecessorId);
    }
  }
  return [...found];
}

/**
 * The parent as it was called on that day: a unit keeps its place when the unit above it is renamed, so that on an
 * earlier day its parent is the predecessor.
 */
export function parentOn(
  node: Pick<OrgNode, "parentId">,
  nodes: readonly OrgNode[],
  successions: readonly Succession[],
  on: LocalDate,
): string | null {
  if (node.parentId === null) return null;
  const line = withPredecessors([node.parentId], successions);
  const there = nodes.find((other) => line.includes(other.id) && existsOn(other, on));
  return there?.id ?? node.parentId;
}
