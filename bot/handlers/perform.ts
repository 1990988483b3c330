import { z } from "zod";
import type { Actor } from "../../src/domain/people/actor.ts";
import { parseLocalDate } from "../../src/domain/time/local-date.ts";
import { isSameAssignee, type Assignee } from "../../src/domain/routing/assignment.ts";
import { readAssignees } from "../cards/assignee-choices.ts";
import type { Reason } from "../cards/document-notice.ts";
import type { BotMessage } from "../cards/say.ts";
import { inputId, type InputName, type Verb } from "../cards/verbs.ts";
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
      await useCases.instruct(actor, documentId, await orderOf(useCases, actor, pressed));
      return;
    case "mend":
      await mend(useCases, actor, pressed);
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
        replaces: null,
        confirmed: [],
      });
      return;
    }
    case "giveBack":
    case "refuse":
    case "reopen": {
      const reason = needed(pressed, "text", "reasonMissing");
      await withReason(useCases, verb)(actor, documentId, { version, reason });
      return;
    }
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

function withReason(
  useCases: BotUseCases,
  verb: "giveBack" | "refuse" | "reopen",
): BotUseCases["giveBackDocument"] {
  if (verb === "giveBack") return useCases.giveBackDocument;
  return verb === "refuse" ? useCases.refuseDocument : useCases.reopenDocument;
}

type AssignmentVerb = Exclude<
  Verb,
  "refresh" | "instruct" | "inform" | "mend" | "giveBack" | "refuse" | "reopen" | "submit"
>;

/** Another order in place of the one just given, of the leader or within a unit. */
async function mend(useCases: BotUseCases, actor: Actor, pressed: Pressed): Promise<void> {
  const { documentId, parentId = null, instructionId } = pressed.data;
  if (instructionId === undefined) return;
  const order = { ...(await orderOf(useCases, actor, pressed)), replaces: instructionId };
  if (parentId === null) await useCases.instruct(actor, documentId, order);
  else await useCases.assignOn(actor, parentId, order);
}

async function onAssignment(
  useCases: BotUseCases,
  actor: Actor,
  assignmentId: string,
  pressed: Pressed,
  verb: AssignmentVerb,
): Promise<void> {
  const { version, granted, confirmed } = pressed.data;
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
      const until = await dueOf(useCases, actor, pressed);
      if (until === null) throw new FormIncomplete("untilMissing");
      const reason = needed(pressed, "text", "reasonMissing");
      await useCases.askExtension(actor, assignmentId, { version, until, reason });
      return;
    }
    case "decideExtension":
      await useCases.decideExtension(actor, assignmentId, {
        version,
        granted: granted === true,
        note: null,
        confirmed: confirmed === undefined ? [] : [confirmed],
      });
      return;
    case "return":
      await useCases.returnAssignment(actor, assignmentId, {
        version,
        reason: needed(pressed, "text", "reasonMissing"),
      });
      return;
    case "assignOn":
      await useCases.assignOn(actor, assignmentId, await orderOf(useCases, actor, pressed));
      return;
    case "complete": {
      const result = needed(pressed, "text", "resultMissing");
      const replySymbol = optional(pressed, "reply").slice(0, 50) || null;
      await useCases.completeAssignment(actor, assignmentId, { version, result, replySymbol });
    }
  }
}

/** Cards on which a clerk passes a document on, and takes a refusal back. */
const clerks: readonly Reason[] = ["toSubmit", "givenBack", "signaturesBad", "legalValueChanged"];

/** What the card is about once the act is done, so that it becomes the record of it. */
export function reasonAfter(verb: Verb, before: Reason): Reason {
  switch (verb) {
    case "instruct":
    case "inform":
    case "giveBack":
      return "toInstruct";
    case "mend":
      return before;
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
    case "refuse":
      return before === "lookedUp" ? "toSubmit" : before;
    case "reopen":
      return clerks.includes(before) ? before : "completed";
    case "refresh":
      return before;
  }
}

async function orderOf(
  useCases: BotUseCases,
  actor: Actor,
  pressed: Pressed,
): Promise<Parameters<BotUseCases["instruct"]>[2]> {
  const [lead] = readAssignees(optional(pressed, "lead"));
  if (lead === undefined && pressed.verb !== "mend") throw new FormIncomplete("leadMissing");
  // Whoever has the weightier role is not asked for the lighter one too: a slip of the finger on a list of names.
  const others = (input: InputName, taken: readonly Assignee[]): Assignee[] =>
    readAssignees(optional(pressed, input)).filter((one) => !taken.some((it) => isSameAssignee(it, one)));
  const leads = lead === undefined ? [] : [lead];
  const support = others("support", leads);
  const { version, confirmed } = pressed.data;
  return {
    version,
    text: optional(pressed, "text"),
    lead: lead ?? null,
    support,
    inform: others("inform", [...leads, ...support]),
    deadlineAt: await dueOf(useCases, actor, pressed),
    replaces: null,
    confirmed: confirmed === undefined ? [] : [confirmed],
  };
}

function optional({ verb, data }: Pressed, input: InputName): string {
  const value = data[inputId(verb, input)];
  return typeof value === "string" ? value.trim().slice(0, 4000) : "";
}

function needed(pressed: Pressed, input: InputName, missing: BotMessage): string {
  const text = optional(pressed, input);
  if (text === "") throw new FormIncomplete(missing);
  return text;
}

/**
 * Any other day counts before those that were offered, and means the end of that day's work. Some clients send
 * `2026-11-23T00:00:00Z` for a day.
 */
async function dueOf(useCases: BotUseCases, actor: Actor, pressed: Pressed): Promise<string | null> {
  const other = optional(pressed, "day");
  if (other !== "") {
    const day = parseLocalDate(other.replace(/T.*$/u, ""));
    if (day === null) throw new FormIncomplete("deadlineWrong");
    return (await useCases.endOfWork(actor, day)).toISOString();
  }
  const offered = optional(pressed, "due");
  if (offered === "") return null;
  if (!z.iso.datetime().safeParse(offered).success) throw new FormIncomplete("deadlineWrong");
  return offered;
}

/** What was filled in, to be shown again where it was sent in vain. */
export function valuesOf({ verb, data }: Pressed): Record<string, string> {
  const inputs = Object.entries(data).filter(([key]) => key.startsWith(`${verb}_`));
  return Object.fromEntries(
    inputs.flatMap(([key, value]) => (typeof value === "string" ? [[key, value.slice(0, 4000)]] : [])),
  );
}
