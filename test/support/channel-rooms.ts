/** Somebody in a channel or a group chat, as the connector lists them. */
export interface RoomMember {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
}

/** A post in a channel, with what became of it last. */
export interface RoomPost {
  readonly conversationId: string;
  readonly activityId: string;
  body: Record<string, unknown>;
}

/** What the connector knows of teams: their channels, who reads there, and what was posted. */
export interface ChannelRooms {
  /** The channels of a team by the team's id. */
  readonly teams: Map<string, { readonly id: string; readonly name: string | null }[]>;
  readonly members: Map<string, readonly RoomMember[]>;
  readonly posts: RoomPost[];
}

export function emptyRooms(): ChannelRooms {
  return { teams: new Map(), members: new Map(), posts: [] };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const none: Answer = { status: 404, body: { error: { code: "ConversationNotFound", message: "Not found" } } };

/**
 * What Teams answers about channels (Bot Connector's routes `conversations`, `pagedmembers` and `teams`); null for any
 * other route. Members come two a page, so that nobody forgets that there are pages.
 */
export function answerOfRooms(
  rooms: ChannelRooms,
  {
    method,
    url,
    body,
  }: { readonly method: string; readonly url: URL; readonly body: Record<string, unknown> },
): Answer | null {
  const { pathname, searchParams } = url;
  if (method === "POST" && pathname.endsWith("/v3/conversations")) return opened(rooms, body);
  const members = /\/v3\/conversations\/(?<id>[^/]+)\/pagedmembers$/u.exec(pathname)?.groups?.["id"];
  if (members !== undefined) {
    const all = rooms.members.get(decodeURIComponent(members));
    if (all === undefined) return none;
    const from = Number(searchParams.get("continuationToken") ?? 0);
    const next = from + 2 < all.length ? { continuationToken: String(from + 2) } : {};
    return { status: 200, body: { members: all.slice(from, from + 2), ...next } };
  }
  const team = /\/v3\/teams\/(?<id>[^/]+)\/conversations$/u.exec(pathname)?.groups?.["id"];
  if (team === undefined) return null;
  const channels = rooms.teams.get(decodeURIComponent(team));
  return channels === undefined ? none : { status: 200, body: { conversations: channels } };
}

function opened(rooms: ChannelRooms, body: Record<string, unknown>): Answer {
  const channelId = textIn(body["channelData"], "channel", "id");
  const isThere = [...rooms.teams.values()].some((channels) => channels.some(({ id }) => id === channelId));
  if (!isThere) return none;
  const activityId = String(1_700_000_000_000 + rooms.posts.length);
  const conversationId = `${channelId};messageid=${activityId}`;
  rooms.posts.push({ conversationId, activityId, body: recordIn(body["activity"]) });
  return { status: 201, body: { id: conversationId, activityId } };
}

/** An update of a post; what stands in no room is nobody's. */
export function updateRoom(
  rooms: ChannelRooms,
  activityId: string | null,
  body: Record<string, unknown>,
): void {
  const post = rooms.posts.find((it) => it.activityId === activityId);
  if (post !== undefined) post.body = body;
}

function recordIn(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textIn(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce<unknown>((part, name) => recordIn(part)[name], value);
  return typeof found === "string" ? found : "";
}
