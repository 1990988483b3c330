import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import { readAssignees } from "../cards/assignee-choices.ts";
import type { Rendered } from "../cards/card.ts";
import { freezeInputs } from "../cards/freeze-card.ts";
import { say } from "../cards/say.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { asAsked, refusedCard } from "./as-asked.ts";
import type { Desk } from "./turn-context.ts";

const freeze = z.object({
  action: z.object({
    verb: z.literal("freezeAccount"),
    data: z.object({
      agencyId: id,
      language: z.enum(["vi", "en"]),
      [freezeInputs.who]: z.string().max(100).default(""),
      [freezeInputs.reason]: z.string().max(500).default(""),
    }),
  }),
});
type FreezePressed = z.infer<typeof freeze>["action"]["data"];

/** What the card that asks for a freeze brings back; null for any other button. */
export function readFreeze(value: unknown): FreezePressed | null {
  return freeze.safeParse(value).data?.action.data ?? null;
}

/** 'Khóa tài khoản ngay': one press by the person or a colleague (R61). */
export async function onFreeze(
  desk: Desk,
  activity: IncomingActivity,
  { language, agencyId, ...inputs }: FreezePressed,
): Promise<Rendered> {
  const [who] = readAssignees(inputs[freezeInputs.who]);
  const reason = inputs[freezeInputs.reason].trim();
  if (who?.kind !== "person") return refusedCard(language, say(language, "freezeWhoMissing"));
  if (reason === "") return refusedCard(language, say(language, "freezeReasonMissing"));
  return asAsked(desk, activity, { language, agencyId, what: "freeze" }, async (actor) => {
    await desk.useCases.freezeAccount(actor, { personId: who.id, lostSince: null, reason });
    return say(language, "freezeDone");
  });
}
