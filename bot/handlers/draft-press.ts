import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import { draftReasons } from "../../src/domain/drafts/draft-reasons.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Rendered } from "../cards/card.ts";
import { draftCard, draftReasonInput } from "../cards/draft-card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import type { Band } from "../cards/standing.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, isFrozen, unknownPerson } from "./answer-message.ts";
import { cardContext, faultSentence, logFault, type Desk } from "./turn-context.ts";

const pressed = z.object({
  action: z.object({
    verb: z.enum(["approveDraft", "giveDraftBack"]),
    data: z.object({
      draftId: id,
      agencyId: id,
      version: z.number().int().positive(),
      number: z.number().int().positive(),
      language: z.enum(["vi", "en"]),
      reason: z.enum(draftReasons),
      [draftReasonInput]: z.string().max(2000).default(""),
    }),
  }),
});
type DraftPressed = z.infer<typeof pressed>["action"];

/** A button of a draft's card; null for any other. */
export function readDraftPress(value: unknown): DraftPressed | null {
  return pressed.safeParse(value).data?.action ?? null;
}

/** Approves or gives back, and answers the card as it stands then; a refusal is said on that card. */
export async function onDraftPress(
  desk: Desk,
  activity: IncomingActivity,
  it: DraftPressed,
): Promise<Rendered> {
  const { language, agencyId, draftId, reason } = it.data;
  const told = (sentence: string): Rendered => plainCard({ tone: "emphasis", sentence }, language);
  if (!isPersonal(activity)) return told(say(language, "sharedChat"));
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  try {
    const actor = await identified(desk, directoryId, agencyId);
    if (actor === null) return unknownPerson(language);
    const band = await decide(desk, actor, it);
    const notice = await desk.useCases.draftNotice(actor, { draftId, reason, language });
    rememberLater(desk, actor, activity, it);
    return draftCard(notice, cardContext(desk, activity), band);
  } catch (error) {
    // Reading is refused in the same words whether the draft is absent or another's.
    if (error instanceof RuleBroken)
      return told(isFrozen(error) ? desk.useCases.explain(error)[language] : say(language, "notSeen"));
    return told(faultSentence(language, error, logFault(desk, error, `card ${it.verb}`), "fault"));
  }
}

/** Nobody waits for it: the answer comes first. */
function rememberLater(
  desk: Desk,
  { personId }: Actor,
  { replyToId: activityId }: IncomingActivity,
  { data: { draftId: documentId, language } }: DraftPressed,
): void {
  if (activityId === undefined) return;
  const remembered = desk.useCases.rememberAnswer({ documentId, personId, activityId, language });
  void desk.inHand(remembered.catch((error: unknown) => logFault(desk, error, "remember answer")));
}

/** Null where it was done: the card's own state says so. */
async function decide(desk: Desk, actor: Actor, { verb, data }: DraftPressed): Promise<Band | null> {
  const { draftId, version, number, language } = data;
  const reason = data[draftReasonInput].trim();
  if (verb === "giveDraftBack" && reason === "")
    return { tone: "attention", sentence: say(language, "reasonMissing") };
  try {
    if (verb === "approveDraft")
      await desk.useCases.approveDraft(actor, draftId, { version, number, note: null });
    else await desk.useCases.giveDraftBack(actor, draftId, { version, reason });
    return null;
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { tone: "attention", sentence: desk.useCases.explain(error)[language] };
  }
}
