import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Finding } from "../../../domain/signatures/conclusion.ts";
import type { SignatureAnswer, SignatureQuestion } from "../../../ports/signature-check.ts";
import { checkFile, undecided, type ValidatedFile } from "../check-file.ts";
import { readCertificate, type Certificate } from "../cms/certificate.ts";
import { certificatesOf, reportOf } from "../report.ts";

export type WorkerAnswer = { readonly answer: SignatureAnswer };

const mostMegabytes = 1_024;

export function checkPath(question: SignatureQuestion): SignatureAnswer {
  const { validated, sha256, contentSha256 } = validate(question);
  const { questions, embedded } = validated;
  return {
    report: reportOf(validated),
    sha256,
    contentSha256,
    certificates: certificatesOf(validated).map(({ der }) => der),
    questions,
    embedded: { ocsps: embedded.ocsps.map(copied), crls: embedded.crls.map(copied) },
    evidence: validated.signatures.map((it) => it.evidence),
  };
}

interface Validated {
  readonly validated: ValidatedFile;
  readonly sha256: string | null;
  readonly contentSha256: string | null;
}

const unread = (finding: Finding): Validated => ({
  validated: undecided(finding),
  sha256: null,
  contentSha256: null,
});

const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function validate({ path, content, trust, at }: SignatureQuestion): Validated {
  try {
    const { size } = statSync(path);
    if (size > mostMegabytes * 1024 * 1024) {
      return unread({ code: "signed-file.too-large", params: { megabytes: mostMegabytes } });
    }
    const request = {
      anchors: certificates(trust.anchors),
      ...(trust.stampAnchors === undefined ? {} : { stampAnchors: certificates(trust.stampAnchors) }),
      intermediates: certificates(trust.intermediates),
      values: { ocsps: trust.ocsps.map(asBuffer), crls: trust.crls.map(asBuffer) },
      revocation: trust.revocation,
      now: at,
    };
    const bytes = readFileSync(path);
    const beside = content === null ? null : readFileSync(content);
    return {
      validated: checkFile(bytes, beside, request),
      sha256: sha256Of(bytes),
      contentSha256: beside === null ? null : sha256Of(beside),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return unread({ code: "signed-file.unreadable", params: { reason } });
  }
}

/** Of its own: what is sent to another thread takes the whole file along that it is a view of. */
const copied = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes);
const certificates = (ders: readonly Uint8Array[]): Certificate[] =>
  ders.map((der) => readCertificate(asBuffer(der)));

parentPort?.on("message", (question: SignatureQuestion) => {
  const answer: WorkerAnswer = { answer: checkPath(question) };
  parentPort?.postMessage(answer, []);
});
