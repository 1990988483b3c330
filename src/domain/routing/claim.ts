import { assigneePrincipal } from "../policies/read-scope.ts";
import { demand } from "../policies/decision.ts";
import { isSameAssignee, stands, type Assignee, type Assignment } from "./assignment.ts";
import { acknowledgedBy, changeOf, deskOfAct, type Act, type Matter, type RoutingChange } from "./change.ts";
import { newAssignment, withdrawn } from "./place-order.ts";
import { stateAllowsOn } from "./state-allows.ts";

/**
 * Somebody of a unit takes what was given to the unit ('Tôi nhận xử lý'): they lead within it under the order and the
 * deadline that the unit has, and may read the document from now on. Nobody else leads there: of two who press, the
 * second is refused with `routing.already-claimed`; the unit's own assignment moves on, so that two at once cannot both
 * be first. The head can still assign it to somebody else, and whoever took it can return it.
 */
export function claim({ document, slip }: Matter, assignment: Assignment, act: Act): RoutingChange {
  demand(stateAllowsOn("claim", assignment, slip));
  const claimer: Assignee = { kind: "person", id: deskOfAct(act) };
  const { agencyId, instructionId, deadlineAt } = assignment;
  const place = { documentId: document.id, agencyId, parentId: assignment.id };
  const taken = newAssignment("lead", claimer, deadlineAt, place, { id: instructionId }, act);
  const lighter = slip.assignments.filter(
    (it) => it.parentId === assignment.id && stands(it) && isSameAssignee(it.assignee, claimer),
  );
  return changeOf(
    document,
    { kind: "claimed", assignmentId: assignment.id, instructionId },
    {
      added: [{ ...acknowledgedBy(taken, act), isClaim: true }],
      changed: [
        assignment.state === "assigned" ? acknowledgedBy(assignment, act) : assignment,
        ...withdrawn(lighter, slip),
      ],
      grants: [assigneePrincipal(claimer)],
    },
  );
}
