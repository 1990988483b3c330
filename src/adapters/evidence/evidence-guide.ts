import type { Evidence } from "../../ports/evidence-writer.ts";
import type { SignatureEvidence } from "../../ports/signature-check.ts";

/** How whoever has nothing but openssl checks what is in the evidence. */
export function evidenceGuide(original: string, { answer }: Evidence): string {
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
    lines.push("", ...(isStamp ? stampLines : signatureLines)(i + 1, original, signature));
  }
  lines.push(
    "",
    "openssl xem chứng thư ở thời điểm hiện tại; với chứng thư đã hết hạn, thêm -attime và số giây của report.json.",
    "openssl judges certificates as of now; for expired ones add -attime with the seconds of report.json's instant.",
    "openssl không xét điều gì đã thay đổi trong PDF sau khi ký; việc đó ở report.json.",
    "openssl says nothing of what changed in the PDF after signing; report.json does.",
  );
  return `${lines.join("\n")}\n`;
}

function cut(original: string, { covers }: SignatureEvidence, to: string): string {
  const pieces = covers.map(
    ({ from, to: end }) => `tail -c +${from + 1} ${original} | head -c ${end - from}`,
  );
  return covers.length === 0 ? `cp ${original} ${to}` : `(${pieces.join("; ")}) > ${to}`;
}

function signatureLines(number: number, original: string, evidence: SignatureEvidence): string[] {
  const content = `content-${number}.bin`;
  return [
    `   # chữ ký ${number} / signature ${number}`,
    `   ${cut(original, evidence, content)}`,
    `   openssl cms -verify -binary -inform DER -in signatures/${number}/signature.der -content ${content} -certfile certificates.pem -CAfile trust/signing.pem -purpose any -out /dev/null`,
    ...evidence.timeStamps.map(
      (_, i) =>
        `   openssl ts -verify -token_in -in signatures/${number}/time-stamp-${i + 1}.tst -data signatures/${number}/signature-value.bin -CAfile trust/time-stamping.pem -untrusted certificates.pem`,
    ),
  ];
}

function stampLines(number: number, original: string, evidence: SignatureEvidence): string[] {
  const content = `content-${number}.bin`;
  return [
    `   # dấu thời gian ${number} / time-stamp ${number}`,
    `   ${cut(original, evidence, content)}`,
    `   openssl ts -verify -token_in -in signatures/${number}/signature.der -data ${content} -CAfile trust/time-stamping.pem -untrusted certificates.pem`,
  ];
}
