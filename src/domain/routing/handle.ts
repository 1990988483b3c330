import { demand } from "../policies/decision.ts";
import { RuleBroken } from "../rule-broken.ts";
import { below, isAtWork, isClerksOrder, parentOf, type Assignment, type RoutingSlip } from "./assignment.ts";
import { acknowledgedBy, changeOf, deskOfAct, type Act, type Matter, type RoutingChange } from "./change.ts";
import { isAfterDocument } from "./after-document.ts";
import { takeBackRefusal } from "./refuse.ts";
import { refuseLongerThan } from "./instruct.ts";
import { stateAllows, stateAllowsOn } from "./state-allows.ts";

/** What a person with an assignment can do with it. Each takes the assignment as last seen and returns the new state. */

/** Read and accepted, with a time (R14). A second press changes nothing and is refused as already done. */
export function acknowledge({ document, slip }: Matter, assignment: Assignment, act: Act): RoutingChange {
  demand(stateAllowsOn("acknowledge", assignment, slip));
  return changeOf(document, eventOn(assignment, "acknowledged"), {
    changed: [acknowledgedBy(assignment, act)],
  });
}

/** Progress, in words. A first report acknowledges too. */
export function report(matter: Matter, assignment: Assignment, text: string, act: Act): RoutingChange {
  demand(stateAllowsOn("report", assignment, matter.slip));
  const changed = assignment.state === "assigned" ? [acknowledgedBy(assignment, act)] : [];
  return changeOf(matter.document, eventOn(assignment, "reported", text), { changed });
}

/** Asks who set the deadline for more time; the deadline stays until that person answers. */
export function askExtension(
  { document, slip }: Matter,
  assignment: Assignment,
  wish: { until: Date; reason: string },
  act: Act,
): RoutingChange {
  demand(stateAllowsOn("askExtension", assignment, slip));
  if ((assignment.deadlineAt !== null && wish.until <= assignment.deadlineAt) || wish.until <= act.at) {
    throw new RuleBroken("routing.extension-not-later", { field: "until" });
  }
  const extension = { ...wish, askedAt: act.at, askedBy: deskOfAct(act) };
  const base = assignment.state === "assigned" ? acknowledgedBy(assignment, act) : assignment;
  return changeOf(
    document,
    eventOn(assignment, "extensionAsked", wish.reason, { until: wish.until.toISOString() }),
    { changed: [{ ...base, extension }] },
  );
}

/**
 * Grants or refuses; the first deadline stays visible, and the document's own follows its lead's. A unit cannot grant
 * its people longer than it has itself.
 */
export function decideExtension(
  { document, slip }: Matter,
  assignment: Assignment,
  answer: { granted: boolean; note: string | null; confirmed: readonly string[] },
  act: Pick<Act, "at">,
): RoutingChange {
  demand(stateAllowsOn("decideExtension", assignment, slip));
  const { extension } = assignment;
  if (extension === null) throw new RuleBroken("routing.no-extension-asked");
  const parent = parentOf(slip, assignment);
  if (answer.granted) refuseLongerThan(parent, extension.until);
  // A unit's own deadline is the limit where it has one; whoever set that has decided already.
  const isLate =
    answer.granted &&
    (parent?.deadlineAt ?? null) === null &&
    isAfterDocument(document, extension.until, { at: act.at, confirmed: answer.confirmed });
  const deadlineAt = answer.granted ? extension.until : assignment.deadlineAt;
  const leadsDocument = assignment.role === "lead" && assignment.parentId === null;
  return changeOf(
    leadsDocument ? { ...document, deadlineAt } : document,
    eventOn(assignment, answer.granted ? "extensionGranted" : "extensionRefused", answer.note, {
      until: extension.until.toISOString(),
      ...(isLate ? { afterDocument: document.fields.dueDate } : {}),
    }),
    { changed: [{ ...assignment, deadlineAt, extension: null }] },
  );
}

/** Given back to who assigned it, with a reason: wrong unit, not competent. That person assigns anew. */
export function returnAssignment(matter: Matter, assignment: Assignment, reason: string): RoutingChange {
  demand(stateAllowsOn("return", assignment, matter.slip));
  return changeOf(matter.document, eventOn(assignment, "assignmentReturned", reason), {
    changed: [{ ...assignment, state: "returned", extension: null }],
  });
}

/**
 * Finished, with a result and the number of the reply. The lead of a unit's people finishes the unit's assignment
 * too, and the lead of the document the document: it is done when its lead is. Who is still at work below what is
 * finished, or beside the lead of the document, is released; who is only to know still gets to know.
 */
export function complete(
  matter: Matter,
  assignment: Assignment,
  outcome: { result: string; replySymbol: string | null },
  act: Act,
): RoutingChange {
  const { document, slip } = matter;
  demand(stateAllowsOn("complete", assignment, slip));
  const finished = [assignment, ...leadsAbove(slip, assignment)];
  const isDone = finished.some((a) => a.role === "lead" && a.parentId === null);
  const released = (isDone ? slip.assignments : below(slip, finished)).filter(
    (a) => isAtWork(a) && !finished.includes(a),
  );
  return changeOf(
    isDone ? { ...document, state: "done" } : document,
    eventOn(assignment, "completed", outcome.result, {
      replySymbol: outcome.replySymbol,
      documentDone: isDone,
    }),
    {
      changed: [
        ...finished.map((a) => completed(a, outcome, act)),
        ...released.map((a): Assignment => ({ ...a, state: "withdrawn", extension: null })),
      ],
    },
  );
}

/**
 * Whoever ordered it is not satisfied: the lead works on, with what was reported kept in the history. What had ended
 * with an order only for information waits again where that order came from.
 */
export function reopen(matter: Matter, reason: string): RoutingChange {
  demand(stateAllows("reopen", matter));
  const { document, slip } = matter;
  if (document.state === "refused") return takeBackRefusal(matter, reason);
  const lead = slip.assignments.findLast(
    (a) => a.parentId === null && a.role === "lead" && a.state === "completed",
  );
  if (lead === undefined) {
    const withClerks = document.submittedTo === null ? "registered" : "returned";
    const state = isClerksOrder(slip) ? withClerks : "submitted";
    return changeOf({ ...document, state }, { kind: "reopened", text: reason });
  }
  return changeOf(
    { ...document, state: "assigned" },
    { kind: "reopened", assignmentId: lead.id, text: reason },
    {
      changed: [lead, ...finishedBelow(slip, lead)].map((a): Assignment => ({
        ...a,
        state: "acknowledged",
        completedAt: null,
        result: null,
        replySymbol: null,
      })),
    },
  );
}

/** Going down from a completed lead: those whose completion completed it. */
function finishedBelow(slip: RoutingSlip, above: Assignment): Assignment[] {
  const lead = slip.assignments.find(
    (a) =>
      a.parentId === above.id &&
      a.role === "lead" &&
      a.state === "completed" &&
      a.completedAt?.getTime() === above.completedAt?.getTime(),
  );
  return lead === undefined ? [] : [lead, ...finishedBelow(slip, lead)];
}

/** Going up from a lead: the unit's assignment that it carries out, and that one's own parent. */
function leadsAbove(slip: RoutingSlip, assignment: Assignment): Assignment[] {
  const parent = assignment.role === "lead" ? parentOf(slip, assignment) : null;
  return parent === null || !isAtWork(parent) ? [] : [parent, ...leadsAbove(slip, parent)];
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
