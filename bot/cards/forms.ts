import type { Action, Choice, Element, Execute, PressData } from "./card.ts";
import { choice, day, reply, shortened, text, type Choices, type InputContext } from "./inputs.ts";
import { say, type BotMessage } from "./say.ts";
import { inputId, type Verb } from "./verbs.ts";

/** What the forms of a card are made of. */
export interface FormParts {
  readonly data: PressData;
  readonly assignees: Choices;
  readonly leaders: readonly Choice[];
  /** Deadlines to choose from, and which of them stands there at first. */
  readonly deadlines: { readonly order: readonly Choice[]; readonly proposed: string | null };
  readonly extensions: readonly Choice[];
  readonly values: Readonly<Record<string, string>>;
  /** Does nobody wish the document to go on as it is, since its signatures do not hold? */
  readonly isInvalid: boolean;
}

/** A small form: the word that opens it, its inputs, and the button that sends it. */
export interface Form {
  readonly open: string;
  readonly body: readonly Element[];
  readonly send: Execute;
}

/** What a verb asks before it is done; null for a button that acts at once. Forms never share inputs. */
export function formOf(verb: Verb, parts: FormParts): Form | null {
  const { language } = parts.data;
  const form: InputContext = { verb, language, values: parts.values };
  const of = (open: BotMessage, send: BotMessage, body: readonly Element[]): Form => ({
    open: say(language, open),
    body,
    send: press(verb, say(language, send), parts.data, "positive"),
  });
  const reason = text(form, { label: "reasonInput", missing: "reasonMissing" });
  switch (verb) {
    case "instruct":
      return of("doInstruct", "doInstruct", orderInputs(form, parts));
    case "assignOn":
      return of("doAssignOn", "doAssignOn", orderInputs(form, parts));
    case "mend":
      return of("doMend", "confirmMend", mendInputs(form, parts));
    case "inform":
      return of("doInform", "confirmInform", [
        choice(form, "inform", { label: "informInput", missing: "informMissing" }, parts.assignees, true),
        ...shortened(language, parts.assignees),
        text(form, { label: "orderInput" }),
      ]);
    case "submit":
      return of("doSubmit", "doSubmit", [
        choice(form, "to", { label: "leaderInput", missing: "leaderMissing" }, everyOf(parts.leaders)),
        text(form, { label: "noteInput" }, { maxLength: 2000 }),
      ]);
    case "report":
      return of("doReport", "sendReport", [text(form, { label: "reportInput", missing: "reportMissing" })]);
    case "askExtension":
      return of("doAskExtension", "sendWish", [
        choice(form, "due", { label: "untilInput" }, everyOf(parts.extensions)),
        day(form, { label: "otherDay" }),
        reason,
      ]);
    case "giveBack":
      return of("doGiveBack", "confirmReturn", [reason]);
    case "return":
      return of("doReturn", "confirmReturn", [reason]);
    case "refuse":
      return of("doRefuse", "confirmRefuse", [reason]);
    case "reopen":
      return of("doReopen", "confirmReopen", [reason]);
    case "complete":
      return of("doComplete", "confirmComplete", [
        text(form, { label: "resultInput", missing: "resultMissing" }),
        reply(form),
      ]);
    case "acknowledge":
    case "decideExtension":
    case "refresh":
      return null;
  }
}

/** The buttons of a verb: those that act at once, or the one that opens its form. */
export function buttonsOf(verb: Verb, parts: FormParts): Action[] {
  const { data } = parts;
  const { language } = data;
  const form = formOf(verb, parts);
  if (form !== null) {
    return [
      {
        type: "Action.ShowCard",
        title: form.open,
        ...(!parts.isInvalid && (verb === "instruct" || verb === "submit") ? { style: "positive" } : {}),
        card: { type: "AdaptiveCard", body: form.body, actions: [form.send] },
      },
    ];
  }
  if (verb === "acknowledge") return [press(verb, say(language, "doAcknowledge"), data, "positive")];
  if (verb !== "decideExtension") return [];
  return [
    press(verb, say(language, "grant"), { ...data, granted: true }, "positive"),
    press(verb, say(language, "refuse"), { ...data, granted: false }),
  ];
}

export function press(verb: Verb, title: string, data: PressData, style?: Execute["style"]): Execute {
  return { type: "Action.Execute", title, verb, data, ...(style === undefined ? {} : { style }) };
}

function everyOf(all: readonly Choice[]): Choices {
  return { all, most: 100, dataset: null };
}

/** Whom, by when, what: the order of NĐ 30, Đ23.2 and Đ23.4. */
function orderInputs(form: InputContext, { assignees, deadlines }: FormParts): Element[] {
  return [
    choice(form, "lead", { label: "leadInput", missing: "leadMissing" }, assignees),
    ...shortened(form.language, assignees),
    ...deadlineInputs(form, deadlines),
    text(form, { label: "orderInput" }, { placeholder: "orderPlaceholder" }),
    choice(form, "support", { label: "supportInput" }, assignees, true),
  ];
}

/** As the order was given, to be put right: who was to know stands there where somebody was. */
function mendInputs(form: InputContext, { assignees, deadlines }: FormParts): Element[] {
  return [
    choice(form, "lead", { label: "leadInput" }, assignees),
    ...shortened(form.language, assignees),
    ...deadlineInputs(form, { ...deadlines, proposed: null }),
    text(form, { label: "orderInput" }),
    choice(form, "support", { label: "supportInput" }, assignees, true),
    ...(form.values[inputId("mend", "inform")]
      ? [choice(form, "inform", { label: "informInput" }, assignees, true)]
      : []),
  ];
}

function deadlineInputs(form: InputContext, { order, proposed }: FormParts["deadlines"]): Element[] {
  const offered = choice(form, "due", { label: "deadlineInput" }, everyOf(order));
  return [
    offered.value === undefined && proposed !== null ? { ...offered, value: proposed } : offered,
    day(form, { label: "otherDay" }),
  ];
}
