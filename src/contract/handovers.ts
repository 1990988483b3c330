import { z } from "zod";
import { id, instant, nameRef } from "./common.ts";

export const heldKinds = ["assignment", "document", "draft", "delegation"] as const;

/** GET /api/admin/people/:id/work: all that waits for somebody, by numbers and names alone. */
export const heldItem = z.object({
  kind: z.enum(heldKinds),
  id,
  /** Number and symbol, the draft's type, or the two people of a delegation. */
  title: z.string(),
  role: z.enum(["lead", "support", "inform"]).nullable(),
  deadlineAt: instant.nullable(),
});
export type HeldItem = z.infer<typeof heldItem>;
export const heldWork = z.object({
  person: nameRef,
  items: z.array(heldItem),
  /** There is more than is listed: it is handed over in several steps. */
  hasMore: z.boolean(),
});
export type HeldWork = z.infer<typeof heldWork>;

/** POST /api/admin/people/:id/hand-over: each to its receiver; a delegation ends, and has none. */
export const handOverInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        kind: z.enum(heldKinds),
        id,
        to: z.strictObject({ kind: z.enum(["person", "unit"]), id }).nullable(),
      }),
    )
    .min(1)
    .max(500),
});
export type HandOverInput = z.infer<typeof handOverInput>;
/** `skipped`: what was no longer with the person, or did not fit its receiver. */
export const handedOver = z.object({ done: z.number().int(), skipped: z.number().int() });
export type HandedOver = z.infer<typeof handedOver>;
