import { z } from "zod";
import { id, instant, requiredText } from "./common.ts";

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
  /** none: meetings go into a calendar by Teams' own form or a file alone. */
  calendar: z.enum(["none", "graph"]),
  /** What somebody has drafted of it in their own calendar, once for an invitation. */
  event: z
    .object({
      by: z.string(),
      isMine: z.boolean(),
      at: instant,
      /** Where it is opened in Outlook by whose it is. */
      link: z.string().nullable(),
      /** It shows the meeting as it is settled now. */
      isCurrent: z.boolean(),
    })
    .nullable(),
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

/** POST /api/incoming/:id/meeting/event: drafts it in the calendar of who asks, or brings what they drafted up to date. */
export const eventInput = z.strictObject({
  /** What the event says besides time and place: which invitation, and where its papers are. */
  text: requiredText(2000),
  /** Hangs copies of the files on it; otherwise it only leads to them. */
  withPapers: z.boolean(),
  /** Those invited may be told of the change. */
  alsoSent: z.boolean(),
});
export type EventInput = z.infer<typeof eventInput>;

export const eventDone = z.object({
  meeting: meetingView,
  /** Files that are too large to hang on an event. */
  leftOut: z.array(z.string()),
});
export type EventDone = z.infer<typeof eventDone>;

/** GET /api/incoming/:id/meeting/busy: of those who are to go, at the time of the meeting; never what they are busy with. */
export const availability = z.object({
  people: z.array(
    z.object({
      name: z.string(),
      email: z.string(),
      /** No calendar of theirs can be seen. */
      isUnknown: z.boolean(),
      busy: z.array(
        z.object({
          kind: z.enum(["busy", "tentative", "away", "elsewhere"]),
          startsAt: instant,
          endsAt: instant,
        }),
      ),
    }),
  ),
});
export type AvailabilityView = z.infer<typeof availability>;
