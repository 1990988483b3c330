import type { z } from "zod";
import type { FreezeInput } from "../src/contract/accounts.ts";
import type { approveDraftInput, draftDone, draftReasonInput } from "../src/contract/drafts.ts";
import type { Bilingual, Page } from "../src/contract/common.ts";
import type { IncomingQuery, IncomingRow } from "../src/contract/incoming.ts";
import type { OutgoingDetail } from "../src/contract/outgoing.ts";
import type {
  actDone,
  askExtensionInput,
  Assignees,
  completeInput,
  decideExtensionInput,
  orderInput,
  reasonInput,
  reportInput,
  submitInput,
  versionInput,
  Work,
  WorkBucket,
} from "../src/contract/routing.ts";
import type { RightsDecision } from "../src/contract/rights.ts";
import type { SearchAnswer, SearchRequest } from "../src/contract/search.ts";
import type { Language } from "../src/contract/messages/message.ts";
import type { DraftReason } from "../src/domain/drafts/draft-reasons.ts";
import type { Actor } from "../src/domain/people/actor.ts";
import type { RuleBroken } from "../src/domain/rule-broken.ts";
import type { LocalDate } from "../src/domain/time/local-date.ts";
import type { ChannelNotice } from "../src/ports/team-channels.ts";
import type { UnitChannels } from "../src/contract/channels.ts";
import type { Notice } from "../src/ports/messenger.ts";

type DocumentNotice = Extract<Notice, { kind: "document" }>;
type Done = Promise<z.infer<typeof actDone>>;
/** An act of an actor on the document or assignment with this id. */
type Act<S extends z.ZodType> = (actor: Actor, id: string, input: z.output<S>) => Done;

type DraftDecision<S extends z.ZodType> = (
  actor: Actor,
  draftId: string,
  input: z.output<S>,
) => Promise<z.infer<typeof draftDone>>;

/** Where somebody can be reached, as an activity tells it. */
export interface KnownConversation {
  readonly tenantId: string;
  readonly directoryId: string;
  readonly teamsUserId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
  /** Which language the person has just shown to read; left out where nothing was shown. */
  readonly language?: Language;
}

/** A team in which the bot is, as an activity tells it. */
export interface SeenTeam {
  readonly teamId: string;
  readonly name: string | null;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

/** A channel in which the bot is spoken to. */
export interface SeenChannel extends Omit<SeenTeam, "name"> {
  readonly channelId: string;
  readonly teamName: string | null;
  readonly channelName: string | null;
}

/** All that the bot asks of the product; each is one use case with its services already given. */
export interface BotUseCases {
  /** Throws `RuleBroken` for somebody whom the directory does not know. */
  readonly identify: (who: { directoryId: string; agencyId?: string; onBehalfOf?: string }) => Promise<Actor>;
  readonly rememberConversation: (conversation: KnownConversation) => Promise<{ name: string } | null>;
  readonly forgetConversation: (which: { conversationId: string }) => Promise<void>;
  /** Throws `RuleBroken` where nothing may be seen. */
  readonly documentNotice: (
    actor: Actor,
    about: {
      readonly documentId: string;
      readonly assignmentId: string | null;
      readonly reason: DocumentNotice["reason"];
      readonly language: Language;
    },
  ) => Promise<DocumentNotice>;
  /** Throws `RuleBroken` where nothing may be seen. */
  readonly readOutgoing: (actor: Actor, id: string) => Promise<OutgoingDetail>;
  /** A card was answered with a new one in its place. */
  readonly rememberAnswer: (pressed: {
    readonly documentId: string;
    readonly personId: string;
    readonly activityId: string;
    readonly language: Language;
  }) => Promise<void>;
  readonly listIncoming: (actor: Actor, query: IncomingQuery) => Promise<Page<IncomingRow>>;
  readonly searchDocuments: (actor: Actor, request: SearchRequest) => Promise<SearchAnswer>;
  /** Throws `RuleBroken` for who may not register and for what the gate refuses; null: its bytes cannot be had. */
  readonly takeMessageFile: (
    actor: Actor,
    file: { readonly name: string; readonly url: string; readonly role: "main" | "attachment" },
  ) => Promise<{ readonly id: string; readonly name: string; readonly size: number } | null>;
  readonly listWork: (actor: Actor, query: { bucket: WorkBucket; limit: number }) => Promise<Work>;
  readonly listAssignees: (
    actor: Actor,
    about: { documentId?: string; assignmentId?: string },
  ) => Promise<Assignees>;
  readonly submitDocument: Act<typeof submitInput>;
  readonly giveBackDocument: Act<typeof reasonInput>;
  readonly instruct: Act<typeof orderInput>;
  readonly refuseDocument: Act<typeof reasonInput>;
  readonly reopenDocument: Act<typeof reasonInput>;
  readonly acknowledgeAssignment: Act<typeof versionInput>;
  readonly reportProgress: Act<typeof reportInput>;
  readonly askExtension: Act<typeof askExtensionInput>;
  readonly decideExtension: Act<typeof decideExtensionInput>;
  readonly returnAssignment: Act<typeof reasonInput>;
  readonly assignOn: Act<typeof orderInput>;
  readonly completeAssignment: Act<typeof completeInput>;
  /** Throws `RuleBroken` where nothing may be seen. */
  readonly draftNotice: (
    actor: Actor,
    about: { readonly draftId: string; readonly reason: DraftReason; readonly language: Language },
  ) => Promise<Extract<Notice, { kind: "draft" }>>;
  readonly approveDraft: DraftDecision<typeof approveDraftInput>;
  readonly giveDraftBack: DraftDecision<typeof draftReasonInput>;
  readonly decideRights: (actor: Actor, id: string, input: RightsDecision) => Promise<{ id: string }>;
  readonly freezeAccount: (actor: Actor, input: FreezeInput) => Promise<{ id: string }>;
  /** Takes what a unit was given, as its channel offers it. */
  readonly claimAssignment: Act<typeof versionInput>;
  /** What everybody sees of a post; throws `RuleBroken` for who is of no concern. */
  readonly channelNotice: (
    actor: Actor,
    about: { readonly documentId: string; readonly assignmentId: string },
  ) => Promise<ChannelNotice>;
  readonly listChannels: (actor: Actor) => Promise<UnitChannels>;
  readonly linkChannel: (
    actor: Actor,
    input: { readonly unitId: string; readonly language: Language },
    place: SeenChannel,
  ) => Promise<{ id: string }>;
  readonly unlinkChannel: (actor: Actor, linkId: string) => Promise<{ id: string }>;
  readonly meetTeam: (team: SeenTeam) => Promise<void>;
  readonly leaveTeam: (left: { readonly teamId: string; readonly why: string }) => Promise<void>;
  readonly channelGone: (gone: { readonly channelId: string; readonly why: string }) => Promise<void>;
  /** When work ends on that day (`yyyy-MM-dd`) in the actor's agency. */
  readonly endOfWork: (actor: Actor, day: LocalDate) => Promise<Date>;
  /** The sentence of a broken rule, its gaps filled. */
  readonly explain: (rule: RuleBroken) => Bilingual;
}
