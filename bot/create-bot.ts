import { setTimeout as sleep } from "node:timers/promises";
import type { RequestHandler } from "express";
import type { Clock } from "../src/ports/clock.ts";
import type { Ids } from "../src/ports/ids.ts";
import type { Messenger } from "../src/ports/messenger.ts";
import type { TeamChannels } from "../src/ports/team-channels.ts";
import { tabLinks } from "./cards/links.ts";
import { createBringInTurn } from "./bring-in-turn.ts";
import { createChannel, type ChannelParts } from "./channel/channel.ts";
import type { BotLogger } from "./logger.ts";
import { createMessenger } from "./messenger.ts";
import { botRoute } from "./route.ts";
import { createSendLimits } from "./send-limits.ts";
import type { BotSettings } from "./settings.ts";
import { createTeamChannels } from "./team-channels.ts";
import type { BotUseCases } from "./use-cases.ts";

export interface BotParts {
  readonly settings: BotSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: BotLogger;
  /** How many servers send, this one included; 1 unless said otherwise. */
  readonly instances?: () => number;
  /** Another cloud than the public one, or a double of it. */
  readonly channel?: ChannelParts;
}

export interface Bot {
  /** For the services of the use cases; it needs none of them, so it comes first. */
  readonly messenger: Messenger;
  readonly channels: TeamChannels;
  /** The handlers of POST /api/messages. */
  route(useCases: BotUseCases): RequestHandler[];
  /** Waits for what is in hand. */
  stop(): Promise<void>;
}

/** The Teams edge: what is said to the bot, and the cards it brings. */
export function createBot({ settings, clock, ids, logger, channel: parts, instances }: BotParts): Bot {
  const channel = createChannel(settings, parts);
  const links = tabLinks(settings);
  const limits = createSendLimits({}, instances);
  const sending = { settings, channel, limits, links, clock, sleep: (ms: number) => sleep(ms) };
  const messenger = createMessenger(sending);
  const channels = createTeamChannels(sending);
  const pending = new Set<Promise<unknown>>();
  let isStopping = false;

  const inHand = <T>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    const settled = (): void => {
      pending.delete(work);
    };
    work.then(settled, settled);
    return work;
  };

  const bringInTurn = createBringInTurn({ ...sending, logger, inHand, isStopping: () => isStopping });

  return {
    messenger: {
      send: (...args) => inHand(messenger.send(...args)),
      update: (to, activityId, notice) => inHand(messenger.update(to, activityId, notice)),
      otherWordsOf: (notice) => messenger.otherWordsOf(notice),
      shownOf: (notice) => messenger.shownOf(notice),
    },
    channels: {
      post: (to, notice, begin) => inHand(channels.post(to, notice, begin)),
      update: (to, activityId, notice) => inHand(channels.update(to, activityId, notice)),
      look: (at, directoryId) => inHand(channels.look(at, directoryId)),
      shownOf: (notice) => channels.shownOf(notice),
    },
    route: (useCases) =>
      botRoute(
        {
          settings,
          useCases,
          links,
          clock,
          ids,
          logger,
          inHand,
          bringInTurn,
          members: (of) => channel.members(of),
        },
        channel,
      ),
    async stop() {
      isStopping = true;
      await Promise.allSettled(pending);
    },
  };
}
