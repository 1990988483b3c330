import { mostViews } from "../../src/ports/team-channels.ts";

/** Somebody as Teams knows them in a conversation. */
export interface Member {
  /** Teams' own id of them: `29:…`. */
  readonly id: string;
  readonly directoryId: string | null;
  readonly name: string;
}

/** A person who is named in a card so that Teams marks the name and tells them of a new post. */
export interface Mention {
  readonly type: "mention";
  /** Exactly as it stands in the text block. */
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/**
 * What means something in a text block: Markdown, Teams' own `<at>`, entities. A person's name has none of it, and what
 * somebody put into theirs is left out, so that it neither ends the mention nor becomes a link.
 */
const markup = /[<>&*_~`#|\\[\](){}!\r\n]+/gu;

export function plainName(name: string): string {
  return name.replace(markup, " ").replace(/\s+/gu, " ").trim() || "…";
}

/**
 * People by their ids in the directory, in the order in which they are named; who is not in the conversation is not
 * mentioned. Two of the same name are told apart by a number, for Teams finds a mention by its text.
 */
export function mentionsOf(directoryIds: readonly (string | null)[], roster: readonly Member[]): Mention[] {
  const mentions: Mention[] = [];
  for (const directoryId of new Set(directoryIds)) {
    const member = directoryId === null ? undefined : roster.find((it) => it.directoryId === directoryId);
    if (member === undefined) continue;
    const name = plainName(member.name);
    const same = mentions.filter(({ mentioned }) => mentioned.name === name).length;
    const text = `<at>${same === 0 ? name : `${name} ${same + 1}`}</at>`;
    mentions.push({ type: "mention", text, mentioned: { id: member.id, name } });
  }
  return mentions;
}

/** `userIds` of a card's `refresh`: nobody where these are too many, or none is known. */
export function viewersOf(members: readonly Member[]): { readonly userIds?: readonly string[] } {
  const ids = members.map(({ id }) => id);
  return ids.length === 0 || ids.length > mostViews ? {} : { userIds: ids };
}
