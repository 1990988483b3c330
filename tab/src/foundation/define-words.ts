import type { Language, Message, Messages } from "../../../src/contract/messages/message.ts";

/** A sentence of the tab in both languages; `{name}` is filled from the parameters, as in the server's. */
export type Sentence = Message;
export type { Language };
export type Words = Messages;

/**
 * One area's words: `export const words = defineWords({ save: { vi: "Lưu", en: "Save" } })` in `tab/src/<area>/words.ts`.
 * A words file imports nothing but this, so that a test can read every catalog.
 */
export function defineWords<const W extends Words>(words: W): W {
  return words;
}
