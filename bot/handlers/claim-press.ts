import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { GlimpseData, Rendered } from "../cards/card.ts";
import { say } from "../cards/say.ts";
import type { Band } from "../cards/standing.ts";
import { unseenCard } from "../cards/shared-card.ts";
import { shortWhen } from "../cards/when.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, isFrozen, unknownPerson } from "./answer-message.ts";
import { refusedCard } from "./as-asked.ts";
import { ownView } from "./glimpse.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

const claim = z.object({
  action: z.object({
    verb: z.literal("claim"),
    data: z.object({
      documentId: id,
      assignmentId: id,
      version: z.number().int(),
      agencyId: id,
      language: z.enum(["vi", "en"]),
    }),
  }),
});
type ClaimPressed = z.infer<typeof claim>["action"]["data"];

/** 'Tôi nhận xử lý' in the channel of a unit; null for any other button. */
export function readClaim(value: unknown): ClaimPressed | null {
  return claim.safeParse(value).data?.action.data ?? null;
}

/** Whoever is first has it, and sees the document with what is to be done; everybody else is told who has it. */
export async function onClaim(
  desk: Desk,
  activity: IncomingActivity,
  pressed: ClaimPressed,
): Promise<Rendered> {
  const { language, agencyId, documentId, assignmentId } = pressed;
  const data: GlimpseData = { kind: "incoming", documentId, language, assignmentId };
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  try {
    const actor = await identified(desk, directoryId, agencyId);
    if (actor === null) return unknownPerson(language);
    return await ownView(desk, activity, actor, data, await claimed(desk, actor, pressed));
  } catch (error) {
    if (isFrozen(error)) return refusedCard(language, desk.useCases.explain(error)[language]);
    if (error instanceof RuleBroken) return unseenCard(data, desk.links);
    return refusedCard(language, faultSentence(language, error, logFault(desk, error, "claim"), "fault"));
  }
}

/** What became of it, in a sentence. */
async function claimed(
  { useCases, clock }: Desk,
  actor: Actor,
  { assignmentId, version, language }: ClaimPressed,
): Promise<Band> {
  try {
    await useCases.claimAssignment(actor, assignmentId, { version });
    const when = shortWhen(clock.now().toISOString(), clock.now());
    const sentence = say(language, "at", { sentence: say(language, "youClaimed"), when });
    return { tone: "good", sentence: `${sentence}.` };
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    const sentence =
      error.code === "document.changed" ? say(language, "changed") : useCases.explain(error)[language];
    return { tone: "warning", sentence };
  }
}
