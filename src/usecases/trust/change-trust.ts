import type { AdministrationDone } from "../../contract/administration.ts";
import type { TrustInput, TrustRemoval } from "../../contract/trust.ts";
import { tidyOptionalLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { TrustPurpose } from "../../ports/records/trust-records.ts";
import type { Services } from "../../ports/services.ts";
import type { CertificateFacts } from "../../ports/trust-tools.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";

/**
 * Believes certificates of a file from a day on: they themselves, never their names. All files of the agency that are
 * signed are checked again. Throws `trust.unreadable`, `trust.known`, `trust.no-ca`, `trust.no-time-stamps`,
 * `trust.period`.
 */
export async function addToTrust(
  deps: Deps & Pick<Services, "trustTools">,
  actor: Actor,
  input: TrustInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const { purpose, validFrom, validTo } = input;
  if (validTo !== null && validTo < validFrom) throw new RuleBroken("trust.period", { field: "validTo" });
  const read = await deps.trustTools.read(Buffer.from(input.content, "base64"));
  const chosen = read.filter((it) => input.fingerprints.includes(it.fingerprint));
  if (chosen.length < new Set(input.fingerprints).size) throw new RuleBroken("trust.unreadable");
  for (const facts of chosen) assertFit(facts, purpose);
  return deps.store.transaction(async (records) => {
    const known = await records.trust.certificates(actor.agencyId);
    let id = "";
    for (const { der, fingerprint, subject } of chosen) {
      if (known.some((it) => it.fingerprint === fingerprint && it.removedAt === null))
        throw new RuleBroken("trust.known", { params: { subject } });
      id = deps.ids.next();
      const source = tidyOptionalLine(input.source);
      await records.trust.addCertificate({
        id,
        agencyId: actor.agencyId,
        fingerprint,
        purpose,
        der,
        validFrom,
        validTo,
        source,
        addedBy: actor.personId,
        addedAt: deps.clock.now(),
        removedBy: null,
        removedAt: null,
        removalReason: null,
        version: 1,
      });
      await recordChange(deps, records, actor, {
        action: "trust.added",
        subjectId: id,
        data: { fingerprint, subject, purpose, validFrom, validTo, source },
      });
    }
    await records.signatures.askSigned(actor.agencyId, "trust", deps.clock.now());
    return { id, version: 1 };
  });
}

/** What nothing could ever be proven by is not believed by mistake. */
function assertFit(
  { isCa, isSelfIssued, mayStampTime, subject }: CertificateFacts,
  purpose: TrustPurpose,
): void {
  const params = { subject };
  if (purpose === "timeStamping" && !isCa && !mayStampTime)
    throw new RuleBroken("trust.no-time-stamps", { params });
  // Roots of version 1 say of themselves nothing; a person's certificate is believed by its issuer's.
  if (purpose !== "timeStamping" && !isCa && !isSelfIssued) throw new RuleBroken("trust.no-ca", { params });
}

/** Takes a certificate out, with the reason; it stays on record. Throws `trust.absent`, `document.changed`. */
export async function removeFromTrust(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, reason }: TrustRemoval,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const known = await records.trust.certificate(id);
    if (known === null || known.agencyId !== actor.agencyId) throw new RuleBroken("trust.absent");
    if (known.removedAt !== null || known.version !== version) throw new RuleBroken("document.changed");
    const removed = {
      ...known,
      removedBy: actor.personId,
      removedAt: deps.clock.now(),
      removalReason: reason,
      version: version + 1,
    };
    if (!(await records.trust.saveCertificate(removed))) throw new RuleBroken("document.changed");
    await recordChange(deps, records, actor, {
      action: "trust.removed",
      subjectId: id,
      data: { fingerprint: known.fingerprint, reason },
    });
    await records.signatures.askSigned(actor.agencyId, "trust", deps.clock.now());
    return { id, version: removed.version };
  });
}
