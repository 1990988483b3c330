import type { Language } from "../../src/contract/messages/message.ts";
import type { Choice, ChoiceInput, DateInput, Element, TextInput } from "./card.ts";
import { line, run } from "./card.ts";
import { say, type BotMessage } from "./say.ts";
import { inputId, type InputName, type Verb } from "./verbs.ts";

/** What the inputs of one form have in common. */
export interface InputContext {
  readonly verb: Verb;
  readonly language: Language;
  /** What was filled in already, by the inputs' ids: an order that is mended, or a form that was sent in vain. */
  readonly values: Readonly<Record<string, string>>;
}

/** Whom a list offers, and where the rest is found. */
export interface Choices {
  readonly all: readonly Choice[];
  /** How many one list names. */
  readonly most: number;
  /** Which data set Teams searches while somebody types; null where the client cannot. */
  readonly dataset: string | null;
}

interface Words {
  readonly label: BotMessage;
  /** What is said when it is left empty; without it, it may be. */
  readonly missing?: BotMessage;
}

/** A list of several choices may be drawn as ticks one below the other; more would fill the phone. */
const mostTicks = 25;

function base({ verb, language, values }: InputContext, input: InputName, { label, missing }: Words) {
  const id = inputId(verb, input);
  const value = values[id];
  return {
    id,
    label: say(language, label),
    ...(missing === undefined ? {} : { isRequired: true, errorMessage: say(language, missing) }),
    ...(value === undefined || value === "" ? {} : { value }),
  };
}

/** One of a list, or several. What was chosen before stands in the list even where it would not fit any more. */
export function choice(
  form: InputContext,
  input: InputName,
  words: Words,
  choices: Choices,
  isMultiSelect = false,
): ChoiceInput {
  const most = isMultiSelect ? Math.min(choices.most, mostTicks) : choices.most;
  const common = base(form, input, words);
  const chosen = new Set(common.value?.split(",") ?? []);
  const named = choices.all.filter(({ value }, at) => at < most || chosen.has(value));
  const inTeams = choices.dataset !== null;
  const isSearched = inTeams && named.length < choices.all.length;
  return {
    type: "Input.ChoiceSet",
    ...common,
    ...(isMultiSelect ? { isMultiSelect } : {}),
    // Teams draws several choices as one field to type in; other clients as ticks one below the other.
    style: isSearched || (inTeams && isMultiSelect) ? "filtered" : "compact",
    wrap: true,
    placeholder: say(form.language, inTeams ? "typeName" : "choose"),
    choices: named,
    ...(isSearched && choices.dataset !== null
      ? { "choices.data": { type: "Data.Query", dataset: choices.dataset } }
      : {}),
  };
}

/** Where the list is shortened and cannot be searched, the document's page has everybody. */
export function shortened(language: Language, { all, most, dataset }: Choices): Element[] {
  if (dataset !== null || all.length <= most) return [];
  const hint = say(language, "moreChoices", { count: all.length });
  return [line([run(hint, { size: "small", isSubtle: true })])];
}

export function day(form: InputContext, words: Words): DateInput {
  const wrong = { errorMessage: say(form.language, "deadlineWrong") };
  return { type: "Input.Date", ...wrong, ...base(form, "day", words) };
}

export function text(
  form: InputContext,
  words: Words,
  { placeholder, maxLength = 4000 }: { placeholder?: BotMessage; maxLength?: number } = {},
): TextInput {
  return {
    type: "Input.Text",
    ...base(form, "text", words),
    isMultiline: true,
    maxLength,
    ...(placeholder === undefined ? {} : { placeholder: say(form.language, placeholder) }),
  };
}

export function reply(form: InputContext): TextInput {
  return { type: "Input.Text", ...base(form, "reply", { label: "replyInput" }), maxLength: 50 };
}
