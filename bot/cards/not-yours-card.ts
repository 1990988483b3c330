import { notYoursNote } from "../../src/contract/messages/not-yours.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";

/** What is left in a chat of the card about a document that was given to somebody else a moment later. */
export function notYoursCard({ language }: Extract<Notice, { kind: "notYours" }>): Rendered {
  const told = notYoursNote[language];
  return cardOf(language, told, [line([run(told)])], []);
}
