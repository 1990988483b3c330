import { RuleBroken } from "../rule-broken.ts";
import { isOpen, type Assignment, type RoutingSlip } from "./assignment.ts";
import { changeOf, type Act, type Matter, type RoutingChange } from "./change.ts";
import { acknowledgedBy } from "./instruct.ts";

/** What a person with an assignment can do with it. Each takes the assignment as last seen and returns the new state. */

/** Read and accepted, with a time (R14). A second press changes nothing and is refused as already done. */
export function acknowledge({ document }: Matter, assignment: Assignment, act: Act): RoutingChange {
  refuseClosed(assignment);
  if (assignment.state === "acknowledged") throw new RuleBroken("routing.already-acknowledged");
  return changeOf(document, eventOn(assignment, "acknowledged"), {
    changed: [acknowledgedBy(assignment, act)],
  });
}

/** Progress, in words. A first report acknowledges too. */
export function report({ document }: Matter, assignment: Assignment, text: string, act: Act): RoutingChange {
  refuseClosed(assignment);
  const changed = assignment.state === "assigned" ? [acknowledgedBy(assignment, act)] : [];
  return changeOf(document, eventOn(assignment, "reported", text), { changed });
}

/** Asks who set the deadline for more time; the deadline stays until that person answers. */
export function askExtension(
  { document }: Matter,
  assignment: Assignment,
  wish: { until: Date; reason: string },
  act: Act,
): RoutingChange {
  refuseClosed(assignment);
  if (assignment.deadlineAt === null) throw new RuleBroken("routing.no-deadline");
  if (assignment.extension !== null) throw new RuleBroken("routing.extension-pending");
  if (wish.until <= assignment.deadlineAt || wish.until <= act.at) {
    throw new RuleBroken("routing.extension-not-later", { field: "until" });
  }
  const extension = { ...wish, askedAt: act.at, askedBy: act.by };
  const base = assignment.state === "assigned" ? acknowledgedBy(assignment, act) : assignment;
  return changeOf(
    document,
    eventOn(assignment, "extensionAsked", wish.reason, { until: wish.until.toISOString() }),
    { changed: [{ ...base, extension }] },
  );
}

/** Grants or refuses; the first deadline stays visible, and the document's own follows its lead's. */
export function decideExtension(
  { document }: Matter,
  assignment: Assignment,
  answer: { granted: boolean; note: string | null },
): RoutingChange {
  const { extension } = assignment;
  if (extension === null) throw new RuleBroken("routing.no-extension-asked");
  const deadlineAt = answer.granted ? extension.until : assignment.deadlineAt;
  const leadsDocument = assignment.role === "lead" && assignment.parentId === null;
  return changeOf(
    leadsDocument ? { ...document, deadlineAt } : document,
    eventOn(assignment, answer.granted ? "extensionGranted" : "extensionRefused", answer.note, {
      until: extension.until.toISOString(),
    }),
    { changed: [{ ...assignment, deadlineAt, extension: null }] },
  );
}

/** Given back to who assigned it, with a reason: wrong unit, not competent. That person assigns anew. */
export function returnAssignment(matter: Matter, assignment: Assignment, reason: string): RoutingChange {
  refuseClosed(assignment);
  if (openUnder(matter.slip, assignment).length > 0) throw new RuleBroken("routing.others-at-work");
  return changeOf(matter.document, eventOn(assignment, "assignmentReturned", reason), {
    changed: [{ ...assignment, state: "returned", extension: null }],
  });
}

/**
 * Finished, with a result and the number of the reply. The lead of a unit's people finishes the unit's assignment
 * too, and the lead of the document the document: it is done when its lead is.
 */
export function complete(
  matter: Matter,
  assignment: Assignment,
  outcome: { result: string; replySymbol: string | null },
  act: Act,
): RoutingChange {
  refuseClosed(assignment);
  if (assignment.role === "inform") throw new RuleBroken("routing.inform-only");
  const finished = [assignment, ...leadsAbove(matter.slip, assignment)];
  const withdrawnBelow = assignment.role === "lead" ? openUnder(matter.slip, assignment) : [];
  const changed = [
    ...finished.map((a) => completed(a, outcome, act)),
    ...withdrawnBelow.map((a): Assignment => ({ ...a, state: "withdrawn", extension: null })),
  ];
  const isDone = finished.some((a) => a.role === "lead" && a.parentId === null);
  return changeOf(
    isDone ? { ...matter.document, state: "done" } : matter.document,
    eventOn(assignment, "completed", outcome.result, {
      replySymbol: outcome.replySymbol,
      documentDone: isDone,
    }),
    { changed },
  );
}

/** The leader is not satisfied: the lead works on, with what was reported kept in the history. */
export function reopen({ document, slip }: Matter, reason: string): RoutingChange {
  if (document.state !== "done") throw new RuleBroken("routing.not-done");
  const lead = slip.assignments.findLast(
    (a) => a.parentId === null && a.role === "lead" && a.state === "completed",
  );
  if (lead === undefined) {
    return changeOf({ ...document, state: "submitted" }, { kind: "reopened", text: reason });
  }
  const finishedWithIt = slip.assignments.filter(
    (a) =>
      a.role === "lead" &&
      a.state === "completed" &&
      a.completedAt?.getTime() === lead.completedAt?.getTime(),
  );
  return changeOf(
    { ...document, state: "assigned" },
    { kind: "reopened", assignmentId: lead.id, text: reason },
    {
      changed: finishedWithIt.map((a): Assignment => ({
        ...a,
        state: "acknowledged",
        completedAt: null,
        result: null,
        replySymbol: null,
      })),
    },
  );
}

function refuseClosed(assignment: Assignment): void {
  if (!isOpen(assignment)) throw new RuleBroken("routing.assignment-closed");
}

/** Open assignments below, at any depth. */
function openUnder(slip: RoutingSlip, assignment: Assignment): Assignment[] {
  const children = slip.assignments.filter((a) => a.parentId === assignment.id);
  return children.flatMap((child) => [...(isOpen(child) ? [child] : []), ...openUnder(slip, child)]);
}

/** Going up from a lead: the unit's assignment that it carries out, and that one's own parent. */
function leadsAbove(slip: RoutingSlip, assignment: Assignment): Assignment[] {
  if (assignment.role !== "lead" || assignment.parentId === null) return [];
  const parent = slip.assignments.find((a) => a.id === assignment.parentId);
  if (parent === undefined || !isOpen(parent)) return [];
  return [parent, ...leadsAbove(slip, parent)];
}

function completed(
  assignment: Assignment,
  outcome: { result: string; replySymbol: string | null },
  act: Act,
): Assignment {
  const base = assignment.state === "assigned" ? acknowledgedBy(assignment, act) : assignment;
  return { ...base, ...outcome, state: "completed", completedAt: act.at, extension: null };
}

function eventOn(
  assignment: Assignment,
  kind: RoutingChange["event"]["kind"],
  text: string | null = null,
  details: RoutingChange["event"]["details"] = {},
): RoutingChange["event"] {
  return { kind, assignmentId: assignment.id, instructionId: assignment.instructionId, text, details };
}
