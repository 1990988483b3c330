import type { Guest } from "../people/guest.ts";
import { accountPrincipal, type ReadScope } from "./read-scope.ts";

/** What was sent to the agency outside through its account, and nothing else of the agency that sent it. */
export function guestScope({ agencyId, accountId }: Pick<Guest, "agencyId" | "accountId">): ReadScope {
  return {
    agencyId,
    wholeAgency: false,
    principals: [accountPrincipal(accountId)],
    received: null,
    types: null,
  };
}
