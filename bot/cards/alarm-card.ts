import type { Language } from "../../src/contract/messages/message.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";
import { headed } from "./list-card.ts";

interface Alarm {
  readonly heading: string;
  /** What was found or happened, and where; also what the chat's preview says. */
  readonly told: string;
  /** What to do now. */
  readonly next: string;
}

/** Something about a file that somebody must see to. It offers no button: what is to be done is done in the tab. */
export function alarmCard(language: Language, { heading, told, next }: Alarm): Rendered {
  const body = [line([run(told)], { spacing: "medium" }), line([run(next)], { spacing: "small" })];
  return cardOf(language, told, headed(heading, body), []);
}
