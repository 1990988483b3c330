import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from "botbuilder";
import type { ConnectorClient } from "botframework-connector";
import type { Card } from "../cards/card.ts";
import type { Member } from "../cards/mention.ts";
import type { ConversationAddress } from "../../src/ports/messenger.ts";
import type { ChannelAddress } from "../../src/ports/team-channels.ts";
import { publicCloud, type BotCloud, type BotIdentity } from "../settings.ts";
import { callerId, ChannelAuthentication } from "./authentication.ts";
import { readActivity, type IncomingActivity } from "./incoming-activity.ts";
import { channelsOf, membersOf, openThread } from "./many-readers.ts";
import { senderCheck } from "./sender-check.ts";
import type { CredentialsFactory } from "./credentials-factory.ts";
import { credentialsOf } from "./credentials-of.ts";
import { singleFlight } from "./single-flight.ts";

/** A message to a chat: a card with the sentence that a notification shows for it. */
export interface OutgoingMessage {
  readonly card: Card;
  readonly text: string;
}

/** What an HTTP answer to the channel consists of. */
export interface ChannelAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One activity and a way to answer into its conversation. An invoke is answered by what the turn returns. */
export interface Turn {
  readonly activity: IncomingActivity;
  reply(message: OutgoingMessage): Promise<void>;
  /** Shows for a moment that an answer is being written. */
  typing(): Promise<void>;
}

export type TurnHandler = (turn: Turn) => Promise<ChannelAnswer | null>;

export interface Channel {
  /**
   * Checks the token and hands the activity to the handler. Answers 400 for what is no activity and 401 for a token
   * that does not prove who sends; throws what the handler throws and what is a fault of ours.
   */
  receive(authorization: string, body: unknown, handle: TurnHandler): Promise<ChannelAnswer>;
  /** One attempt; answers the activity's id, throws what the other side or the network said. */
  send(to: Omit<ConversationAddress, "personId">, message: OutgoingMessage): Promise<string>;
  update(to: ChannelAddress, activityId: string, message: OutgoingMessage): Promise<string>;
  /** A post of its own in a channel. */
  post(
    to: ChannelAddress,
    message: OutgoingMessage,
  ): Promise<{ readonly conversationId: string; readonly activityId: string }>;
  /** Who reads a channel or a group chat in which the bot is. */
  members(of: ChannelAddress): Promise<Member[]>;
  /** The channels of a team in which the bot is, by their ids. */
  channels(
    of: Pick<ChannelAddress, "serviceUrl"> & { readonly teamId: string },
  ): Promise<Map<string, string | null>>;
}

export interface ChannelParts {
  readonly cloud?: BotCloud;
  readonly credentials?: CredentialsFactory;
}

/** Teams has a service address a region; a sender who invents more of them fills nothing up. */
const mostClients = 20;

/** The one place that knows Microsoft's SDK; all else speaks of turns, cards and addresses. */
export function createChannel(identity: BotIdentity, parts: ChannelParts = {}): Channel {
  const credentials = singleFlight(parts.credentials ?? credentialsOf(identity));
  const cloud = parts.cloud ?? publicCloud;
  const adapter = new ReceivingAdapter(new ChannelAuthentication(cloud, credentials));
  const appId = identity.mode === "entra" ? identity.appId : "";
  const senders = identity.mode === "entra" ? senderCheck(appId, cloud) : null;

  // One for each place of the cloud that we are told of: its pipeline costs more to build than a card to send.
  const clients = new Map<string, Promise<ConnectorClient>>();
  const client = ({ serviceUrl }: Pick<ChannelAddress, "serviceUrl">): Promise<ConnectorClient> => {
    const known = clients.get(serviceUrl);
    if (known !== undefined) return known;
    const made = adapter.client({ appId, audience: cloud.oauthScope }, serviceUrl);
    if (clients.size >= mostClients) clients.clear();
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl));
    return made;
  };

  return {
    async receive(authorization, body, handle) {
      const activity = readActivity(body);
      if (activity === null || !isActivity(body)) return { status: 400 };
      if (senders !== null) {
        if (activity.channelId !== "msteams") return { status: 403 };
        await senders.check(authorization, activity);
      }
      return adapter.receive({ appId, audience: cloud.oauthScope }, body, activity, handle);
    },
    async send(to, message) {
      const { conversations } = await client(to);
      const activity = { ...addressed(to), ...activityOf(message) };
      return (await conversations.sendToConversation(to.conversationId, activity)).id;
    },
    async update(to, activityId, message) {
      const { conversations } = await client(to);
      const activity = { ...addressed(to), ...activityOf(message), id: activityId };
      await conversations.updateActivity(to.conversationId, activityId, activity);
      return activityId;
    },
    post: async (to, message) => openThread(await client(to), to, activityOf(message)),
    members: async (of) => membersOf(await client(of), of.conversationId),
    channels: async (of) => channelsOf(await client(of), of),
  };
}

class ReceivingAdapter extends CloudAdapter {
  /** For what the SDK's turns have no words for. */
  client(
    { appId, audience }: { readonly appId: string; readonly audience: string },
    serviceUrl: string,
  ): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(appId);
    return this.botFrameworkAuthentication.createConnectorFactory(identity).create(serviceUrl, audience);
  }

  /** As `process` of the SDK, for an activity whose sender is known. */
  async receive(
    { appId, audience }: { readonly appId: string; readonly audience: string },
    body: Activity,
    activity: IncomingActivity,
    handle: TurnHandler,
  ): Promise<ChannelAnswer> {
    const claimsIdentity = this.createClaimsIdentity(appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    const sender = { audience, callerId, claimsIdentity, connectorFactory };
    const answered: { by: ChannelAnswer | null } = { by: null };
    const response: InvokeResponse | undefined = await this.processActivity(sender, body, async (context) => {
      answered.by = await handle({
        activity,
        reply: (message) => sendIn(context, activityOf(message)),
        typing: () => sendIn(context, { type: "typing" }),
      });
    });
    // Buffered replies (expectReplies) come out of the SDK; an invoke is answered by the handler.
    if (body.deliveryMode === "expectReplies" && response !== undefined) {
      return { status: response.status, body: response.body };
    }
    return answered.by ?? { status: 200 };
  }
}

async function sendIn(context: TurnContext, activity: Partial<Activity>): Promise<void> {
  await context.sendActivity(activity);
}

function activityOf({ card, text }: OutgoingMessage): Partial<Activity> {
  return {
    type: "message",
    summary: text,
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
  };
}

/** Who says it to whom, as the SDK's turns write it. */
function addressed(to: ChannelAddress | Omit<ConversationAddress, "personId">): Partial<Activity> {
  const isPersonal = "teamsUserId" in to;
  return {
    channelId: "msteams",
    serviceUrl: to.serviceUrl,
    from: { id: to.botId, name: "" },
    ...(isPersonal ? { recipient: { id: to.teamsUserId, name: "" } } : {}),
    conversation: {
      id: to.conversationId,
      tenantId: to.tenantId,
      conversationType: isPersonal ? "personal" : "channel",
      isGroup: !isPersonal,
      name: "",
    },
  };
}

/** The SDK's type demands more than a channel sends; the SDK itself reads what `readActivity` has checked. */
function isActivity(body: unknown): body is Activity {
  return readActivity(body) !== null;
}
