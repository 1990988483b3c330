import { z } from "zod";
import { activeKinds } from "../../domain/files/active-content.ts";
import { defaultInspectionLimits, type InspectionLimits } from "./limits.ts";

/** The limits that the process is started with; what is missing is the default. */
export const inspectionLimits = z
  .partialRecord(z.enum(Object.keys(defaultInspectionLimits)), z.number().positive())
  .transform((given): InspectionLimits => ({ ...defaultInspectionLimits, ...given }));

/** What goes to the inspecting process: one file at a time. */
export const inspectionOrder = z.object({
  file: z.object({
    path: z.string(),
    name: z.string(),
    size: z.number(),
    role: z.enum(["main", "attachment"]),
    refuses: z.array(z.enum(activeKinds)),
  }),
});

const pageLine = z.object({
  text: z.string().max(2000),
  x: z.number().exactOptional(),
  y: z.number().exactOptional(),
  size: z.number().exactOptional(),
});

export const fileMark = z.object({
  kind: z.enum(["stateSecret", "restrictedPublication"]),
  mark: z.string().max(40),
  page: z.number().int().positive().nullable(),
  entry: z.string().max(1000).nullable(),
});

/** What comes back. It is checked, since a hostile file may have taken the process over. */
export const inspectionReply = z.discriminatedUnion("is", [
  z.object({ is: z.literal("ready") }),
  z.object({
    is: z.literal("facts"),
    facts: z.object({
      mediaType: z.string().max(200),
      extension: z.string().max(10),
      pageCount: z.number().int().positive().nullable(),
      hasTextLayer: z.boolean().nullable(),
      firstPage: z.array(pageLine).max(20_000).nullable(),
      active: z.array(z.enum(activeKinds)),
      marks: z.array(fileMark).max(1000),
    }),
  }),
  z.object({
    is: z.literal("refused"),
    code: z.string().startsWith("intake."),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ is: z.literal("fault"), message: z.string() }),
]);
export type InspectionReply = z.infer<typeof inspectionReply>;
