import type { Principal, ReadScope } from "../../src/domain/policies/read-scope.ts";

/** Somebody who keeps or checks the registers of an agency, without what others sent it. */
export function ofWholeAgency(agencyId: string): ReadScope {
  return { agencyId, wholeAgency: true, principals: [], received: null, types: null };
}

/** Somebody who sees what was given to these. */
export function givenTo(agencyId: string, ...principals: readonly Principal[]): ReadScope {
  return { agencyId, wholeAgency: false, principals, received: null, types: null };
}
