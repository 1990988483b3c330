import { localDateOf } from "../../domain/time/local-date.ts";
import type { RevocationValueRecord } from "../../ports/records/trust-records.ts";
import type { TrustMaterial } from "../../ports/signature-check.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { isBelievedOn } from "../trust/believed.ts";

/**
 * Whom an agency believes now, and what is known about revocation that a document needs. Until its administrator has loaded
 * a trust list, nobody is believed.
 */
export async function trustFor(
  { store, clock }: Pick<Services, "store" | "clock">,
  { agencyId, documentId }: { readonly agencyId: string; readonly documentId?: string },
): Promise<TrustMaterial> {
  const { read } = store;
  const today = localDateOf(clock.now());
  const list = (await read.trust.certificates(agencyId)).filter((it) => isBelievedOn(it, today));
  const of = (...purposes: readonly string[]) =>
    list.filter((it) => purposes.includes(it.purpose)).map((it) => it.der);
  const values = documentId === undefined ? [] : await read.trust.valuesOf(documentId);
  const { revocation } = await loadAgencyRules(read, agencyId, today);
  return {
    anchors: of("signing", "both"),
    stampAnchors: of("timeStamping", "both"),
    intermediates: [...of("intermediate"), ...answers(values, "issuer")],
    ocsps: answers(values, "ocsp"),
    crls: answers(values, "crl"),
    revocation: revocation.failure,
  };
}

const answers = (
  values: readonly RevocationValueRecord[],
  kind: RevocationValueRecord["kind"],
): Uint8Array[] => values.flatMap((it) => (it.kind === kind && it.value !== null ? [it.value] : []));
