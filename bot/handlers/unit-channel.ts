import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { fold } from "../../src/domain/text/fold.ts";
import type { Rendered } from "../cards/card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { tenantOf } from "../settings.ts";
import type { SeenChannel, SeenTeam } from "../use-cases.ts";
import { asAsked } from "./as-asked.ts";
import { cleaned } from "./commands.ts";
import { languageOr, type Desk } from "./turn-context.ts";

/** What was asked about the channel, and in which language. */
type Asked = { readonly language: Language } & (
  | { readonly kind: "link"; readonly unit: string }
  | { readonly kind: "unlink" }
);

const unlinkWords = /^(?:(?<vi>bo lien ket|huy lien ket)|unlink)(?: kenh| channel)?$/u;
const linkWords = /^(?:(?<vi>lien ket)|link)(?: kenh| channel)?(?: (?:voi|to|with))?(?: (?<unit>.+))?$/u;

/** `liên kết Phòng Tổng hợp`, `bỏ liên kết`; null for other words. */
export function readChannelCommand(text: string): Asked | null {
  const words = fold(cleaned(text)).replace(/\s+/gu, " ").trim();
  const unlink = unlinkWords.exec(words)?.groups;
  if (unlink !== undefined) return { kind: "unlink", language: unlink["vi"] === undefined ? "en" : "vi" };
  const link = linkWords.exec(words)?.groups;
  if (link === undefined) return null;
  return { kind: "link", unit: link["unit"] ?? "", language: link["vi"] === undefined ? "en" : "vi" };
}

/** The team of which an activity tells; null outside teams. */
export function teamOf({ settings }: Desk, activity: IncomingActivity): SeenTeam | null {
  const team = activity.channelData?.team;
  if (!team) return null;
  return {
    teamId: team.id,
    name: team.name ?? null,
    tenantId: tenantOf(settings),
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient.id,
  };
}

/** The channel in which something was said, in the words of Teams itself; null where it is none. */
function channelOf(desk: Desk, activity: IncomingActivity): SeenChannel | null {
  const team = teamOf(desk, activity);
  if (team === null) return null;
  const channel = activity.channelData?.channel;
  const { name, ...place } = team;
  const channelId = channel?.id ?? activity.conversation.id.split(";")[0] ?? activity.conversation.id;
  return { ...place, teamName: name, channelId, channelName: channel?.name ?? null };
}

/** Links the channel to a unit, or takes the link away; everybody in the channel reads the answer. */
export async function onChannelCommand(
  desk: Desk,
  activity: IncomingActivity,
  asked: Asked,
): Promise<Rendered> {
  const { language } = asked;
  const place = channelOf(desk, activity);
  if (place === null)
    return plainCard({ tone: "emphasis", sentence: say(language, "channelsOnly") }, language);
  const inQuestion = { language, what: "link channel", fault: "answerFault" } as const;
  return asAsked(desk, activity, inQuestion, (actor) =>
    asked.kind === "link" ? linked(desk, actor, place, asked) : unlinked(desk, actor, place, language),
  );
}

const mostNamed = 12;

async function linked(
  { useCases }: Desk,
  actor: Actor,
  place: SeenChannel,
  { unit, language }: Extract<Asked, { kind: "link" }>,
): Promise<string> {
  const { units } = await useCases.listChannels(actor);
  if (units.length === 0) throw new RuleBroken("access.channel-linkers-only");
  const meant = unit === "" && units.length === 1 ? units : matching(units, unit);
  const [one] = meant;
  if (one === undefined || meant.length > 1) {
    const names = (meant.length > 1 ? meant : units).map(({ name }) => name);
    return say(language, "linkWhich", { units: names.slice(0, mostNamed).join(", ") });
  }
  await useCases.linkChannel(actor, { unitId: one.id, language }, place);
  return say(language, "channelLinked", { unit: one.name });
}

/** The unit of that name, or those whose names have the words in them. */
function matching<T extends { readonly name: string }>(units: readonly T[], words: string): T[] {
  if (words === "") return [];
  const exactly = units.filter(({ name }) => fold(name) === words);
  return exactly.length > 0 ? exactly : units.filter(({ name }) => fold(name).includes(words));
}

async function unlinked(
  { useCases }: Desk,
  actor: Actor,
  { channelId }: SeenChannel,
  language: Language,
): Promise<string> {
  const { links, units } = await useCases.listChannels(actor);
  if (units.length === 0) throw new RuleBroken("access.channel-linkers-only");
  const link = links.find((it) => it.channelId === channelId);
  if (link === undefined) return say(language, "channelNotLinked");
  await useCases.unlinkChannel(actor, link.id);
  return say(language, "channelUnlinked", { unit: link.unit.name });
}

/** What is said in a channel and is no command about it. */
export function channelHelp(desk: Desk): Rendered {
  const language = languageOr(null, desk);
  return plainCard({ tone: "emphasis", sentence: say(language, "channelHelp") }, language);
}
