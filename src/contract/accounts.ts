import { z } from "zod";
import { id, instant, nameRef, requiredText } from "./common.ts";
import { historyEntry } from "./history.ts";

/** POST /api/accounts/freeze: control of an account was lost; `personId` null means one's own. */
export const freezeInput = z.strictObject({
  personId: id.nullable(),
  /** Null: since now. */
  lostSince: instant.nullable(),
  reason: requiredText(500),
});
export type FreezeInput = z.infer<typeof freezeInput>;

export const freezeView = z.object({
  id,
  person: nameRef,
  frozenBy: z.string(),
  frozenAt: instant,
  lostSince: instant,
  reason: z.string(),
  lifted: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  mayLift: z.boolean(),
  version: z.number().int(),
});
export type FreezeView = z.infer<typeof freezeView>;
/** GET /api/admin/freezes: newest first. */
export const freezes = z.array(freezeView);

/** GET /api/admin/freezes/:id/acts?since=: what was done with the account, newest first, by numbers and names alone. */
export const accountActsQuery = z.strictObject({ since: instant });
export const accountActs = z.object({
  since: instant,
  items: z.array(historyEntry.omit({ text: true }).extend({ document: z.string().nullable() })),
  /** There is more than is listed. */
  hasMore: z.boolean(),
});
export type AccountActs = z.infer<typeof accountActs>;

/** POST /api/admin/freezes/:id/lift */
export const liftInput = z.strictObject({ version: z.number().int(), reason: requiredText(500) });
export type LiftInput = z.infer<typeof liftInput>;
