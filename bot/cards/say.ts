import { botMessages } from "../../src/contract/messages/bot.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { MessageParams } from "../../src/domain/rule-broken.ts";

export type BotMessage = keyof typeof botMessages;

/** Fills `{name}` in a sentence; a name without a value stays as it is, so that a test sees it. */
export function fill(sentence: string, params: MessageParams = {}): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(params[name] ?? whole));
}

/** A sentence of the bot in the reader's language. */
export function say(language: Language, message: BotMessage, params: MessageParams = {}): string {
  return fill(botMessages[message][language], params);
}
