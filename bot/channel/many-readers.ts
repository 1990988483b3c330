import { TeamsConnectorClient, type ConnectorClient } from "botframework-connector";
import type { Activity } from "botbuilder";
import { z } from "zod";
import type { ChannelAddress } from "../../src/ports/team-channels.ts";
import type { Member } from "../cards/mention.ts";

/** Teams answers at most so many members at once; a team of more than `mostMembers` is not read to its end. */
const pageSize = 500;
const mostMembers = 2_000;

const account = z.object({
  id: z.string(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
});

/** A post of its own in a channel: where it stands, and by which id it is updated. */
export async function openThread(
  client: ConnectorClient,
  { conversationId, tenantId, botId }: ChannelAddress,
  activity: Partial<Activity>,
): Promise<{ conversationId: string; activityId: string }> {
  const made = await client.conversations.createConversation({
    isGroup: true,
    bot: { id: botId, name: "" },
    tenantId,
    channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
    // The SDK's type demands what only a received activity has.
    activity: activity as Activity,
  });
  const activityId = made.activityId ?? /;messageid=(?<id>\w+)/u.exec(made.id ?? "")?.groups?.["id"] ?? "";
  return { conversationId: made.id ?? conversationId, activityId };
}

/** Who reads a channel or a group chat. */
export async function membersOf(client: ConnectorClient, conversationId: string): Promise<Member[]> {
  const members: Member[] = [];
  for (let continuationToken = ""; ;) {
    const asked = { pageSize, ...(continuationToken === "" ? {} : { continuationToken }) };
    // The SDK's type demands a token that the first page cannot have.
    const page = await client.conversations.getConversationPagedMembers(
      conversationId,
      asked as Required<typeof asked>,
    );
    for (const one of page.members) {
      const { id, name, aadObjectId, objectId } = account.parse(one);
      members.push({
        id,
        name: name ?? "",
        directoryId: (aadObjectId ?? objectId ?? null)?.toLowerCase() ?? null,
      });
    }
    // Absent on the last page, whatever the SDK's type says.
    continuationToken = z.string().catch("").parse(page.continuationToken);
    if (continuationToken === "" || members.length >= mostMembers) return members;
  }
}

/** The channels of a team by their ids; the general one bears no name, and the team's id. */
export async function channelsOf(
  client: ConnectorClient,
  { teamId, serviceUrl }: { readonly teamId: string; readonly serviceUrl: string },
): Promise<Map<string, string | null>> {
  const teams = new TeamsConnectorClient(client.credentials, { baseUri: serviceUrl });
  const { conversations = [] } = await teams.teams.fetchChannelList(teamId);
  return new Map(conversations.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name ?? null]])));
}
