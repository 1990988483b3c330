import { z } from "zod";
import { id, instant, nameRef } from "./common.ts";

/** Teams' own names of teams and channels: `19:…@thread.tacv2`. */
const threadId = z.string().min(1).max(200);

/** GET /api/unit-channels: channels of the units for which the person decides. */
export const unitChannels = z.object({
  units: z.array(nameRef),
  links: z.array(
    z.object({
      id,
      unit: nameRef,
      channelId: threadId,
      teamName: z.string().nullable(),
      channelName: z.string().nullable(),
      /** lost: nothing can be posted there any more. */
      state: z.enum(["active", "lost"]),
      why: z.string().nullable(),
      linkedBy: z.string(),
      linkedAt: instant,
      lostAt: instant.nullable(),
      /** What the channel never showed; 100 stands for that many or more. */
      failedPosts: z.number().int(),
    }),
  ),
});
export type UnitChannels = z.infer<typeof unitChannels>;

/** POST /api/unit-channels: the channel in which the tab stands becomes the unit's. */
export const linkRequest = z.strictObject({
  unitId: id,
  teamId: threadId,
  channelId: threadId,
  language: z.enum(["vi", "en"]),
});
export type LinkRequest = z.infer<typeof linkRequest>;
export const channelLinked = z.object({ id, unit: z.string() });

/** POST /api/unit-channels/:id/unlink */
export const channelUnlinked = z.object({ id });
