import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import type { Rendered } from "../cards/card.ts";
import { say } from "../cards/say.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { asAsked } from "./as-asked.ts";
import type { Desk } from "./turn-context.ts";

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
export function onRights(
  desk: Desk,
  activity: IncomingActivity,
  { agencyId, language, changeId, version, confirmed }: RightsPressed,
): Promise<Rendered> {
  return asAsked(desk, activity, { language, agencyId, what: "rights" }, async (actor) => {
    await desk.useCases.decideRights(actor, changeId, { version, confirmed, reason: null });
    return say(language, confirmed ? "rightsConfirmed" : "rightsRefused");
  });
}
