/**
 * The verbs that come back in `adaptiveCard/action`. `inform` is an instruction that only informs; `mend` one that stands
 * in place of the last; `refresh` does nothing and brings the card up to date.
 */
export const verbs = [
  "instruct",
  "inform",
  "mend",
  "giveBack",
  "submit",
  "acknowledge",
  "report",
  "askExtension",
  "decideExtension",
  "return",
  "assignOn",
  "complete",
  "refuse",
  "reopen",
  "refresh",
] as const;
export type Verb = (typeof verbs)[number];

/** Inputs are named by their verb, because an id may stand only once on a card. */
export const inputIds = {
  lead: "lead",
  support: "support",
  inform: "inform",
  /** A deadline of those offered, as an instant. */
  due: "due",
  /** Any other day. */
  day: "day",
  text: "text",
  to: "to",
  reply: "reply",
} as const;
export type InputName = keyof typeof inputIds;

export function inputId(verb: Verb, input: InputName): string {
  return `${verb}_${inputIds[input]}`;
}
