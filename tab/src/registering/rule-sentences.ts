import { fieldsMessages } from "../../../src/contract/messages/fields.ts";
import { intakeMessages } from "../../../src/contract/messages/intake.ts";
import { filledInBoth, type Messages } from "../../../src/contract/messages/message.ts";
import type { Sentence } from "../foundation/define-words.ts";

const messages: Messages = { ...fieldsMessages, ...intakeMessages };
const unknown: Sentence = { vi: "Thông tin này chưa hợp lệ.", en: "This is not valid yet." };

/** The sentence of a rule that the tab found broken itself: the same one that the server would say. */
export function sentenceOfRule(code: string, params: Readonly<Record<string, string | number>>): Sentence {
  return filledInBoth(messages[code] ?? unknown, params);
}
