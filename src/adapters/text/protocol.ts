import { z } from "zod";
import { fileMark } from "../inspection/protocol.ts";
import { defaultExtractionLimits, type ExtractionLimits } from "./limits.ts";

/** The limits that the process is started with; what is missing is the default. */
export const extractionLimits = z
  .partialRecord(z.enum(Object.keys(defaultExtractionLimits)), z.number().positive())
  .transform((given): ExtractionLimits => ({ ...defaultExtractionLimits, ...given }));

export const extractionOrder = z.object({ file: z.object({ path: z.string(), mediaType: z.string() }) });

const mostLines = 500_000;

/** What comes back. It is checked, since a hostile file may have taken the process over. */
export const extractionReply = z.discriminatedUnion("is", [
  z.object({ is: z.literal("ready") }),
  z.object({
    is: z.literal("text"),
    lines: z.array(z.string().min(1).max(4000)).max(mostLines),
    folded: z.array(z.string().max(20_000)).max(mostLines),
    hasText: z.boolean(),
    isCut: z.boolean(),
    marks: z.array(fileMark).max(1000),
  }),
  z.object({ is: z.literal("refused"), reason: z.enum(["tooMuch", "broken"]) }),
  z.object({ is: z.literal("fault"), message: z.string() }),
]);
export type ExtractionReply = z.infer<typeof extractionReply>;
