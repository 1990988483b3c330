import type { Bilingual } from "../../contract/common.ts";
import { messageOf } from "../../contract/messages/all.ts";
import type { LegalValueView, SignatureView, SignedFileView } from "../../contract/signatures.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import type { Finding } from "../../domain/signatures/conclusion.ts";
import type { FileReport, SignatureReport } from "../../domain/signatures/file-report.ts";
import type { DocumentKind } from "../../ports/records/file-records.ts";
import type { KeptCheck } from "../../ports/records/signature-records.ts";
import type { Records } from "../../ports/store.ts";

/** Clerks and administrators of the agency whose document it is. */
export const mayAskAgain = (actor: Actor, { agencyId }: { readonly agencyId: string }): boolean =>
  actor.agencyId === agencyId && (hasRole(actor, "clerk") || hasRole(actor, "administrator"));

/** What a document is worth, with its reasons in both languages. */
export async function presentLegalValue(
  read: Pick<Records, "signatures" | "files">,
  kind: DocumentKind,
  documentId: string,
  mayCheckAgain: boolean,
): Promise<LegalValueView> {
  const standing = (await read.signatures.standing(kind, documentId)) ?? "none";
  const values = await read.signatures.legalValues(documentId);
  const waiting = await read.signatures.waitingOf(documentId);
  const checks = await read.signatures.latest(documentId);
  const files = new Map((await read.files.ofDocument(documentId)).map((it) => [it.id, it]));
  const current = values.at(-1);
  return {
    value: standing,
    isChecking: waiting.length > 0,
    reasons: (current?.reasons ?? []).map(sentence),
    rule: current === undefined ? null : { source: current.rule.source, validFrom: current.rule.validFrom },
    judgedAt: current?.judgedAt.toISOString() ?? null,
    before: values
      .slice(0, -1)
      .map(({ value, judgedAt }) => ({ value, at: judgedAt.toISOString() }))
      .reverse(),
    files: checks
      .toSorted((a, b) => (files.get(a.fileId)?.position ?? 0) - (files.get(b.fileId)?.position ?? 0))
      .map((check) => signedFile(check, files.get(check.fileId)?.name ?? "")),
    mayCheckAgain: mayCheckAgain && files.size > 0,
  };
}

function signedFile({ fileId, checkedAt, seenAt, report }: KeptCheck, name: string): SignedFileView {
  return {
    fileId,
    checkedAt: checkedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    ...presentReport(report, name),
  };
}

export function presentReport(
  report: FileReport,
  name: string,
): Omit<SignedFileView, "fileId" | "checkedAt" | "seenAt"> {
  const { integrity, conclusion, subIndication, signatures, findings } = report;
  return {
    name,
    integrity,
    conclusion,
    subIndication,
    signatures: signatures.map(presentSignature),
    reasons: findings.map(sentence),
  };
}

function presentSignature(signature: SignatureReport, i: number): SignatureView {
  const { field, revision, kind, integrity, conclusion, subIndication, signer } = signature;
  const { signedAt, provenAt, algorithm, changesAfter, findings, signedLength } = signature;
  return {
    number: i + 1,
    field,
    revision,
    kind,
    integrity,
    conclusion,
    subIndication,
    signer: signer?.commonName ?? signer?.organization ?? signer?.text ?? null,
    title: signer?.title ?? null,
    organization: signer?.organization ?? null,
    issuer: signer?.issuer ?? null,
    signedAt,
    provenAt,
    algorithm,
    changesAfter: unique(
      changesAfter.map((it) => ({ message: sentence(it), isBad: it.judgement !== "permitted" })),
    ),
    reasons: unique(findings.filter((it) => !changesAfter.some((one) => one.code === it.code)).map(sentence)),
    signedLength,
  };
}

const unique = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((it) => [JSON.stringify(it), it])).values(),
];

/** A code that this version has no words for still says something. */
export function sentence({ code, params = {} }: Finding): Bilingual {
  return messageOf(code, params) ?? { vi: code, en: code };
}
