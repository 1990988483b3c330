import { z } from "zod";
import { delegationKinds } from "../domain/people/delegation.ts";
import { id, localDate, nameRef } from "./common.ts";

/** POST /api/delegations: the reader lets somebody act in their place. */
export const delegationInput = z.strictObject({
  kind: z.enum(delegationKinds),
  receiverId: id,
  /** Names of document types; null: every type. */
  types: z.array(z.string().trim().min(1).max(100)).min(1).max(40).nullable(),
  /** The paper in which it is given (NĐ 30, Đ13.3): number and symbol. */
  basis: z.string().trim().max(300).nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
});
export type DelegationInput = z.infer<typeof delegationInput>;

export const delegationView = z.object({
  id,
  kind: z.enum(delegationKinds),
  giver: nameRef,
  receiver: nameRef,
  types: z.array(z.string()).nullable(),
  basis: z.string().nullable(),
  validFrom: localDate,
  validTo: localDate.nullable(),
  /** coming: not yet. holds: today. stopped: it holds by its days, but one of the two no longer has the office for it. */
  state: z.enum(["coming", "holds", "stopped", "over", "revoked"]),
  mayRevoke: z.boolean(),
  version: z.number().int(),
});
export type DelegationView = z.infer<typeof delegationView>;

/** GET /api/delegations: what the reader gave and received, now and to come; and who can be chosen. */
export const ownDelegations = z.object({
  given: z.array(delegationView),
  received: z.array(delegationView),
  /** Whom the reader's work can be delegated to; none where it cannot be. */
  receivers: z.array(
    z.object({ id, name: z.string(), position: z.string().nullable(), unit: z.string().nullable() }),
  ),
});
export type OwnDelegations = z.infer<typeof ownDelegations>;

/** GET /api/admin/delegations: all of the agency, newest first. */
export const delegations = z.array(delegationView);

/** POST /api/delegations/:id/revoke */
export const revokeInput = z.strictObject({ version: z.number().int() });
