import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { GlimpseData, Rendered } from "../cards/card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { incomingGlimpse, outgoingGlimpse, unseenCard } from "../cards/shared-card.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, isFrozen, unknownPerson } from "./answer-message.ts";
import { cardContext, faultSentence, logFault, type Desk } from "./turn-context.ts";

const glimpse = z.object({
  action: z.object({
    verb: z.literal("glimpse"),
    data: z.object({
      kind: z.enum(["incoming", "outgoing"]),
      documentId: id,
      language: z.enum(["vi", "en"]),
    }),
  }),
});

/** What a card in a shared chat asks for; null for any other button. */
export function readGlimpse(value: unknown): GlimpseData | null {
  return glimpse.safeParse(value).data?.action.data ?? null;
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
    return actor === null ? unknownPerson(language) : await seen(desk, activity, actor, data);
  } catch (error) {
    if (isFrozen(error))
      return plainCard({ tone: "attention", sentence: desk.useCases.explain(error)[language] }, language);
    if (error instanceof RuleBroken) return unseenCard(data, desk.links);
    const sentence = faultSentence(language, error, logFault(desk, error, "glimpse"), "answerFault");
    return plainCard({ tone: "attention", sentence }, language);
  }
}

async function seen(
  desk: Desk,
  activity: IncomingActivity,
  actor: Actor,
  data: GlimpseData,
): Promise<Rendered> {
  const { documentId, language } = data;
  if (data.kind === "outgoing") {
    return outgoingGlimpse(data, await desk.useCases.readOutgoing(actor, documentId), desk.links);
  }
  const about = { documentId, assignmentId: null, reason: "lookedUp", language } as const;
  const notice = await desk.useCases.documentNotice(actor, about);
  return incomingGlimpse(data, notice, cardContext(desk, activity));
}
