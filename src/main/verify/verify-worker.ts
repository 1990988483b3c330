import { existsSync, readFileSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { checkFile, undecided, type ValidatedFile } from "../../adapters/signatures/check-file.ts";
import { readCertificate } from "../../adapters/signatures/cms/certificate.ts";
import { reportFile, type FileReport } from "./report-file.ts";

/** What the pool asks of a worker: one file and whom to believe. Certificates are DER. */
export interface VerifyTask {
  readonly file: string;
  readonly trust: readonly Uint8Array[];
  readonly at: number;
}

export type VerifyAnswer = { readonly report: FileReport };

const mostMegabytes = 1_024;

export function verifyFile({ file, trust, at }: VerifyTask): FileReport {
  return reportFile(file, validate(file, trust, new Date(at)));
}

function validate(file: string, trust: readonly Uint8Array[], now: Date): ValidatedFile {
  try {
    const { size } = statSync(file);
    if (size > mostMegabytes * 1024 * 1024) {
      return undecided({ code: "signed-file.too-large", params: { megabytes: mostMegabytes } });
    }
    const bytes = readFileSync(file);
    const anchors = trust.map((der) => readCertificate(Buffer.from(der)));
    const request = {
      anchors,
      intermediates: [],
      values: { ocsps: [], crls: [] },
      revocation: "soft" as const,
      now,
    };
    return checkFile(bytes, contentBeside(file), request);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return undecided({ code: "signed-file.unreadable", params: { reason } });
  }
}

/** `x.pdf.p7s` signs the `x.pdf` beside it. */
function contentBeside(file: string): Buffer | null {
  const signed = file.replace(/\.(?:p7s|p7m|sig|tsr|tst)$/iu, "");
  return signed !== file && existsSync(signed) ? readFileSync(signed) : null;
}

parentPort?.on("message", (task: VerifyTask) => {
  const answer: VerifyAnswer = { report: verifyFile(task) };
  parentPort?.postMessage(answer, []);
});
