import { sealedNotes } from "../../src/contract/messages/sealing.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";

export type SealedNotice = Extract<Notice, { kind: "sealed" }>;

/** What is left in a chat of the card about a document that was sealed: that it was. */
export function sealedCard({ language }: SealedNotice): Rendered {
  const told = sealedNotes.documentSealed[language];
  return cardOf(language, told, [line([run(told)])], []);
}
