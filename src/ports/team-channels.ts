import type { DeadlineView } from "../contract/common.ts";
import type { Language } from "../contract/messages/message.ts";
import type { SendOutcome } from "./messenger.ts";

/** Teams fetches views of their own for no more people of a conversation; for others a button does. */
export const mostViews = 60;

/** A conversation in Teams that many read. */
export interface ChannelAddress {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

/** Somebody who is named in a post; mentioned where the channel's roster has them by the directory's id. */
export interface Named {
  readonly name: string;
  readonly directoryId: string | null;
}

/**
 * waiting: nobody of the unit has taken it. taken: somebody handles it. returned, completed, withdrawn: what became of
 * the unit's assignment. withheld: nothing is said of it any more.
 */
export type PostStanding = "waiting" | "taken" | "returned" | "completed" | "withdrawn" | "withheld";

/**
 * What everybody who reads a unit's channel sees of an assignment to the unit: its number, urgency and deadline, who
 * handles it, and nothing of the document itself.
 */
export interface ChannelNotice {
  readonly language: Language;
  readonly agencyId: string;
  readonly documentId: string;
  readonly assignmentId: string;
  /** Of the unit's assignment, which a claim names. */
  readonly version: number;
  readonly unitName: string;
  /** Null: withheld. */
  readonly arrivalNumber: number | null;
  readonly priority: number;
  readonly deadline: DeadlineView | null;
  readonly standing: PostStanding;
  /** Who handles it, since when, and whether they took it themselves. */
  readonly handler: (Named & { readonly since: string; readonly isClaim: boolean }) | null;
  readonly heads: readonly Named[];
  /** Whose own view is fetched when they see the post, by the directory's ids: the people of the unit. */
  readonly readers: readonly string[];
}

/** notThere: the bot is not in that team, or the team has no such channel, or the person is not in it. */
export type ChannelLook =
  | { readonly kind: "found"; readonly teamName: string | null; readonly channelName: string | null }
  | { readonly kind: "notThere"; readonly reason: string }
  | { readonly kind: "unavailable"; readonly reason: string };

/** Where a post was put. */
export type PostOutcome =
  | Exclude<SendOutcome, { kind: "sent" }>
  | { readonly kind: "sent"; readonly conversationId: string; readonly activityId: string };

/** What the bot does in channels; nothing throws for what Teams answers. */
export interface TeamChannels {
  /** Puts a post of its own into a channel; `begin` is done right before that. */
  readonly post: (
    to: ChannelAddress,
    notice: ChannelNotice,
    begin: () => Promise<void>,
  ) => Promise<PostOutcome>;
  readonly update: (to: ChannelAddress, activityId: string, notice: ChannelNotice) => Promise<SendOutcome>;
  /** What the post shows, as a digest; as `Messenger.shownOf`. */
  readonly shownOf: (notice: ChannelNotice) => Promise<string>;
  /** Whether the team has the channel, and the person is in it. */
  readonly look: (
    at: Omit<ChannelAddress, "conversationId"> & { readonly teamId: string; readonly channelId: string },
    directoryId: string,
  ) => Promise<ChannelLook>;
}
