import { notYoursNote } from "../../src/contract/messages/not-yours.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";
import { say } from "./say.ts";

/** What is left in a chat of the card about a document that was given to somebody else a moment later. */
export function notYoursCard({ language }: Extract<Notice, { kind: "notYours" }>): Rendered {
  const told = notYoursNote[language];
  return cardOf(language, told, [line([run(told)])], []);
}

/** What is left of a card that was brought to somebody who may no longer act in another's place. */
export function standInOverCard({ language }: Extract<Notice, { kind: "standInOver" }>): Rendered {
  const told = say(language, "standInOver");
  return cardOf(language, told, [line([run(told)])], []);
}
