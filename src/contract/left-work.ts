import { z } from "zod";
import { leftCauses } from "../domain/routing/left-work.ts";
import { id, instant, nameRef } from "./common.ts";

/**
 * GET /api/work/left: open assignments of people who left or moved, that wait for the head of the unit to give them to
 * somebody else. By numbers; what it is about is said of documents that the reader may read.
 */
export const leftWork = z.object({
  groups: z.array(
    z.object({
      person: nameRef,
      /** Null: of the agency itself. */
      unit: nameRef.nullable(),
      cause: z.enum(leftCauses),
      items: z.array(
        z.object({
          assignmentId: id,
          version: z.number().int(),
          /** Number and symbol. */
          title: z.string(),
          /** Null with the abstract, where the reader may not read it. */
          documentId: id.nullable(),
          abstract: z.string().nullable(),
          role: z.enum(["lead", "support", "inform"]),
          deadlineAt: instant.nullable(),
        }),
      ),
      /** Whom it can be given to: within the units that the reader heads. */
      receivers: z.array(nameRef.extend({ unit: z.string().nullable() })),
    }),
  ),
  /** There is more than is listed: it shows once this is given away. */
  hasMore: z.boolean(),
});
export type LeftWorkView = z.infer<typeof leftWork>;
export type LeftGroup = LeftWorkView["groups"][number];

/** POST /api/work/left: each to its receiver; to the person themselves, where somebody who moved finishes it. */
export const reassignInput = z.strictObject({
  personId: id,
  items: z
    .array(z.strictObject({ assignmentId: id, version: z.number().int(), toId: id }))
    .min(1)
    .max(500),
});
export type ReassignInput = z.infer<typeof reassignInput>;
