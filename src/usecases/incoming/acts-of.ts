import type { IncomingAct } from "../../contract/routing.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { mayOnAssignment, mayOnIncoming } from "../../domain/policies/may-on-incoming.ts";
import { leadAt, type Assignment } from "../../domain/routing/assignment.ts";
import type { Matter } from "../../domain/routing/change.ts";
import {
  stateAllows,
  stateAllowsOn,
  type AssignmentAct,
  type DocumentAct,
} from "../../domain/routing/state-allows.ts";

/** In the order in which they are offered. */
const onDocument: readonly DocumentAct[] = [
  "instruct",
  "giveBack",
  "submit",
  "transfer",
  "refuse",
  "reopen",
  "amend",
];
const onAssignment: readonly AssignmentAct[] = [
  "decideExtension",
  "acknowledge",
  "assignOn",
  "complete",
  "report",
  "askExtension",
  "return",
];

/**
 * What the actor can do with the matter now, the most likely act first: exactly what `may` and the state allow, so
 * that no screen and no card offers a button that is refused.
 */
export function actsOf(
  actor: Actor,
  matter: Matter,
  {
    clerkMayTransfer,
    leaderLeft = false,
  }: { readonly clerkMayTransfer: boolean; readonly leaderLeft?: boolean },
): IncomingAct[] {
  const awaited = awaitedActs(matter);
  const offered = onDocument.filter(
    (act) =>
      mayOnIncoming(actor, act, matter).allowed &&
      stateAllows(act, matter, { leaderLeft }).allowed &&
      (act !== "transfer" || clerkMayTransfer),
  );
  const asAct = (act: DocumentAct): IncomingAct => ({ act, assignmentId: null, assignmentVersion: null });
  return [
    ...offered.filter((act) => awaited.includes(act)).map(asAct),
    ...matter.slip.assignments.flatMap((assignment) => actsOnAssignment(actor, assignment, matter)),
    ...offered.filter((act) => !awaited.includes(act)).map(asAct),
  ];
}

/** What the matter waits for as a whole; the rest can be done but is not asked for. */
function awaitedActs({ document, slip }: Matter): readonly DocumentAct[] {
  switch (document.state) {
    case "registered":
    case "returned":
      return ["submit", "transfer"];
    case "submitted":
      return ["instruct", "giveBack"];
    case "assigned":
      // Its lead returned it.
      return leadAt(slip, null) === null ? ["instruct", "submit", "transfer"] : [];
    case "done":
    case "refused":
      return [];
  }
}

function actsOnAssignment(actor: Actor, assignment: Assignment, matter: Matter): IncomingAct[] {
  return onAssignment
    .filter(
      (act) =>
        mayOnAssignment(actor, act, assignment, matter).allowed &&
        stateAllowsOn(act, assignment, matter.slip).allowed,
    )
    .map((act) => ({ act, assignmentId: assignment.id, assignmentVersion: assignment.version }));
}
