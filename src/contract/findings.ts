import { z } from "zod";
import { findingKinds } from "../domain/finding-kinds.ts";
import { bilingual, id, instant } from "./common.ts";

/** GET /api/admin/findings: what the reconcile job found in my agency and in what all agencies share. */
export const finding = z.object({
  id,
  kind: z.enum(findingKinds),
  /** What it is about, by symbols and names, never by content. */
  what: bilingual,
  /** What to do about it. */
  advice: bilingual,
  /** What one press does safely; null where a person must look. */
  act: z.enum(["handOver", "sendAgain", "clear"]).nullable(),
  foundAt: instant,
});
export type FindingView = z.infer<typeof finding>;

export const findings = z.object({
  items: z.array(finding),
  /** The last run that came to its end; null before the first. */
  checked: z
    .object({ at: instant, files: z.number().int(), hashed: z.number().int(), assignments: z.number().int() })
    .nullable(),
});
export type FindingsView = z.infer<typeof findings>;

/** POST /api/admin/findings/check asks for a run now; POST /api/admin/findings/:id/settle does the finding's act. */
export const findingsAnswer = z.object({ asked: z.literal(true) });
