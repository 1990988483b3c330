import type { Language } from "../../src/contract/messages/message.ts";
import type {
  Action,
  Choice,
  ChoiceInput,
  DateInput,
  Element,
  Execute,
  PressData,
  ShowCard,
  TextInput,
} from "./card.ts";
import { line, run } from "./card.ts";
import { say, type BotMessage } from "./say.ts";

/** The verbs that come back in `adaptiveCard/action`. `inform` is an instruction that only informs. */
export const verbs = [
  "instruct",
  "inform",
  "giveBack",
  "submit",
  "acknowledge",
  "report",
  "askExtension",
  "decideExtension",
  "return",
  "assignOn",
  "complete",
  "reopen",
  "refresh",
] as const;
export type Verb = (typeof verbs)[number];

/** Inputs are named by their verb, because an id may stand only once on a card. */
export const inputIds = {
  lead: "lead",
  support: "support",
  inform: "inform",
  deadline: "deadline",
  text: "text",
  to: "to",
  until: "until",
  reply: "reply",
} as const;

export function inputId(verb: Verb, input: keyof typeof inputIds): string {
  return `${verb}_${inputIds[input]}`;
}

export interface FormChoices {
  readonly assignees: readonly Choice[];
  readonly leaders: readonly Choice[];
  /** How many assignees one list offers. */
  readonly most: number;
  /** The day proposed as the deadline, `yyyy-MM-dd`. */
  readonly proposedDay: string | null;
}

/** One button, or a button that opens a small form with its own; forms never share inputs, so none blocks another. */
export function formOf(verb: Verb, data: PressData, choices: FormChoices): Action[] {
  const { language } = data;
  const form = (open: BotMessage, send: BotMessage, body: readonly Element[]): Action[] => [
    showCard(verb, say(language, open), say(language, send), body, data),
  ];
  switch (verb) {
    case "instruct":
      return form("doInstruct", "doInstruct", orderInputs(verb, language, choices));
    case "assignOn":
      return form("doAssignOn", "doAssignOn", orderInputs(verb, language, choices));
    case "inform":
      return form("doInform", "confirmInform", [
        several(verb, "inform", language, choices),
        note(verb, language, "orderInput"),
      ]);
    case "giveBack":
      return form("doGiveBack", "confirmReturn", [required(verb, language, "reasonInput", "reasonMissing")]);
    case "submit":
      return form("doSubmit", "doSubmit", [
        leader(language, choices.leaders),
        note(verb, language, "noteInput"),
      ]);
    case "acknowledge":
      return [press(verb, say(language, "doAcknowledge"), data, "positive")];
    case "report":
      return form("doReport", "sendReport", [required(verb, language, "reportInput", "reportMissing")]);
    case "askExtension":
      return form("doAskExtension", "sendWish", [
        day(verb, "until", language, { label: "untilInput", missing: "untilMissing" }),
        required(verb, language, "reasonInput", "reasonMissing"),
      ]);
    case "decideExtension":
      return [
        press(verb, say(language, "grant"), { ...data, granted: true }, "positive"),
        press(verb, say(language, "refuse"), { ...data, granted: false }),
      ];
    case "return":
      return form("doReturn", "confirmReturn", [required(verb, language, "reasonInput", "reasonMissing")]);
    case "complete":
      return form("doComplete", "confirmComplete", completion(language));
    case "reopen":
      return form("doReopen", "confirmReopen", [required(verb, language, "reasonInput", "reasonMissing")]);
    case "refresh":
      return [];
  }
}

export function press(verb: Verb, title: string, data: PressData, style?: Execute["style"]): Execute {
  return { type: "Action.Execute", title, verb, data, ...(style === undefined ? {} : { style }) };
}

function showCard(
  verb: Verb,
  open: string,
  send: string,
  body: readonly Element[],
  data: PressData,
): ShowCard {
  return {
    type: "Action.ShowCard",
    title: open,
    ...(verb === "instruct" || verb === "submit" ? { style: "positive" } : {}),
    card: { type: "AdaptiveCard", body, actions: [press(verb, send, data, "positive")] },
  };
}

function orderInputs(verb: Verb, language: Language, choices: FormChoices): Element[] {
  const shown = choices.assignees.slice(0, choices.most);
  const lead: ChoiceInput = {
    type: "Input.ChoiceSet",
    id: inputId(verb, "lead"),
    label: say(language, "leadInput"),
    isRequired: true,
    errorMessage: say(language, "leadMissing"),
    placeholder: say(language, "choose"),
    style: "compact",
    wrap: true,
    choices: shown,
  };
  const hidden = choices.assignees.length - shown.length;
  return [
    lead,
    ...(hidden > 0 ? [shortList(language, choices.assignees.length)] : []),
    day(verb, "deadline", language, { label: "deadlineInput", value: choices.proposedDay }),
    note(verb, language, "orderInput", "orderPlaceholder"),
    several(verb, "support", language, choices),
  ];
}

function shortList(language: Language, count: number): Element {
  return line([run(say(language, "moreChoices", { count }), { size: "small", isSubtle: true })]);
}

function several(
  verb: Verb,
  input: "support" | "inform",
  language: Language,
  choices: FormChoices,
): ChoiceInput {
  const mustChoose =
    input === "inform" ? { isRequired: true, errorMessage: say(language, "informMissing") } : {};
  return {
    type: "Input.ChoiceSet",
    id: inputId(verb, input),
    label: say(language, input === "support" ? "supportInput" : "informInput"),
    isMultiSelect: true,
    style: "compact",
    wrap: true,
    placeholder: say(language, "choose"),
    ...mustChoose,
    choices: choices.assignees.slice(0, Math.min(choices.most, mostSupport)),
  };
}

/** A list of several choices may be drawn as ticks one below the other; more would fill the phone. */
const mostSupport = 25;

function leader(language: Language, leaders: readonly Choice[]): ChoiceInput {
  return {
    type: "Input.ChoiceSet",
    id: inputId("submit", "to"),
    label: say(language, "leaderInput"),
    isRequired: true,
    errorMessage: say(language, "leaderMissing"),
    placeholder: say(language, "choose"),
    style: "compact",
    wrap: true,
    choices: leaders.slice(0, 100),
  };
}

function day(
  verb: Verb,
  input: "deadline" | "until",
  language: Language,
  words: { label: BotMessage; missing?: BotMessage; value?: string | null },
): DateInput {
  const missing = words.missing === undefined ? {} : { isRequired: true };
  return {
    type: "Input.Date",
    id: inputId(verb, input),
    label: say(language, words.label),
    ...missing,
    errorMessage: say(language, words.missing ?? "deadlineWrong"),
    ...(words.value ? { value: words.value } : {}),
  };
}

function required(verb: Verb, language: Language, label: BotMessage, missing: BotMessage): TextInput {
  return {
    type: "Input.Text",
    id: inputId(verb, "text"),
    label: say(language, label),
    isRequired: true,
    errorMessage: say(language, missing),
    isMultiline: true,
    maxLength: 4000,
  };
}

function note(verb: Verb, language: Language, label: BotMessage, placeholder?: BotMessage): TextInput {
  return {
    type: "Input.Text",
    id: inputId(verb, "text"),
    label: say(language, label),
    isMultiline: true,
    maxLength: label === "noteInput" ? 2000 : 4000,
    ...(placeholder === undefined ? {} : { placeholder: say(language, placeholder) }),
  };
}

function completion(language: Language): Element[] {
  return [
    required("complete", language, "resultInput", "resultMissing"),
    {
      type: "Input.Text",
      id: inputId("complete", "reply"),
      label: say(language, "replyInput"),
      maxLength: 50,
    },
  ];
}
