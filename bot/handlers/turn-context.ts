import { httpMessages } from "../../src/contract/messages/http.ts";
import { filled, type Language } from "../../src/contract/messages/message.ts";
import type { ChannelAddress } from "../../src/ports/team-channels.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Ids } from "../../src/ports/ids.ts";
import { StoreUnavailable } from "../../src/ports/store-errors.ts";
import type { BringInTurn } from "../bring-in-turn.ts";
import type { Member } from "../cards/mention.ts";
import { say, type BotMessage } from "../cards/say.ts";
import type { GlimpseData } from "../cards/card.ts";
import type { CardContext } from "../cards/document-notice.ts";
import type { Links } from "../cards/links.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import type { BotLogger } from "../logger.ts";
import { tenantOf, type BotSettings } from "../settings.ts";
import type { BotUseCases, KnownConversation } from "../use-cases.ts";

/** What a handler of one activity works with. */
export interface Desk {
  readonly settings: BotSettings;
  readonly useCases: BotUseCases;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: BotLogger;
  /** Work that goes on after the answer; the bot does not stop before it has ended. */
  inHand<T>(work: Promise<T>): Promise<T>;
  /** Sends what nobody waits for within the limits that all cards keep together. */
  readonly bringInTurn: BringInTurn;
  /** Who reads a channel or a group chat; throws where the bot is not in it. */
  members(of: ChannelAddress): Promise<Member[]>;
}

/** Cards shown in answer bring themselves up to date only in Teams; Agents Playground cannot. */
export function cardContext({ settings, links, clock }: Desk, activity: IncomingActivity): CardContext {
  return { links, now: clock.now(), refreshFor: settings.mode === "entra" ? activity.from.id : null };
}

/** The same for a reader's own view of a card in a chat that others read. */
export function sharedContext(desk: Desk, activity: IncomingActivity, shared: GlimpseData): CardContext {
  return { ...cardContext(desk, activity), shared };
}

/** Where the sender is reached; null for a sender without an identity in the directory. */
export function conversationOf({ settings }: Desk, activity: IncomingActivity): KnownConversation | null {
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return null;
  return {
    tenantId: tenantOf(settings),
    directoryId,
    teamsUserId: activity.from.id,
    conversationId: activity.conversation.id,
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
  };
}

export function languageOr(language: Language | null, { settings }: Desk): Language {
  return language ?? settings.language;
}

/** Logs a fault of ours with an id that the person can name; nothing of the person or the document is in it. */
export function logFault({ ids, logger }: Desk, error: unknown, what: string): string {
  const id = ids.next();
  const faultId = id.slice(-12);
  logger.error(
    { faultId, what, err: error instanceof Error ? plainError(error) : { name: typeof error } },
    "bot fault",
  );
  return faultId;
}

/** What the person reads of it; that the database is away or full is said as it is. */
export function faultSentence(
  language: Language,
  error: unknown,
  faultId: string,
  otherwise: BotMessage,
): string {
  if (!(error instanceof StoreUnavailable)) return say(language, otherwise, { id: faultId });
  const message = httpMessages[error.full ? "http.store-full" : "http.store-unavailable"];
  return filled(message, language, { faultId });
}

/** The message of an error may hold a person's words; the place where it was thrown does not. */
function plainError(error: Error): object {
  const frames = error.stack?.split("\n").filter((row) => /^\s+at /u.test(row)) ?? [];
  return { name: error.name, stack: frames.slice(0, 8).map((row) => row.trim()) };
}
