import { z } from "zod";

const file = z.object({ path: z.string(), mediaType: z.string() });

/** What the process is asked for; `looks` false: no free place is sought on the page. */
export const renditionOrder = z.discriminatedUnion("task", [
  z.object({ task: z.literal("pages"), file }),
  z.object({
    task: z.literal("stamped"),
    file,
    looks: z.boolean(),
    stamp: z.object({
      agency: z.string(),
      number: z.string(),
      arrivedOn: z.string(),
      forwardedTo: z.array(z.string()),
      caseFile: z.string().nullable(),
    }),
  }),
]);
export type RenditionOrder = z.infer<typeof renditionOrder>;

/** What comes back. It is checked, since a hostile file may have taken the process over. */
export const renditionReply = z.discriminatedUnion("is", [
  z.object({ is: z.literal("ready") }),
  z.object({
    is: z.literal("made"),
    on: z.enum(["page", "strip"]).nullable(),
    isBehindOriginal: z.boolean(),
    base64: z.base64(),
  }),
  z.object({ is: z.literal("refused"), reason: z.enum(["noPages", "locked", "broken", "tooMuch"]) }),
  z.object({ is: z.literal("fault"), message: z.string() }),
]);
export type RenditionReply = z.infer<typeof renditionReply>;
