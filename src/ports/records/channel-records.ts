import type { Language } from "../../contract/messages/message.ts";
import type { ChannelAddress } from "../team-channels.ts";

/** A team in Teams in which the bot is, as it told us when it came there. */
export interface MetTeam extends Omit<ChannelAddress, "conversationId"> {
  readonly teamId: string;
  readonly name: string | null;
  readonly updatedAt: Date;
}

/** active: posts go there. lost: the bot was removed, or the channel is gone, and an administrator must see to it. */
export type ChannelState = "active" | "lost";

/** A channel that is a unit's; a unit has one at most, and a channel belongs to one unit at most. */
export interface UnitChannel extends Omit<ChannelAddress, "conversationId"> {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly teamName: string | null;
  readonly channelName: string | null;
  readonly language: Language;
  readonly state: ChannelState;
  /** Why it was lost: `removed` (the app), `teamDeleted`, `channelDeleted`, or a status and a code of Teams. */
  readonly why: string | null;
  readonly linkedBy: string;
  readonly linkedAt: Date;
  readonly lostAt: Date | null;
  /** When the link was taken away; null while it holds. */
  readonly endedAt: Date | null;
  readonly version: number;
}

/** waiting: to be posted. posted: it stands in the channel. failed: it does not, and why. cancelled: nobody needs it. */
export type PostState = "waiting" | "posted" | "failed" | "cancelled";

/** An assignment of a unit in its channel: one post an assignment and channel. */
export interface ChannelPost {
  readonly id: string;
  readonly unitChannelId: string;
  readonly agencyId: string;
  readonly documentId: string;
  readonly assignmentId: string;
  readonly state: PostState;
  readonly why: string | null;
  readonly conversationId: string | null;
  readonly activityId: string | null;
  readonly shown: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export interface ChannelRecords {
  team(teamId: string): Promise<MetTeam | null>;
  saveTeam(team: MetTeam): Promise<void>;
  removeTeam(teamId: string): Promise<void>;

  /** Throws `DuplicateKey` where the unit or the channel has a link that holds. */
  insert(link: UnitChannel): Promise<void>;
  /** Against the version before; false where somebody was first. */
  update(link: UnitChannel): Promise<boolean>;
  get(id: string): Promise<UnitChannel | null>;
  /** Those that hold. */
  ofUnits(unitIds: readonly string[]): Promise<UnitChannel[]>;
  ofChannel(channelId: string): Promise<UnitChannel | null>;
  ofTeam(teamId: string): Promise<UnitChannel[]>;
  ofAgency(agencyId: string): Promise<UnitChannel[]>;

  /** One that is there already is left as it is; answers those that are new. */
  addPosts(posts: readonly ChannelPost[]): Promise<ChannelPost[]>;
  post(id: string): Promise<ChannelPost | null>;
  /** It is sent now; whoever takes over from a dead server sees that it was. */
  beginPost(id: string): Promise<void>;
  settlePost(
    id: string,
    result: Pick<ChannelPost, "state" | "why" | "conversationId" | "activityId" | "shown" | "endedAt">,
  ): Promise<void>;
  markShown(id: string, shown: string): Promise<void>;
  /** What stands in channels about the document. */
  postsAbout(documentId: string): Promise<ChannelPost[]>;
  /** What stands in the channel of a link. */
  postedIn(linkId: string): Promise<ChannelPost[]>;
  removePost(id: string): Promise<void>;
  /** The post in which the assignment is offered now, or was last; null where it never stood in a channel. */
  postOf(assignmentId: string): Promise<ChannelPost | null>;
  /** What could not be posted for the unit, or was lost with its channel, oldest first. */
  failedOf(unitId: string, limit: number): Promise<ChannelPost[]>;
  /** How many of each link's posts failed, up to `most`, which stands for 'that many or more'. */
  countFailed(linkIds: readonly string[], most: number): Promise<Map<string, number>>;
}
