import type { ChannelTab } from "../foundation/host.ts";
import type { words } from "./words.ts";

/** What a channel or group chat may have as its tab; each member sees there what they may see anywhere. */
export const channelTabs = [
  { entityId: "work", path: "/work", word: "work", hint: "workHint" },
  { entityId: "incoming", path: "/incoming", word: "incoming", hint: "incomingHint" },
  { entityId: "outgoing", path: "/outgoing", word: "outgoing", hint: "outgoingHint" },
  { entityId: "search", path: "/search", word: "search", hint: "searchHint" },
] as const satisfies readonly {
  entityId: string;
  path: string;
  word: keyof typeof words;
  hint: keyof typeof words;
}[];

export type ChannelPlace = (typeof channelTabs)[number];

/** What Teams keeps of the choice: the same place inside Teams and in a browser. */
export function channelTabOf({ entityId, path }: ChannelPlace, name: string, origin: string): ChannelTab {
  const url = `${origin}/tab${path}`;
  return { entityId, suggestedDisplayName: name, contentUrl: url, websiteUrl: url };
}
