import type { CertificateView, TrustedCertificateView, TrustFile } from "../../contract/trust.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister, mayInspect } from "../../domain/policies/may-administer.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { CertificateFacts } from "../../ports/trust-tools.ts";
import { isBelievedOn } from "./believed.ts";

type Deps = Pick<Services, "store" | "clock" | "trustTools">;

/** Whom the actor's agency believes, and what was taken out of its list: latest first. */
export async function listTrust(deps: Deps, actor: Actor): Promise<TrustedCertificateView[]> {
  demand(mayInspect(actor, "settings", actor.agencyId));
  const { read } = deps.store;
  const records = await read.trust.certificates(actor.agencyId);
  const people = records.flatMap((it) => [it.addedBy, ...(it.removedBy === null ? [] : [it.removedBy])]);
  const names = await read.people.names([...new Set(people)]);
  const today = localDateOf(deps.clock.now());
  const views = records.map(async (record): Promise<TrustedCertificateView | null> => {
    const [facts] = await deps.trustTools.read(record.der);
    if (facts === undefined) return null;
    const { removedBy, removedAt, removalReason } = record;
    return {
      ...present(facts),
      id: record.id,
      purpose: record.purpose,
      validFrom: record.validFrom,
      validTo: record.validTo,
      source: record.source,
      addedBy: names.get(record.addedBy) ?? "",
      addedAt: record.addedAt.toISOString(),
      isBelieved: isBelievedOn(record, today),
      removed:
        removedAt === null
          ? null
          : {
              by: names.get(removedBy ?? "") ?? "",
              at: removedAt.toISOString(),
              reason: removalReason ?? "",
            },
      version: record.version,
    };
  });
  return (await Promise.all(views)).filter((it) => it !== null).toReversed();
}

/** What a file holds, before anything of it is believed. Throws `trust.unreadable`. */
export async function readTrustFile(deps: Deps, actor: Actor, content: string): Promise<TrustFile> {
  demand(mayAdminister(actor, actor.agencyId));
  const facts = await deps.trustTools.read(Buffer.from(content, "base64"));
  const records = await deps.store.read.trust.certificates(actor.agencyId);
  const known = new Set(records.filter((it) => it.removedAt === null).map((it) => it.fingerprint));
  return facts.map((it) => ({ ...present(it), isKnown: known.has(it.fingerprint) }));
}

function present(facts: CertificateFacts): CertificateView {
  const { der: _der, notBefore, notAfter, ...rest } = facts;
  return { ...rest, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
}
