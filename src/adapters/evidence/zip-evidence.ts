import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { localDateOf, localTimeOf } from "../../domain/time/local-date.ts";
import type { Evidence, EvidencedFile, EvidenceReport, EvidenceWriter } from "../../ports/evidence-writer.ts";
import type { SignatureEvidence } from "../../ports/signature-check.ts";
import { reportPdf } from "../forms/report-pdf.ts";
import { evidenceGuide } from "./evidence-guide.ts";
import { contentName, originalName } from "./evidence-names.ts";

/**
 * One ZIP: the original, the report for machines and for people, certificates, revocation values, the signatures with
 * their time-stamps, and a list of digests that `sha256sum -c` reads. `npm run verify-evidence` makes the check again from it; the
 * guide inside says how openssl alone does.
 */
export const zipEvidence: EvidenceWriter = {
  async write(evidence, out) {
    const zip = new ZipFile();
    const sums: string[] = [];
    const options = { mtime: evidence.at, mode: 0o100_644 };
    const add = (name: string, bytes: Uint8Array): void => {
      sums.push(`${createHash("sha256").update(bytes).digest("hex")}  ${name}`);
      zip.addBuffer(Buffer.from(bytes), name, options);
    };
    const addOriginal = (name: string, { sha256 }: EvidencedFile, path: string): void => {
      sums.push(`${sha256}  ${name}`);
      zip.addFile(path, name, options);
    };
    addOriginal(originalName(evidence.file.name), evidence.file, evidence.path);
    const { content } = evidence;
    if (content !== null) addOriginal(contentName(content.name), content, content.path);
    add("report.json", Buffer.from(`${JSON.stringify(reportOf(evidence), null, 2)}\n`));
    add("report.pdf", await printed(evidence));
    addCertificates(evidence, add);
    addValues(evidence, add);
    for (const [i, signature] of evidence.answer.evidence.entries()) {
      if (signature !== null) addSignature(`signatures/${i + 1}`, signature, add);
    }
    add("README.txt", Buffer.from(evidenceGuide(evidence)));
    zip.addBuffer(Buffer.from(`${sums.join("\n")}\n`), "SHA256SUMS", options);
    zip.end();
    await pipeline(zip.outputStream, out);
  },
};

type Add = (name: string, bytes: Uint8Array) => void;

function reportOf({ at, file, content, document, agency, trust, answer }: Evidence): EvidenceReport {
  const { revocation } = trust;
  const { report } = answer;
  const beside = content === null ? null : { name: content.name, size: content.size, sha256: content.sha256 };
  return {
    version: 1,
    at: at.toISOString(),
    file,
    content: beside,
    document,
    agency,
    revocation,
    report,
  };
}

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/gu) ?? []
  ).join("\n")}\n-----END CERTIFICATE-----\n`;

function addCertificates({ trust, answer }: Evidence, add: Add): void {
  const { anchors, stampAnchors = anchors, intermediates } = trust;
  const lists = [
    ["trust/signing.pem", anchors],
    ["trust/time-stamping.pem", stampAnchors],
    ["trust/intermediate.pem", intermediates],
    ["certificates.pem", [...answer.certificates, ...intermediates]],
  ] as const;
  for (const [name, ders] of lists) add(name, Buffer.from(ders.map(pem).join("")));
}

function addValues({ trust, answer }: Evidence, add: Add): void {
  const lists = [
    ["revocation/fetched", "ocsp.der", trust.ocsps],
    ["revocation/fetched", "crl", trust.crls],
    ["revocation/embedded", "ocsp.der", answer.embedded.ocsps],
    ["revocation/embedded", "crl", answer.embedded.crls],
  ] as const;
  for (const [folder, extension, values] of lists) {
    for (const [i, value] of values.entries()) add(`${folder}/${i + 1}.${extension}`, value);
  }
}

function addSignature(
  folder: string,
  { value, signatureValue, timeStamps }: SignatureEvidence,
  add: Add,
): void {
  add(`${folder}/signature.der`, value);
  if (timeStamps.length > 0 && signatureValue !== null) add(`${folder}/signature-value.bin`, signatureValue);
  for (const [i, stamp] of timeStamps.entries()) add(`${folder}/time-stamp-${i + 1}.tst`, stamp);
}

function printed(evidence: Evidence): Promise<Buffer> {
  const { at, file, content, document, agency, askedBy, sentences, signatures } = evidence;
  const day = localDateOf(at).split("-").reverse().join("/");
  return reportPdf({
    title: "BÁO CÁO KIỂM TRA CHỮ KÝ SỐ",
    author: agency,
    printedAt: at,
    parts: [
      {
        heading: "Văn bản",
        paragraphs: [
          document,
          `Tệp: ${file.name} (${file.size} byte)`,
          `SHA-256: ${file.sha256}`,
          ...(content === null ? [] : [`Ký cho tệp: ${content.name} (${content.size} byte)`]),
          ...(content === null ? [] : [`SHA-256: ${content.sha256}`]),
          `Kiểm tra lúc ${localTimeOf(at)} ngày ${day}, ${askedBy}, ${agency}`,
        ],
      },
      { heading: "Kết luận", paragraphs: sentences },
      ...signatures.map(({ title, sentences: paragraphs }) => ({ heading: title, paragraphs })),
    ],
  });
}
