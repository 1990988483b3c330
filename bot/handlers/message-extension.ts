import { z } from "zod";
import { searchQuery, type FoundDocument } from "../../src/contract/search.ts";
import { incomingQuery } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { GlimpseData } from "../cards/card.ts";
import { nameOf, shortened } from "../cards/document-notice.ts";
import type { Member } from "../cards/mention.ts";
import { say } from "../cards/say.ts";
import { sharedCard } from "../cards/shared-card.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { identified } from "./answer-message.ts";
import { documentAt } from "./document-link.ts";
import { tenantOf } from "../settings.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

/** Teams shows so many without another question. */
const mostFound = 15;
const mostAbstract = 140;

const query = z.object({
  commandId: z.literal("findDocuments"),
  parameters: z.array(z.object({ name: z.string(), value: z.string().max(400) })).default([]),
});
const link = z.object({ url: z.string().max(2_000) });

/** What Teams shows: cards to choose from, each with what its chooser sees of it, or a sentence. */
type Offer =
  | { readonly type: "result"; readonly attachmentLayout: "list"; readonly attachments: readonly object[] }
  | { readonly type: "message"; readonly text: string };

/** `composeExtension/query`: the documents that the person who asks may read; what they put into the chat shows none of it. */
export async function offerFound(desk: Desk, activity: IncomingActivity): Promise<Offer | null> {
  const asked = query.safeParse(activity.value).data;
  if (asked === undefined) return null;
  const words =
    asked.parameters
      .find(({ name }) => name === "words")
      ?.value.trim()
      .slice(0, 200) ?? "";
  return asActor(desk, activity, async (actor, language) => {
    const lines = words === "" ? await newest(desk, actor, language) : await matching(desk, actor, words);
    const members = lines.length === 0 ? [] : await readersOf(desk, activity);
    return lines.length === 0
      ? { type: "message", text: say(language, "findNothing") }
      : listed(lines.map((one) => attachment(desk, { ...one, language }, members)));
  });
}

/** `composeExtension/queryLink`: a link into the tab becomes the card that shows everybody their own view. */
export async function unfurl(desk: Desk, activity: IncomingActivity): Promise<Offer | null> {
  const asked = link.safeParse(activity.value).data;
  const at = asked === undefined ? null : documentAt(asked.url, desk.settings.tabUrl);
  if (at === null) return null;
  return asActor(desk, activity, async (_actor, language) => {
    const line = { ...at, language, title: say(language, "sharedTitle"), text: say(language, "sharedHint") };
    return listed([attachment(desk, line, await readersOf(desk, activity))]);
  });
}

interface Line extends Omit<GlimpseData, "language"> {
  readonly title: string;
  readonly text: string;
}

async function newest({ useCases }: Desk, actor: Actor, language: Language): Promise<Line[]> {
  const { items } = await useCases.listIncoming(actor, incomingQuery.parse({ limit: mostFound }));
  return items.map((row) => ({
    kind: "incoming",
    documentId: row.id,
    title: nameOf(row, language),
    text: shortened(row.abstract, mostAbstract),
  }));
}

async function matching({ useCases }: Desk, actor: Actor, words: string): Promise<Line[]> {
  const { items } = await useCases.searchDocuments(actor, searchQuery.parse({ q: words, limit: mostFound }));
  return items.map((found) => ({ kind: found.kind, documentId: found.id, ...shown(found) }));
}

function shown({ symbol, number, abstract, other }: FoundDocument): Pick<Line, "title" | "text"> {
  const plain = (marked: FoundDocument["symbol"]): string => marked.map(({ text }) => text).join("");
  const name = plain(symbol);
  const text = [shortened(plain(abstract), mostAbstract), plain(other)]
    .filter((one) => one !== "")
    .join(" · ");
  return { title: name === "" ? String(number) : name, text };
}

/** The preview is for the person who chooses; the card is what everybody gets. */
function attachment(
  desk: Desk,
  { title, text, ...data }: Line & GlimpseData,
  members: readonly Member[],
): object {
  return {
    contentType: "application/vnd.microsoft.card.adaptive",
    content: sharedCard(data, desk.links, members).card,
    preview: { contentType: "application/vnd.microsoft.card.thumbnail", content: { title, text } },
  };
}

/**
 * Who reads the chat into which the card is put, so that Teams asks for each one's own view at once. Where the bot is
 * not in that chat nobody is known, and Teams' own rule holds, or the button.
 */
async function readersOf(desk: Desk, activity: IncomingActivity): Promise<Member[]> {
  const { conversation, serviceUrl, recipient } = activity;
  const of = {
    tenantId: tenantOf(desk.settings),
    conversationId: conversation.id,
    serviceUrl,
    botId: recipient.id,
  };
  if (isPersonal(activity)) return [];
  return desk.members(of).catch(() => []);
}

const listed = (attachments: readonly object[]): Offer => ({
  type: "result",
  attachmentLayout: "list",
  attachments,
});

/** Whatever goes wrong is a sentence in the list: Teams says nothing of an error. */
async function asActor(
  desk: Desk,
  activity: IncomingActivity,
  offer: (actor: Actor, language: Language) => Promise<Offer>,
): Promise<Offer> {
  const language: Language = /^en\b/u.test(activity.locale ?? "") ? "en" : desk.settings.language;
  const directoryId = activity.from.aadObjectId;
  try {
    const actor = directoryId === undefined ? null : await identified(desk, directoryId);
    if (actor === null) return { type: "message", text: say(language, "unknownPerson") };
    return await offer(actor, language);
  } catch (error) {
    if (error instanceof RuleBroken) return { type: "message", text: desk.useCases.explain(error)[language] };
    const id = logFault(desk, error, "message extension");
    return { type: "message", text: faultSentence(language, error, id, "findFault") };
  }
}
