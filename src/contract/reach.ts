import { z } from "zod";
import { id } from "./common.ts";

const time = z.iso.time({ precision: -1 });
export const quietSpan = z.strictObject({ from: time, to: time });

/** GET and PUT /api/my-notices: when the person wants to be left alone; null and `agency` leave it to the agency. */
export const noticeChoice = z.strictObject({
  span: quietSpan.nullable(),
  outsideWork: z.enum(["agency", "tell", "hold"]),
});
export type NoticeChoiceInput = z.infer<typeof noticeChoice>;
export const myNotices = z.object({
  choice: noticeChoice,
  agency: z.object({ quiet: quietSpan.nullable(), outsideWork: z.boolean() }),
});
export type MyNotices = z.infer<typeof myNotices>;

/** GET /api/admin/unreached: whom no card can reach now, and what became of installing the app for them. */
export const unreached = z.object({
  people: z.array(
    z.object({
      id,
      name: z.string(),
      reach: z.enum(["notInstalled", "blocked"]),
      installation: z
        .object({ state: z.enum(["waiting", "installed", "refused"]), why: z.string().nullable() })
        .nullable(),
    }),
  ),
  /** Whether this deployment can put the app into people's Teams. */
  canInstall: z.boolean(),
});
export type Unreached = z.infer<typeof unreached>;

/** POST /api/admin/installations: for everybody who has not got the app; how many were asked for. */
export const installationsAsked = z.object({ asked: z.number().int() });
