import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { AssignmentView, InstructionView } from "../../src/contract/routing.ts";
import { line, run, type Container } from "./card.ts";
import {
  actingName,
  assignmentOf,
  duePhrase,
  latest,
  type CardContext,
  type DocumentNotice,
} from "./document-notice.ts";
import { say, type BotMessage } from "./say.ts";
import { dueDate, shortWhen } from "./when.ts";

/** One sentence in a coloured band: what became of the matter, what went wrong, or what changed meanwhile. */
export interface Band {
  readonly tone: "good" | "warning" | "attention" | "emphasis";
  readonly sentence: string;
}

export function bandElement({ tone, sentence }: Band): Container {
  return {
    type: "Container",
    style: tone,
    spacing: "small",
    items: [line([run(sentence, { weight: "bolder" })])],
  };
}

/** What became of what the card asked for: by whom and when. Null while the reader's answer is still awaited. */
export function standing(notice: DocumentNotice, context: CardContext): Band | null {
  switch (notice.reason) {
    case "toInstruct":
      return waitsForLeader(notice) ? null : ofDocument(notice, context);
    case "toSubmit":
      return notice.detail.state === "registered" || notice.detail.state === "returned"
        ? null
        : ofDocument(notice, context);
    case "givenBack":
      return notice.detail.state === "returned" ? null : ofDocument(notice, context);
    case "signaturesBad":
    case "legalValueChanged":
      return notice.detail.state === "refused" ? ofDocument(notice, context) : null;
    case "refused":
      return notice.detail.state === "refused" ? null : reopened(notice, context);
    case "assigned":
    case "assignedInform":
    case "released":
      return ofAssignment(notice, context);
    case "extensionDecided":
    case "reopened":
    case "reminderBefore":
    case "reminderDue":
    case "reminderOverdue":
      return isClosed(assignmentOf(notice)) ? ofAssignment(notice, context) : null;
    case "extensionAsked":
      return ofWish(notice, context);
    case "returned":
      return hasOpenLead(notice.detail) ? ofDocument(notice, context) : null;
    case "completed":
      return notice.detail.state === "assigned" ? reopened(notice, context) : null;
    case "claimed":
    case "reported":
    case "lookedUp":
      return null;
  }
}

function waitsForLeader({ detail, readerId }: DocumentNotice): boolean {
  return detail.state === "submitted" && detail.submittedTo?.id === readerId;
}

function isClosed(assignment: AssignmentView | null): boolean {
  return assignment !== null && assignment.state !== "assigned" && assignment.state !== "acknowledged";
}

function hasOpenLead({ slip }: IncomingDetail): boolean {
  return slip.assignments.some(
    (a) => a.role === "lead" && a.parentId === null && (a.state === "assigned" || a.state === "acknowledged"),
  );
}

function ofDocument(notice: DocumentNotice, context: CardContext): Band | null {
  const { detail, language, readerId } = notice;
  const { now } = context;
  switch (detail.state) {
    case "registered":
      return null;
    case "submitted": {
      const leader = detail.submittedTo?.name ?? "";
      const sentence = say(language, "otherSubmitted", { leader });
      return { tone: "good", sentence: timed(notice, sentence, latest(detail, "submitted")?.at, now) };
    }
    case "returned": {
      const entry = latest(detail, "givenBack");
      const who = entry?.who ?? detail.submittedTo?.name ?? "";
      const byReader = detail.submittedTo?.id === readerId;
      const sentence = say(language, byReader ? "youGaveBack" : "otherGaveBack", { who });
      return { tone: "good", sentence: timed(notice, sentence, entry?.at, now) };
    }
    case "refused": {
      const entry = latest(detail, "refused");
      const sentence = say(language, "otherRefused", { who: entry?.who ?? "" });
      return { tone: "attention", sentence: timed(notice, sentence, entry?.at, now) };
    }
    case "assigned":
    case "done": {
      const order = detail.slip.instructions.findLast((i) => i.level !== "unit");
      if (order !== undefined) return { tone: "good", sentence: assignedSentence(notice, order, null, now) };
      return detail.state === "done" ? { tone: "good", sentence: `${say(language, "documentDone")}.` } : null;
    }
  }
}

function ofAssignment(notice: DocumentNotice, { now }: CardContext): Band | null {
  const { detail, language } = notice;
  const assignment = assignmentOf(notice);
  if (assignment === null) return null;
  switch (assignment.state) {
    case "assigned":
      return null;
    case "acknowledged":
      return { tone: "good", sentence: atWork(notice, assignment, now) };
    case "returned": {
      const at = latest(detail, "assignmentReturned")?.at;
      return { tone: "emphasis", sentence: timed(notice, say(language, "assignmentReturned"), at, now) };
    }
    case "completed": {
      const sentence = say(language, "assignmentCompleted", { who: assignment.assignee.name });
      return { tone: "good", sentence: timed(notice, sentence, assignment.completedAt ?? undefined, now) };
    }
    case "withdrawn":
      return {
        tone: "emphasis",
        sentence: `${say(language, ended[detail.state] ?? "withdrawn")}.`,
      };
  }
}

/** Why somebody has an assignment no longer, where the document itself says it. */
const ended: Readonly<Partial<Record<IncomingDetail["state"], BotMessage>>> = {
  done: "documentDone",
  refused: "documentRefused",
};

/** Acknowledged, and perhaps waiting for more time, or assigned on to people of the unit. */
function atWork(notice: DocumentNotice, assignment: AssignmentView, now: Date): string {
  const { detail, language, readerId } = notice;
  if (assignment.extension !== null) {
    const sentence = say(language, "extensionPending", {
      until: dueDate({ at: assignment.extension.until }, now),
    });
    return timed(notice, sentence, assignment.extension.askedAt, now);
  }
  const child = detail.slip.assignments.findLast(
    (a) => a.parentId === assignment.id && a.state !== "withdrawn",
  );
  if (child?.isClaim === true && child.state !== "returned") return taken(notice, child, now);
  const order = child && detail.slip.instructions.find((i) => i.id === child.instructionId);
  if (order !== undefined) return assignedSentence(notice, order, assignment.id, now);
  const who = assignment.acknowledgedBy;
  const sentence =
    who === null || who.id === readerId
      ? say(language, "youAcknowledged")
      : say(language, "otherAcknowledged", { who: who.name });
  return timed(notice, sentence, assignment.acknowledgedAt ?? undefined, now);
}

/** Somebody of the unit took it in the unit's channel. */
function taken(notice: DocumentNotice, { assignee, assignedAt }: AssignmentView, now: Date): string {
  const { language, readerId } = notice;
  const sentence =
    assignee.id === readerId
      ? say(language, "youClaimed")
      : say(language, "otherClaimed", { who: assignee.name });
  return timed(notice, sentence, assignedAt, now);
}

function ofWish(notice: DocumentNotice, context: CardContext): Band | null {
  const assignment = assignmentOf(notice);
  if (assignment === null || assignment.extension !== null) return null;
  if (isClosed(assignment)) return ofAssignment(notice, context);
  const date = assignment.deadline === null ? "—" : dueDate(assignment.deadline, context.now);
  return { tone: "good", sentence: `${say(notice.language, "extensionAnswered", { date })}.` };
}

function reopened(notice: DocumentNotice, { now }: CardContext): Band {
  const at = latest(notice.detail, "reopened")?.at;
  return { tone: "emphasis", sentence: timed(notice, say(notice.language, "documentReopened"), at, now) };
}

/** `Bạn đã giao Phòng Tổng hợp chủ trì, hạn 23/11 — lúc 08:31`. */
function assignedSentence(
  notice: DocumentNotice,
  order: InstructionView,
  parentId: string | null,
  now: Date,
): string {
  const { detail, language, readerId } = notice;
  const given = detail.slip.assignments.filter(
    (a) => a.instructionId === order.id && a.parentId === parentId,
  );
  const names = given.map((a) =>
    say(language, "whomRole", { name: a.assignee.name, role: say(language, a.role) }),
  );
  const shown = names.length > 5 ? [...names.slice(0, 5), "…"] : names;
  const deadline = given.find((a) => a.deadline !== null)?.deadline ?? null;
  const params = {
    whom: shown.join(", "),
    due: duePhrase(deadline?.at ?? null, language, now),
    who: actingName(order, language),
  };
  const sentence = say(language, order.by.id === readerId ? "youAssigned" : "otherAssigned", params);
  return timed(notice, sentence, order.givenAt, now);
}

function timed({ language }: DocumentNotice, sentence: string, at: string | undefined, now: Date): string {
  return at === undefined
    ? `${sentence}.`
    : `${say(language, "at", { sentence, when: shortWhen(at, now) })}.`;
}
