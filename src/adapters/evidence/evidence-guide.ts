import type { Evidence } from "../../ports/evidence-writer.ts";
import type { SignatureEvidence } from "../../ports/signature-check.ts";
import { contentName, originalName } from "./evidence-names.ts";

/** How whoever has nothing but openssl checks what is in the evidence. */
export function evidenceGuide({ file, content, answer }: Evidence): string {
  const original = originalName(file.name);
  const beside = content === null ? null : contentName(content.name);
  const lines = [
    "HỒ SƠ CHỨNG CỨ CHỮ KÝ SỐ / EVIDENCE OF DIGITAL SIGNATURES",
    "",
    "1. Các tệp còn nguyên vẹn / the files are whole:",
    "   sha256sum -c SHA256SUMS",
    "",
    "2. Kiểm tra lại bằng Vanthu / check again with Vanthu:",
    "   npm run --silent verify-evidence -- FILE.zip",
    "",
    "3. Chỉ với openssl / with openssl alone (OpenSSL 3, bash):",
  ];
  for (const [i, signature] of answer.evidence.entries()) {
    if (signature === null) continue;
    const isStamp = answer.report.signatures[i]?.kind === "timeStamp";
    lines.push(
      "",
      ...(isStamp ? stampLines : signatureLines)(
        i + 1,
        signedBy(i + 1, original, beside, signature),
        signature,
      ),
    );
  }
  lines.push(
    "",
    "openssl xem chứng thư ở thời điểm hiện tại; với chứng thư đã hết hạn, thêm -attime và số giây của report.json.",
    "openssl judges certificates as of now; for expired ones add -attime with the seconds of report.json's instant.",
    "Cơ quan chưa tin cậy tổ chức nào thì trust/signing.pem trống: thay “-CAfile trust/signing.pem” bằng “-noverify” để chỉ kiểm tra chữ ký, hoặc bằng -CAfile và chứng thư gốc mà người kiểm tra tin cậy.",
    "Where the agency trusts nobody yet, trust/signing.pem is empty: put -noverify in place of '-CAfile trust/signing.pem' to check the signature alone, or -CAfile with a root that you trust.",
    "openssl không xét điều gì đã thay đổi trong PDF sau khi ký; việc đó ở report.json.",
    "openssl says nothing of what changed in the PDF after signing; report.json does.",
  );
  return `${lines.join("\n")}\n`;
}

/** What a signature signs: a file, and the command that cuts it out of the original where that is needed. */
interface Signed {
  /** Null where the signature itself carries it. */
  readonly file: string | null;
  readonly commands: readonly string[];
}

function signedBy(
  number: number,
  original: string,
  beside: string | null,
  { covers }: SignatureEvidence,
): Signed {
  if (covers.length === 0) return { file: beside, commands: [] };
  const file = `signed-${number}.bin`;
  const pieces = covers.map(
    ({ from, to: end }) => `tail -c +${from + 1} ${original} | head -c ${end - from}`,
  );
  return { file, commands: [`   (${pieces.join("; ")}) > ${file}`] };
}

function signatureLines(number: number, signed: Signed, evidence: SignatureEvidence): string[] {
  const content = signed.file === null ? "" : ` -content ${signed.file}`;
  return [
    `   # chữ ký ${number} / signature ${number}`,
    ...signed.commands,
    `   openssl cms -verify -binary -inform DER -in signatures/${number}/signature.der${content} -certfile certificates.pem -CAfile trust/signing.pem -purpose any -out /dev/null`,
    ...evidence.timeStamps.map(
      (_, i) =>
        `   openssl ts -verify -token_in -in signatures/${number}/time-stamp-${i + 1}.tst -data signatures/${number}/signature-value.bin -CAfile trust/time-stamping.pem -untrusted certificates.pem`,
    ),
  ];
}

function stampLines(number: number, { file, commands }: Signed): string[] {
  // A token says nothing of what it stamps but a digest: without that, there is nothing to hold it against.
  if (file === null) return [];
  return [
    `   # dấu thời gian ${number} / time-stamp ${number}`,
    ...commands,
    `   openssl ts -verify -token_in -in signatures/${number}/signature.der -data ${file} -CAfile trust/time-stamping.pem -untrusted certificates.pem`,
  ];
}
