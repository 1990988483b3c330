import { localDateOf } from "../../domain/time/local-date.ts";
import type { RevocationQuestion } from "../../ports/signature-check.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { isHostAllowed } from "../../domain/signatures/allowed-hosts.ts";

/**
 * Notes what a check could not answer by what it had: a job asks the addresses, as far as the agency lets it, and the check
 * is made again when an answer comes. True where an answer is here already that this check did not have.
 */
export async function askForValues(
  { store, clock }: Pick<Services, "store" | "clock">,
  document: { readonly documentId: string; readonly agencyId: string },
  questions: readonly RevocationQuestion[],
): Promise<boolean> {
  if (questions.length === 0) return false;
  const now = clock.now();
  const { revocation } = await loadAgencyRules(store.read, document.agencyId, localDateOf(now));
  const allowed = questions.filter(({ address }) => isHostAllowed(revocation.hosts, address));
  if (allowed.length === 0) return false;
  const had = new Set((await store.read.trust.valuesOf(document.documentId)).map((it) => it.key));
  return store.transaction(async ({ trust }) => {
    await trust.need(document, allowed, now);
    const known = await trust.values(allowed.map(({ key }) => key));
    return known.some((it) => it.value !== null && !had.has(it.key));
  });
}
