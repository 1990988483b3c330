import type { KnownConversation } from "./use-cases.ts";
import type { OutgoingMessage } from "./channel/channel.ts";
import { attempt, type MessengerParts } from "./messenger.ts";
import { outcomeOf } from "./send-outcome.ts";
import type { BotLogger } from "./logger.ts";

/** Brings what nobody is waiting for, such as a welcome, when its turn has come among all that is sent. */
export type BringInTurn = (to: KnownConversation, message: OutgoingMessage) => Promise<void>;

export interface TurnParts extends MessengerParts {
  readonly logger: BotLogger;
  /** Work that goes on when the caller has its answer. */
  readonly inHand: (work: Promise<void>) => unknown;
  readonly isStopping: () => boolean;
}

/** An app that is put into 20,000 people's Teams is welcomed by as many cards: 12 minutes at Teams' pace. */
const patienceMs = 15 * 60_000;
/** A server that stops waits for one of these. */
const stepMs = 3_000;
/** As many as go out while Teams takes a second to answer. */
const lanes = 28;

interface Waiting {
  readonly to: KnownConversation;
  readonly message: OutgoingMessage;
  readonly until: number;
}

/**
 * Resolves when it was sent, or when others are before it: then it goes on by itself. It is not repeated where it may have
 * come, and lost when the server ends meanwhile: `trợ giúp` says the same.
 */
export function createBringInTurn(parts: TurnParts): BringInTurn {
  const { channel, clock, sleep, inHand, isStopping } = parts;
  const queue: Waiting[] = [];
  let busy = 0;

  /** Milliseconds until it is worth another attempt; null: it is over. */
  async function bring({ to, message, until }: Waiting): Promise<number | null> {
    const call = () => channel.send(to, message);
    const outcome = await attempt(parts, to, { outcome: outcomeOf, isNotice: false, call });
    if (outcome.kind === "sent") return null;
    const canCome = outcome.kind === "later" || (outcome.kind === "retry" && outcome.inDoubt !== true);
    if (canCome && clock.now().getTime() < until) return outcome.afterMs ?? stepMs;
    const reason = outcome.kind === "later" ? "not in time" : outcome.reason;
    parts.logger.warn({ reason }, "a welcome did not arrive");
    return null;
  }

  async function workOff(): Promise<void> {
    for (let one = queue.shift(); one !== undefined && !isStopping(); one = queue.shift()) {
      for (let wait = await bring(one); wait !== null && !isStopping(); wait = await bring(one))
        await sleep(Math.min(wait, stepMs));
    }
    busy -= 1;
  }

  return async (to, message) => {
    const one = { to, message, until: clock.now().getTime() + patienceMs };
    if (busy === 0 && (await bring(one)) === null) return;
    queue.push(one);
    if (busy >= lanes) return;
    busy += 1;
    inHand(workOff());
  };
}
