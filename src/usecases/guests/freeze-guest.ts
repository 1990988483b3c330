import type { Guest } from "../../domain/people/guest.ts";
import { freezeAccount } from "../accounts/freeze-account.ts";
import type { Deps } from "../administration/record-change.ts";

/**
 * Control of the guest's own sign-in was lost (R61): nothing opens for it from now on, and those who answer for security
 * here are told. Throws `account.frozen-already`.
 */
export async function freezeGuest(
  deps: Deps,
  { personId, name, agencyId }: Guest,
  { reason }: { readonly reason: string },
): Promise<{ readonly id: string }> {
  const reporter = { personId, name, agencyId, roles: [], memberOf: [], headOf: [], onBehalfOf: null };
  const { id } = await freezeAccount(deps, reporter, { personId: null, lostSince: null, reason });
  return { id };
}
