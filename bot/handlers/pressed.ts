import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import { documentReasons } from "../../src/domain/notices/reasons.ts";
import { verbs } from "../cards/verbs.ts";

/** What a pressed button brings back: what we put on it, and the inputs of its form beside that. */
const pressed = z.object({
  action: z
    .object({
      verb: z.enum(verbs),
      data: z
        .object({
          documentId: id,
          assignmentId: id.nullable(),
          version: z.number().int(),
          agencyId: id,
          language: z.enum(["vi", "en"]),
          reason: z.enum(documentReasons),
          onBehalfOf: id.optional(),
          granted: z.boolean().optional(),
          instructionId: id.optional(),
          parentId: id.nullable().optional(),
          confirmed: z.string().max(100).optional(),
          shared: z.object({ assignmentId: id.nullable() }).optional(),
        })
        .catchall(z.unknown()),
    })
    .refine(({ verb, data }) => verb !== "mend" || data.instructionId !== undefined),
});

export type Pressed = z.infer<typeof pressed>["action"];

/** Null for what is not one of our buttons, or one of a former release. */
export function readPressed(value: unknown): Pressed | null {
  return pressed.safeParse(value).data?.action ?? null;
}
