import { noTrust, type TrustMaterial } from "../../ports/signature-check.ts";
import type { Services } from "../../ports/services.ts";

/** Whom an agency believes now. Until its administrator has loaded a trust list, nobody. */
export function trustFor(
  _services: Pick<Services, "store">,
  _about: { readonly agencyId: string },
): Promise<TrustMaterial> {
  return Promise.resolve(noTrust);
}
