import { z } from "zod";
import { id, instant, localDate, nameRef, requiredText } from "./common.ts";

/** Somebody who acts for an agency outside, as its account's page shows them. */
export const representativeView = z.object({
  id,
  person: nameRef,
  email: z.string(),
  basis: z.string(),
  validFrom: localDate,
  validTo: localDate,
  /** waits: a second administrator has to confirm. frozen: control of the person's sign-in was lost (R61). */
  state: z.enum(["coming", "holds", "frozen", "inactive", "over", "ended"]),
  version: z.number().int(),
});
export type RepresentativeView = z.infer<typeof representativeView>;

/** GET /api/admin/guests: agencies outside that have an account here, and who acts for each (R20-R22). */
export const agencyAccountView = z.object({
  id,
  outside: nameRef,
  openedAt: instant,
  openedBy: z.string(),
  closed: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  people: z.array(representativeView),
  version: z.number().int(),
});
export type AgencyAccountView = z.infer<typeof agencyAccountView>;
export const agencyAccounts = z.object({
  accounts: z.array(agencyAccountView),
  /** Guests of the tenant (Entra B2B) as its directory has them, to choose from; none where it is not connected. */
  guests: z.array(z.object({ directoryId: z.string(), name: z.string(), email: z.string() })),
});
export type AgencyAccounts = z.infer<typeof agencyAccounts>;

/** POST /api/admin/guests: opens the account of an agency outside. */
export const accountInput = z.strictObject({ outsideId: id });
export type AccountInput = z.infer<typeof accountInput>;

/** POST /api/admin/guests/:id/close: nobody acts through it from now on. */
export const closeInput = z.strictObject({ version: z.number().int(), reason: requiredText(500) });
export type CloseInput = z.infer<typeof closeInput>;

/** POST /api/admin/guests/:id/people: names who acts for the agency outside, by their own sign-in as a guest of the tenant. */
export const representativeInput = z.strictObject({
  fullName: requiredText(50),
  email: z.email().max(200),
  /** The guest's object id in this tenant. */
  directoryId: z.guid(),
  /** The paper by which the agency outside named them: number and symbol. */
  basis: requiredText(300),
  validFrom: localDate,
  validTo: localDate,
});
export type RepresentativeInput = z.infer<typeof representativeInput>;

/** POST /api/admin/representatives/:id/end */
export const endInput = z.strictObject({ version: z.number().int() });
