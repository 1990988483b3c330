import type { Clock } from "../src/ports/clock.ts";
import type { ConversationAddress, Messenger, Notice, SendOutcome } from "../src/ports/messenger.ts";
import type { ChannelAddress } from "../src/ports/team-channels.ts";
import type { CardContext } from "./cards/document-notice.ts";
import type { Links } from "./cards/links.ts";
import { otherWordsOf } from "./cards/other-words.ts";
import { renderNotice } from "./cards/render-notice.ts";
import { shownOf } from "./cards/shown-of.ts";
import type { Channel, OutgoingMessage } from "./channel/channel.ts";
import { isLoopbackUrl } from "./loopback.ts";
import type { SendLimits } from "./send-limits.ts";
import { outcomeOf, updateOutcomeOf } from "./send-outcome.ts";
import { tenantOf, type BotSettings } from "./settings.ts";

export interface MessengerParts {
  readonly settings: BotSettings;
  readonly channel: Channel;
  readonly limits: SendLimits;
  readonly links: Links;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Brings cards into personal chats, one attempt each, within what Teams allows. */
export function createMessenger(parts: MessengerParts): Messenger {
  const { channel, links, clock, settings } = parts;
  const message = (to: ConversationAddress, notice: Notice): OutgoingMessage =>
    renderNotice(notice, contextFor(settings.mode === "entra" ? to.teamsUserId : null));
  const contextFor = (refreshFor: string | null): CardContext => ({ links, now: clock.now(), refreshFor });
  return {
    send: (to, notice, { mark, begin }) => {
      const call = () => channel.send(to, marked(message(to, notice), mark));
      return sent(attempt(parts, to, { outcome: outcomeOf, isNotice: true, begin, call }));
    },
    update: (to, activityId, notice) => {
      const call = () => channel.update(to, activityId, message(to, notice));
      return sent(attempt(parts, to, { outcome: updateOutcomeOf, isNotice: false, call }));
    },
    otherWordsOf: (notice) => Promise.resolve(otherWordsOf(notice, contextFor(null))),
    shownOf: (notice) => Promise.resolve(shownOf(notice)),
  };
}

/** An element of the card carries it: their ids come back as they were sent. */
function marked({ card, text }: OutgoingMessage, id: string): OutgoingMessage {
  const place = card.body.findIndex((element) => !("id" in element));
  const body = card.body.map((element, i) => (i === place ? Object.assign({ id }, element) : element));
  return { text, card: { ...card, body } };
}

/** An attempt that was answered with the activity's id. */
export async function sent(attempted: ReturnType<typeof attempt<string>>): Promise<SendOutcome> {
  const outcome = await attempted;
  return outcome.kind === "sent" ? { kind: "sent", activityId: outcome.answer } : outcome;
}

export interface Attempt<T> {
  readonly outcome: typeof outcomeOf;
  /** Something new, of which nobody gets more than so many a minute. */
  readonly isNotice: boolean;
  /** Done when the turn has come, right before the call. */
  readonly begin?: () => Promise<void>;
  readonly call: () => Promise<T>;
}

/** One attempt within what Teams allows; what it throws becomes an outcome. */
export async function attempt<T>(
  { settings, limits, clock, sleep }: Omit<MessengerParts, "channel" | "links">,
  to: ChannelAddress,
  { outcome, isNotice, begin, call }: Attempt<T>,
): Promise<Exclude<SendOutcome, { kind: "sent" }> | { readonly kind: "sent"; readonly answer: T }> {
  if (to.tenantId !== tenantOf(settings)) return { kind: "failed", reason: "another tenant" };
  // The token goes with the call; and in the embedded mode nothing may leave the machine.
  const isSafe =
    isLoopbackUrl(to.serviceUrl) || (settings.mode === "entra" && to.serviceUrl.startsWith("https:"));
  if (!isSafe) return { kind: "failed", reason: "service address refused" };

  const mostMs = limits.patienceMs();
  const wait = limits.reserve(to.conversationId, clock.now(), mostMs, isNotice);
  if (wait > mostMs) return { kind: "later", afterMs: wait };
  if (wait > 0) await sleep(wait);
  // Asked for while this one waited for its turn.
  const paused = limits.pauseLeft(clock.now());
  if (paused > 0) return { kind: "later", afterMs: paused };
  await begin?.();
  const heldUp = limits.depart(clock.now());
  if (heldUp > 0) await sleep(heldUp);
  try {
    return { kind: "sent", answer: await call() };
  } catch (error) {
    const result = outcome(error, clock.now());
    // A 429 counts against the whole app: whoever goes on sending is throttled for longer.
    if (result.kind === "retry" && result.forAll === true) {
      limits.pauseUntil(new Date(clock.now().getTime() + (result.afterMs ?? 0)));
    }
    return result;
  }
}
