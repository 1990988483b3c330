import { z } from "zod";
import type { Actor } from "../../src/domain/people/actor.ts";
import { instantAt, parseLocalDate } from "../../src/domain/time/local-date.ts";
import { readAssignees } from "../cards/assignee-choices.ts";
import type { Reason } from "../cards/document-notice.ts";
import { inputId, type inputIds, type Verb } from "../cards/forms.ts";
import type { BotMessage } from "../cards/say.ts";
import { endOfDay } from "../cards/when.ts";
import type { BotUseCases } from "../use-cases.ts";
import type { Pressed } from "./pressed.ts";

/** Something on the form is missing or no date; most clients say so themselves before they send. */
export class FormIncomplete extends Error {
  readonly says: BotMessage;

  constructor(says: BotMessage) {
    super(says);
    this.name = "FormIncomplete";
    this.says = says;
  }
}

/** Does what the button says. Throws `RuleBroken` as the use case does, and `FormIncomplete`. */
export async function perform(useCases: BotUseCases, actor: Actor, pressed: Pressed): Promise<void> {
  const { verb, data } = pressed;
  const { documentId, version } = data;
  switch (verb) {
    case "refresh":
      return;
    case "instruct":
      await useCases.instruct(actor, documentId, orderOf(pressed));
      return;
    case "inform": {
      const inform = readAssignees(optional(pressed, "inform"));
      if (inform.length === 0) throw new FormIncomplete("informMissing");
      const text = optional(pressed, "text");
      await useCases.instruct(actor, documentId, {
        version,
        text,
        lead: null,
        support: [],
        inform,
        deadlineAt: null,
      });
      return;
    }
    case "giveBack":
      await useCases.giveBackDocument(actor, documentId, {
        version,
        reason: needed(pressed, "text", "reasonMissing"),
      });
      return;
    case "reopen":
      await useCases.reopenDocument(actor, documentId, {
        version,
        reason: needed(pressed, "text", "reasonMissing"),
      });
      return;
    case "submit": {
      const to = z.uuid().safeParse(optional(pressed, "to")).data;
      if (to === undefined) throw new FormIncomplete("leaderMissing");
      await useCases.submitDocument(actor, documentId, {
        version,
        to,
        note: optional(pressed, "text") || null,
      });
      return;
    }
    case "acknowledge":
    case "report":
    case "askExtension":
    case "decideExtension":
    case "return":
    case "assignOn":
    case "complete":
      if (data.assignmentId !== null) await onAssignment(useCases, actor, data.assignmentId, pressed, verb);
  }
}

type AssignmentVerb = Exclude<Verb, "refresh" | "instruct" | "inform" | "giveBack" | "reopen" | "submit">;

async function onAssignment(
  useCases: BotUseCases,
  actor: Actor,
  assignmentId: string,
  pressed: Pressed,
  verb: AssignmentVerb,
): Promise<void> {
  const { version, granted } = pressed.data;
  switch (verb) {
    case "acknowledge":
      await useCases.acknowledgeAssignment(actor, assignmentId, { version });
      return;
    case "report":
      await useCases.reportProgress(actor, assignmentId, {
        version,
        text: needed(pressed, "text", "reportMissing"),
      });
      return;
    case "askExtension": {
      const until = dayOf(pressed, "until", "untilMissing");
      if (until === null) throw new FormIncomplete("untilMissing");
      const reason = needed(pressed, "text", "reasonMissing");
      await useCases.askExtension(actor, assignmentId, { version, until, reason });
      return;
    }
    case "decideExtension":
      await useCases.decideExtension(actor, assignmentId, { version, granted: granted === true, note: null });
      return;
    case "return":
      await useCases.returnAssignment(actor, assignmentId, {
        version,
        reason: needed(pressed, "text", "reasonMissing"),
      });
      return;
    case "assignOn":
      await useCases.assignOn(actor, assignmentId, orderOf(pressed));
      return;
    case "complete": {
      const result = needed(pressed, "text", "resultMissing");
      const replySymbol = optional(pressed, "reply").slice(0, 50) || null;
      await useCases.completeAssignment(actor, assignmentId, { version, result, replySymbol });
    }
  }
}

/** What the card is about once the act is done, so that it becomes the record of it. */
export function reasonAfter(verb: Verb, before: Reason): Reason {
  switch (verb) {
    case "instruct":
    case "inform":
    case "giveBack":
      return "toInstruct";
    case "submit":
      return "toSubmit";
    case "acknowledge":
    case "report":
    case "askExtension":
    case "return":
    case "assignOn":
    case "complete":
      return before === "assignedInform" ? before : "assigned";
    case "decideExtension":
      return "extensionAsked";
    case "reopen":
      return "completed";
    case "refresh":
      return before;
  }
}

function orderOf(pressed: Pressed): Parameters<BotUseCases["instruct"]>[2] {
  const [lead] = readAssignees(optional(pressed, "lead"));
  if (lead === undefined) throw new FormIncomplete("leadMissing");
  // Whoever leads is not also asked to support: a slip of the finger on a list of names.
  const support = readAssignees(optional(pressed, "support")).filter(
    (one) => one.kind !== lead.kind || one.id !== lead.id,
  );
  return {
    version: pressed.data.version,
    text: optional(pressed, "text"),
    lead,
    support,
    inform: [],
    deadlineAt: dayOf(pressed, "deadline", "deadlineWrong"),
  };
}

function optional({ verb, data }: Pressed, input: keyof typeof inputIds): string {
  const value = data[inputId(verb, input)];
  return typeof value === "string" ? value.trim().slice(0, 4000) : "";
}

function needed(pressed: Pressed, input: keyof typeof inputIds, missing: BotMessage): string {
  const text = optional(pressed, input);
  if (text === "") throw new FormIncomplete(missing);
  return text;
}

/** A day chosen on a card means its end: the close of the working day. Some clients send `2026-11-23T00:00:00Z`. */
function dayOf(pressed: Pressed, input: "deadline" | "until", wrong: BotMessage): string | null {
  const text = optional(pressed, input);
  if (text === "") return null;
  const day = parseLocalDate(text.replace(/T.*$/u, ""));
  if (day === null) throw new FormIncomplete(wrong);
  return instantAt(day, endOfDay).toISOString();
}
