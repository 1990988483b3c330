import { readFileSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { SignatureAnswer, SignatureQuestion } from "../../../ports/signature-check.ts";
import { checkFile, undecided, type ValidatedFile } from "../check-file.ts";
import { readCertificate, type Certificate } from "../cms/certificate.ts";
import { certificatesOf, reportOf } from "../report.ts";

export type WorkerAnswer = { readonly answer: SignatureAnswer };

const mostMegabytes = 1_024;

export function checkPath(question: SignatureQuestion): SignatureAnswer {
  const validated = validate(question);
  return { report: reportOf(validated), certificates: certificatesOf(validated).map(({ der }) => der) };
}

function validate({ path, content, trust, at }: SignatureQuestion): ValidatedFile {
  try {
    const { size } = statSync(path);
    if (size > mostMegabytes * 1024 * 1024) {
      return undecided({ code: "signed-file.too-large", params: { megabytes: mostMegabytes } });
    }
    const request = {
      anchors: certificates(trust.anchors),
      intermediates: certificates(trust.intermediates),
      values: { ocsps: trust.ocsps.map(asBuffer), crls: trust.crls.map(asBuffer) },
      revocation: trust.revocation,
      now: at,
    };
    return checkFile(readFileSync(path), content === null ? null : readFileSync(content), request);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return undecided({ code: "signed-file.unreadable", params: { reason } });
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes);
const certificates = (ders: readonly Uint8Array[]): Certificate[] =>
  ders.map((der) => readCertificate(asBuffer(der)));

parentPort?.on("message", (question: SignatureQuestion) => {
  const answer: WorkerAnswer = { answer: checkPath(question) };
  parentPort?.postMessage(answer, []);
});
