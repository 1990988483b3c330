import type { Clock } from "../src/ports/clock.ts";
import type { ConversationAddress, Messenger, Notice, SendOutcome } from "../src/ports/messenger.ts";
import type { Links } from "./cards/links.ts";
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

/** A short turn in the queue is waited for here; a longer one is the outbox's to come back to. */
const mostWaitMs = 1_500;

/** Brings cards into personal chats, one attempt each, within what Teams allows. */
export function createMessenger(parts: MessengerParts): Messenger {
  return {
    send: (to, notice) => attempt(parts, to, notice, outcomeOf, (message) => parts.channel.send(to, message)),
    update: (to, activityId, notice) =>
      attempt(parts, to, notice, updateOutcomeOf, (message) => parts.channel.update(to, activityId, message)),
    shownOf: (notice) => Promise.resolve(shownOf(notice)),
  };
}

async function attempt(
  { settings, limits, links, clock, sleep }: MessengerParts,
  to: ConversationAddress,
  notice: Notice,
  outcome: typeof outcomeOf,
  call: (message: OutgoingMessage) => Promise<string>,
): Promise<SendOutcome> {
  if (to.tenantId !== tenantOf(settings)) return { kind: "failed", reason: "another tenant" };
  // The token goes with the call; and in the embedded mode nothing may leave the machine.
  const isSafe =
    isLoopbackUrl(to.serviceUrl) || (settings.mode === "entra" && to.serviceUrl.startsWith("https:"));
  if (!isSafe) return { kind: "failed", reason: "service address refused" };

  const wait = limits.reserve(to.conversationId, clock.now(), mostWaitMs);
  if (wait > mostWaitMs) return { kind: "retry", afterMs: wait, reason: "within our own limits" };
  if (wait > 0) await sleep(wait);

  const refreshFor = settings.mode === "entra" ? to.teamsUserId : null;
  const message = renderNotice(notice, { links, now: clock.now(), refreshFor });
  try {
    return { kind: "sent", activityId: await call(message) };
  } catch (error) {
    const result = outcome(error, clock.now());
    // A 429 counts against the whole app: whoever goes on sending is throttled for longer.
    if (result.kind === "retry" && result.reason.startsWith("HTTP 429")) {
      limits.pauseUntil(new Date(clock.now().getTime() + (result.afterMs ?? 0)));
    }
    return result;
  }
}
