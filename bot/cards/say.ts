import { botMessages } from "../../src/contract/messages/bot.ts";
import { filled, type Language } from "../../src/contract/messages/message.ts";
import type { MessageParams } from "../../src/domain/rule-broken.ts";

export type BotMessage = keyof typeof botMessages;

/** A sentence of the bot in the reader's language. */
export function say(language: Language, message: BotMessage, params: MessageParams = {}): string {
  return filled(botMessages[message], language, params);
}
