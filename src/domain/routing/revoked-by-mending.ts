import { assigneePrincipal, personPrincipal, type Principal } from "../policies/read-scope.ts";
import { stands, type Assignment, type Instruction } from "./assignment.ts";
import type { Matter } from "./change.ts";
import type { Placed } from "./place-order.ts";

/**
 * Who was named by an order that is mended (R14: both stay on the slip) and by nothing else. A slip of the finger gives
 * nobody a right to read: it ends with the order. It stays with whom another order named, with the leader before whom the
 * document stands, and with whoever gave an order on it.
 */
export function revokedByMending(
  { document, slip }: Matter,
  replaced: Instruction | null,
  { added, changed }: Pick<Placed, "added" | "changed">,
): Principal[] {
  if (replaced === null) return [];
  const after = [...slip.assignments.map((it) => changed.find(({ id }) => id === it.id) ?? it), ...added];
  const isMended = ({ instructionId }: Assignment): boolean =>
    instructionId === replaced.id || slip.instructions.some((it) => it.replaces === instructionId);
  const isGone = (it: Assignment): boolean => it.state === "withdrawn" && isMended(it);
  const givers = slip.instructions.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf ?? by]);
  const kept = new Set<Principal>([
    ...after.filter((it) => !isGone(it)).map(({ assignee }) => assigneePrincipal(assignee)),
    ...[...givers, document.submittedTo ?? replaced.by].map(personPrincipal),
  ]);
  const gone = slip.assignments
    .filter((it) => it.instructionId === replaced.id && stands(it))
    .filter(({ id }) => after.some((it) => it.id === id && isGone(it)))
    .map(({ assignee }) => assigneePrincipal(assignee));
  return [...new Set(gone)].filter((principal) => !kept.has(principal));
}
