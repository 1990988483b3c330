import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { z } from "zod";
import { checkFile } from "../signatures/check-file.ts";
import { readCertificate, type Certificate } from "../signatures/cms/certificate.ts";
import { reportOf } from "../signatures/report.ts";
import { contentName, originalName } from "./evidence-names.ts";

export interface EvidenceCheck {
  /** Nothing was changed in the file, and the check made again finds the same. */
  readonly isRight: boolean;
  readonly conclusion: string;
  /** What is wrong, in both languages. */
  readonly faults: readonly string[];
}

const mostBytes = 512 * 1024 * 1024;

const fileForm = z.object({ name: z.string(), size: z.number(), sha256: z.string() });

const reportForm = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  file: fileForm,
  // Evidence of before it was there has none.
  content: fileForm.nullable().default(null),
  revocation: z.enum(["soft", "hard"]),
  report: z.looseObject({ conclusion: z.string() }),
});

/** Makes the check in an evidence file again, from nothing but the file. Throws where it is no evidence file at all. */
export async function verifyEvidence(zip: Buffer): Promise<EvidenceCheck> {
  const parts = await partsOf(zip);
  const part = (name: string): Buffer => {
    const bytes = parts.get(name);
    if (bytes === undefined) throw new Error(`không có ${name} / there is no ${name}`);
    return bytes;
  };
  const faults = faultsOfSums(part("SHA256SUMS").toString(), parts);
  const stated = reportForm.parse(JSON.parse(part("report.json").toString()));
  const original = part(originalName(stated.file.name));
  const content = stated.content === null ? null : part(contentName(stated.content.name));
  const isOther = content !== null && sha256(content) !== stated.content?.sha256;
  if (sha256(original) !== stated.file.sha256 || isOther)
    faults.push("bản gốc không khớp report.json / the original is not that of report.json");
  const values = (extension: string) =>
    [...parts].flatMap(([name, bytes]) =>
      name.startsWith("revocation/fetched/") && name.endsWith(extension) ? [bytes] : [],
    );
  const again = checkFile(original, content, {
    anchors: certificates(part("trust/signing.pem")),
    stampAnchors: certificates(part("trust/time-stamping.pem")),
    intermediates: certificates(part("trust/intermediate.pem")),
    values: { ocsps: values(".ocsp.der"), crls: values(".crl") },
    revocation: stated.revocation,
    now: new Date(stated.at),
  });
  const found: unknown = JSON.parse(JSON.stringify(reportOf(again)));
  if (!isDeepStrictEqual(found, stated.report))
    faults.push(
      `kiểm tra lại cho kết quả khác: ${again.conclusion} / checked again, the result is another: ${again.conclusion}`,
    );
  return { isRight: faults.length === 0, conclusion: stated.report.conclusion, faults };
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Every file is listed with its digest, and none is listed that is not there. */
function faultsOfSums(sums: string, parts: ReadonlyMap<string, Buffer>): string[] {
  const listed = new Map(
    sums
      .trim()
      .split("\n")
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const names = new Set([...listed.keys(), ...parts.keys()]);
  names.delete("SHA256SUMS");
  return [...names].flatMap((name) => {
    const bytes = parts.get(name);
    return bytes !== undefined && listed.get(name) === sha256(bytes)
      ? []
      : [`${name}: đã bị thay đổi, thêm hoặc bớt / was changed, added or taken away`];
  });
}

function certificates(pem: Buffer): Certificate[] {
  const blocks = pem
    .toString("latin1")
    .matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/gu);
  return [...blocks].map((it) => readCertificate(Buffer.from(it[1] ?? "", "base64")));
}

/** What the ZIP holds, by name. */
export async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  let left = mostBytes;
  for await (const entry of zip.eachEntry()) {
    left -= entry.uncompressedSize;
    if (left < 0) throw new Error("tệp quá lớn / the file is too large");
    parts.set(entry.fileName, await bytesOf(zip, entry));
  }
  return parts;
}

const bytesOf = async (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  buffer(await zip.openReadStreamPromise(entry));
