import { checkFile } from "../../../src/adapters/signatures/check-file.ts";
import { checkPdf, type CheckedSignature } from "../../../src/adapters/signatures/check-pdf.ts";
import { checkSigner } from "../../../src/adapters/signatures/cms/check-signer.ts";
import { Asn1Broken } from "../../../src/adapters/signatures/cms/der.ts";
import { oids, readSignedData } from "../../../src/adapters/signatures/cms/signed-data.ts";
import { seed } from "./fuzz-seed.ts";
import { faultOfTrust, trustFiles } from "./fuzz-trust.ts";

export interface FuzzResult {
  readonly runs: number;
  /** Of the longest run. */
  readonly worstMs: number;
  /** What passed and must not, or threw: enough to do it again. */
  readonly faults: readonly string[];
}

/** Numbers that look random and come again for the same seed (Marsaglia's xorshift). */
function numbers(startsFrom: number): (below: number) => number {
  let state = startsFrom | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Pieces by which a reader of PDF or DER is led astray. */
const pieces = [
  "/ByteRange [0 1 2 3]",
  "endobj\n4 0 obj\n<< >>\nendobj\n",
  "startxref\n0\n%%EOF\n",
  "<< /Type /Sig /Contents <00> >>",
  "trailer << /Root 1 0 R /Prev 15 >>",
  "xref\n0 1\n0000000000 65535 f \n",
  "stream\n",
  "endstream",
  "[[[[[[[[",
  "\u0000\u0000\u0000\u0000",
  "\u0030\u0080",
  "\u0024\u0084\u007f\u00ff\u00ff\u00ff",
].map((it) => Buffer.from(it, "latin1"));

/** Bytes changed, put in, taken out or moved at one to four places. */
function mutated(bytes: Buffer, random: (below: number) => number): Buffer {
  let result = bytes;
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = random(result.length + 1);
    const length = random(random(8) === 0 ? 2_000 : 8);
    const head = result.subarray(0, at);
    const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0);
    const changed = [
      [head, Buffer.from([random(256)]), result.subarray(at + 1)],
      [head, piece, result.subarray(at)],
      [head, piece, result.subarray(at + piece.length)],
      [head, result.subarray(at + length)],
      [head, result.subarray(random(result.length), at + length), result.subarray(at)],
      [result, result.subarray(at, at + length)],
    ][random(6)];
    result = Buffer.concat(changed ?? [result]);
  }
  return result;
}

const covered = (it: CheckedSignature | undefined): Buffer => Buffer.concat([...(it?.signed?.parts ?? [])]);

/** What passes must cover the very bytes that its signer signed, and no signature may be gone. */
function faultOf(original: Buffer, bytes: Buffer): string | null {
  const { integrity, signatures } = checkPdf(bytes);
  if (integrity !== "intact") return null;
  for (const was of checkPdf(original).signatures) {
    const is = signatures.find((it) => it.field === was.field);
    if (!covered(is).equals(covered(was))) return `${was.field ?? "?"} passes over other bytes`;
  }
  return null;
}

function faultOfCms(original: Buffer, bytes: Buffer, message: Buffer): string | null {
  try {
    const was = readSignedData(original).signers[0];
    const { verdict, signer } = checkSigner(readSignedData(bytes), [message], oids.data);
    if (verdict !== "verified") return null;
    const isSame =
      was?.signedAttributes?.der.equals(signer?.signedAttributes?.der ?? Buffer.alloc(0)) === true;
    return isSame ? null : "other attributes verify";
  } catch (cause) {
    if (cause instanceof Asn1Broken) return null;
    throw cause;
  }
}

/** What is damaged and looked at. */
interface Target {
  readonly originals: readonly Buffer[];
  readonly faultOf: (original: Buffer, bytes: Buffer) => string | null;
  /** What a detached signature signs. */
  readonly message: Buffer | null;
}

/** The reader of PDFs, the parser of CMS with what stands in it, and that of what a signer is believed for. */
export const fuzzTargets = {
  pdf: (): Target => ({
    originals: ["signed", "sealed", "filled", "packed", "encrypted", "tagged"].map((it) => seed(`${it}.pdf`)),
    faultOf,
    message: null,
  }),
  cms: (): Target => {
    const message = seed("message.txt");
    return {
      originals: [seed("message.p7s")],
      faultOf: (original, bytes) => faultOfCms(original, bytes, message),
      message,
    };
  },
  trust: (): Target => {
    const files = trustFiles();
    const originals = [files.signer, files.answer, files.list];
    return { originals, faultOf: (original, bytes) => faultOfTrust(files, original, bytes), message: null };
  },
} as const;

const request = {
  anchors: [],
  intermediates: [],
  values: { ocsps: [], crls: [] },
  revocation: "soft" as const,
  now: new Date("2026-11-22T00:00:00Z"),
};

/** Reads damaged files as long as `goesOn` says so of the number of those read. */
export function fuzz(
  target: keyof typeof fuzzTargets,
  startsFrom: number,
  goesOn: (runs: number) => boolean,
): FuzzResult {
  const { originals, faultOf: faultIn, message } = fuzzTargets[target]();
  const random = numbers(startsFrom);
  const faults: string[] = [];
  let [runs, worstMs] = [0, 0];
  while (goesOn(runs) && faults.length < 10) {
    runs += 1;
    const original = originals[random(originals.length)] ?? Buffer.alloc(0);
    const bytes = mutated(original, random);
    const from = performance.now();
    try {
      const fault = faultIn(original, bytes);
      checkFile(bytes, message, request);
      if (fault !== null) faults.push(`${target}, seed ${startsFrom}, run ${runs}: ${fault}`);
    } catch (cause) {
      const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      faults.push(`${target}, seed ${startsFrom}, run ${runs}: ${said}`);
    }
    worstMs = Math.max(worstMs, performance.now() - from);
  }
  return { runs, worstMs, faults };
}
