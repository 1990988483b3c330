import { z } from "zod";
import { bilingual, id, instant, nameRef } from "./common.ts";

/** GET /api/admin/rights: changes of rights that wait for a second administrator, and those decided lately. */
export const rightsChangeView = z.object({
  id,
  /** Whose rights; null where it is a rule of the agency. */
  person: nameRef.nullable(),
  /** 'Văn thư, Văn phòng Sở, từ 01/12/2026'. */
  what: bilingual,
  askedBy: z.string(),
  askedAt: instant,
  decision: z
    .object({ confirmed: z.boolean(), by: z.string(), at: instant, reason: z.string().nullable() })
    .nullable(),
  mayConfirm: z.boolean(),
  mayRefuse: z.boolean(),
  version: z.number().int(),
});
export type RightsChangeView = z.infer<typeof rightsChangeView>;
export const rightsChanges = z.object({
  items: z.array(rightsChangeView),
  /** Nobody but the reader could confirm: changes hold at once and unconfirmed. */
  isAlone: z.boolean(),
});
export type RightsChanges = z.infer<typeof rightsChanges>;

/** POST /api/admin/rights/:id/decide */
export const rightsDecision = z.strictObject({
  version: z.number().int(),
  confirmed: z.boolean(),
  reason: z.string().trim().max(500).nullable(),
});
export type RightsDecision = z.infer<typeof rightsDecision>;
