import { no, yes, type Decision } from "../policies/decision.ts";
import {
  giverOf,
  below,
  isAtWork,
  isClerksOrder,
  isOpen,
  leadAt,
  stands,
  type Assignment,
  type RoutingSlip,
} from "./assignment.ts";
import type { Matter } from "./change.ts";

export type DocumentAct = "amend" | "submit" | "transfer" | "instruct" | "giveBack" | "refuse" | "reopen";
export type AssignmentAct =
  | "acknowledge"
  | "report"
  | "askExtension"
  | "decideExtension"
  | "return"
  | "assignOn"
  | "complete";

/**
 * Whether the state of the matter lets anybody do this now; who may is the policies' to say. The acts themselves and
 * the buttons that are offered ask here, so that none is offered that is refused. `leaderLeft`: nobody of
 * `leadersOf` the matter is a leader of the agency any more.
 */
export function stateAllows(
  act: DocumentAct,
  { document, slip }: Matter,
  { leaderLeft }: { readonly leaderLeft: boolean } = { leaderLeft: false },
): Decision {
  const { state } = document;
  switch (act) {
    case "amend":
      return yes;
    case "submit":
      if (state === "refused") return no("routing.refused");
      if (leaderLeft) return yes;
      // What a clerk transferred and nobody leads any more is the clerks' to pass on again.
      if (state === "assigned") {
        return isClerksOrder(slip) && leadAt(slip, null) === null ? yes : no("routing.already-assigned");
      }
      return state === "done" ? no("routing.already-assigned") : yes;
    case "transfer":
      if (state === "refused") return no("routing.refused");
      if (state === "submitted") return no("routing.before-leader");
      if (state === "done") return no("routing.done");
      // A clerk corrects a clerk's order, never a leader's (R14).
      return isClerksOrder(slip) || state !== "assigned" ? yes : no("routing.already-assigned");
    case "instruct":
      if (state === "done") return no("routing.done");
      if (state === "refused") return no("routing.refused");
      return state === "submitted" || state === "assigned" ? yes : no("routing.not-before-leader");
    case "giveBack":
      return state === "submitted" ? yes : no("routing.not-before-leader");
    case "refuse":
      if (state === "done") return no("routing.done");
      if (state === "refused") return no("routing.refused");
      // What a leader ordered is the leader's to end (R14).
      return state !== "assigned" || isClerksOrder(slip) ? yes : no("routing.already-assigned");
    case "reopen":
      return state === "done" || state === "refused" ? yes : no("routing.not-done");
  }
}

/** Who answers for the orders on the document: the leader it was submitted to, and those who instructed. */
export function leadersOf({ document, slip }: Matter): string[] {
  const instructed = slip.instructions.filter(({ level }) => level === "leader").map(giverOf);
  return [...new Set([...(document.submittedTo === null ? [] : [document.submittedTo]), ...instructed])];
}

/** `claim`: to take what a unit was given is offered in its channel alone, and to people who do not read it yet. */
export function stateAllowsOn(
  act: AssignmentAct | "claim",
  assignment: Assignment,
  slip: RoutingSlip,
): Decision {
  const isInform = assignment.role === "inform";
  const closed = no("routing.assignment-closed");
  switch (act) {
    case "acknowledge":
      if (assignment.state === "acknowledged") return no("routing.already-acknowledged");
      return isOpen(assignment) ? yes : closed;
    case "report":
    case "complete":
      if (isInform) return no("routing.inform-only");
      return isOpen(assignment) ? yes : closed;
    case "askExtension":
      if (!isOpen(assignment)) return closed;
      if (assignment.deadlineAt === null) return no("routing.no-deadline");
      return assignment.extension === null ? yes : no("routing.extension-pending");
    case "decideExtension":
      return assignment.extension === null ? no("routing.no-extension-asked") : yes;
    case "return":
      if (isInform) return no("routing.inform-only");
      if (!isOpen(assignment)) return closed;
      return below(slip, [assignment]).some(isAtWork) ? no("routing.others-at-work") : yes;
    case "assignOn":
      return stands(assignment) ? yes : closed;
    case "claim":
      if (isInform) return no("routing.inform-only");
      if (!isOpen(assignment)) return closed;
      return leadAt(slip, assignment.id) === null ? yes : no("routing.already-claimed");
  }
}
