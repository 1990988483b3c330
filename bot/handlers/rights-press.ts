import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Rendered } from "../cards/card.ts";
import { plainCard } from "../cards/plain-card.ts";
import { say } from "../cards/say.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { identified, unknownPerson } from "./answer-message.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

const rights = z.object({
  action: z.object({
    verb: z.literal("decideRights"),
    data: z.object({
      agencyId: id,
      language: z.enum(["vi", "en"]),
      changeId: id,
      version: z.number().int(),
      confirmed: z.boolean(),
    }),
  }),
});
type RightsPressed = z.infer<typeof rights>["action"]["data"];

/** What the card about more rights brings back; null for any other button. */
export function readRights(value: unknown): RightsPressed | null {
  return rights.safeParse(value).data?.action.data ?? null;
}

/** The second administrator confirms or refuses; the card becomes the record of it. */
export async function onRights(
  desk: Desk,
  activity: IncomingActivity,
  { agencyId, language, changeId, version, confirmed }: RightsPressed,
): Promise<Rendered> {
  const directoryId = activity.from.aadObjectId;
  if (directoryId === undefined) return unknownPerson(language);
  const refused = (sentence: string): Rendered => plainCard({ tone: "attention", sentence }, language);
  try {
    const actor = await identified(desk, directoryId, agencyId);
    if (actor === null) return unknownPerson(language);
    await desk.useCases.decideRights(actor, changeId, { version, confirmed, reason: null });
    const sentence = say(language, confirmed ? "rightsConfirmed" : "rightsRefused");
    return plainCard({ tone: "good", sentence }, language);
  } catch (error) {
    if (error instanceof RuleBroken) return refused(desk.useCases.explain(error)[language]);
    return refused(faultSentence(language, error, logFault(desk, error, "rights"), "fault"));
  }
}
