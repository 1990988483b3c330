import { z } from "zod";
import { id, instant } from "./common.ts";

const time = { startsAt: instant, endsAt: instant, place: z.string().nullable() };

/** GET /api/incoming/:id/meeting: of an invitation. */
export const meetingView = z.object({
  /** What somebody has settled. */
  meeting: z.object({ ...time, setBy: z.string(), version: z.number().int() }).nullable(),
  /** What was read from the paper; for a person to look at, never entered by itself. */
  proposal: z.object(time).nullable(),
  /** Who is to go: the leader and those on the slip, with the heads of units. */
  participants: z.array(z.object({ name: z.string(), email: z.string() })),
  /** Other meetings at that time, of documents that this reader may see. */
  clashes: z.array(z.object({ ...time, documentId: id, symbol: z.string(), abstract: z.string() })),
  maySet: z.boolean(),
});
export type MeetingView = z.infer<typeof meetingView>;

/** PUT /api/incoming/:id/meeting. `version` is that of the meeting seen; null where there was none. */
export const meetingInput = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  place: z.string().trim().max(300).nullable(),
  version: z.number().int().nullable(),
});
export type MeetingInput = z.infer<typeof meetingInput>;
