import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { GlimpseData, Rendered } from "../cards/card.ts";
import { documentCard } from "../cards/document-card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { postCard } from "../cards/post-card.ts";
import { outgoingGlimpse, unseenCard } from "../cards/shared-card.ts";
import type { Band } from "../cards/standing.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, isFrozen, unknownPerson } from "./answer-message.ts";
import { faultSentence, logFault, sharedContext, type Desk } from "./turn-context.ts";

const glimpse = z.object({
  action: z.object({
    verb: z.literal("glimpse"),
    data: z.object({
      kind: z.enum(["incoming", "outgoing"]),
      documentId: id,
      language: z.enum(["vi", "en"]),
      assignmentId: id.optional(),
    }),
  }),
});

/** What a card in a shared chat asks for; null for any other button. */
export function readGlimpse(value: unknown): GlimpseData | null {
  const data = glimpse.safeParse(value).data?.action.data;
  if (data === undefined) return null;
  const { assignmentId, ...rest } = data;
  return assignmentId === undefined ? rest : { ...rest, assignmentId };
}

/** The card as this reader may see it. Teams shows the answer to nobody else, whatever chat the card stands in. */
export async function onGlimpse(
  desk: Desk,
  activity: IncomingActivity,
  data: GlimpseData,
): Promise<Rendered> {
  const { language } = data;
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  try {
    const actor = await identified(desk, directoryId);
    return actor === null ? unknownPerson(language) : await ownView(desk, activity, actor, data);
  } catch (error) {
    if (isFrozen(error))
      return plainCard({ tone: "attention", sentence: desk.useCases.explain(error)[language] }, language);
    if (error instanceof RuleBroken) return unseenCard(data, desk.links);
    const sentence = faultSentence(language, error, logFault(desk, error, "glimpse"), "answerFault");
    return plainCard({ tone: "attention", sentence }, language);
  }
}

/**
 * What one reader sees of a card that many have: the document with what this reader can do, or what stands there for
 * everybody. `band`: what they are told of what they pressed. Throws `RuleBroken` where nothing may be seen.
 */
export async function ownView(
  desk: Desk,
  activity: IncomingActivity,
  actor: Actor,
  data: GlimpseData,
  band: Band | null = null,
): Promise<Rendered> {
  const { documentId, language, assignmentId } = data;
  if (data.kind === "outgoing")
    return outgoingGlimpse(data, await desk.useCases.readOutgoing(actor, documentId), desk.links);
  try {
    const about = { documentId, assignmentId: null, reason: "lookedUp", language } as const;
    const notice = await desk.useCases.documentNotice(actor, about);
    return documentCard(notice, sharedContext(desk, activity, data), { band });
  } catch (error) {
    if (!(error instanceof RuleBroken) || assignmentId === undefined) throw error;
    const notice = await desk.useCases.channelNotice(actor, { documentId, assignmentId });
    return postCard(notice, { links: desk.links, now: desk.clock.now(), roster: [] }, band);
  }
}
