import yauzl from "yauzl";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { InspectionLimits } from "./limits.ts";

export interface ZipContent {
  /** Names of the outermost archive's entries. */
  readonly names: readonly string[];
  /** The beginnings of entries that were asked for. */
  readonly parts: ReadonlyMap<string, Buffer>;
}

interface Walk {
  readonly limits: InspectionLimits;
  /** Bytes of the outermost archive, to which the ratio is taken. */
  readonly size: number;
  readonly wanted: (name: string) => number;
  readonly names: string[];
  readonly parts: Map<string, Buffer>;
  entries: number;
  inflated: number;
}

const symbolicLink = 0o120_000;

/** What yauzl says of names, and of entries that inflate to more than they declare. */
function refusalOf(error: unknown): RuleBroken {
  if (error instanceof RuleBroken) return error;
  const text = error instanceof Error ? error.message : "";
  if (/absolute path|invalid relative path|invalid characters in fileName/iu.test(text))
    return new RuleBroken("intake.unsafe-zip-name");
  if (/too many bytes in the stream/iu.test(text)) return new RuleBroken("intake.zip-bomb");
  if (/encrypted/iu.test(text)) return new RuleBroken("intake.encrypted-zip");
  return new RuleBroken("intake.broken-zip");
}

function checkEntry(walk: Walk, entry: yauzl.Entry): void {
  walk.entries += 1;
  if (walk.entries > walk.limits.zipEntries)
    throw new RuleBroken("intake.zip-too-many", { params: { max: walk.limits.zipEntries } });
  if (entry.isEncrypted()) throw new RuleBroken("intake.encrypted-zip");
  if (/\p{Cc}/u.test(entry.fileName) || ((entry.externalFileAttributes >>> 16) & 0o170_000) === symbolicLink)
    throw new RuleBroken("intake.unsafe-zip-name");
}

function count(walk: Walk, bytes: number): void {
  const { zipInflatedBytes, zipRatio, zipRatioFromBytes } = walk.limits;
  walk.inflated += bytes;
  const swollen = walk.inflated > zipRatioFromBytes && walk.inflated > walk.size * zipRatio;
  if (walk.inflated > zipInflatedBytes || swollen) throw new RuleBroken("intake.zip-bomb");
}

/** Inflates one entry to its end, keeping its beginning where wanted and all of it where it is an archive itself. */
async function readEntry(
  walk: Walk,
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  outermost: boolean,
): Promise<Buffer | null> {
  const keep = outermost ? walk.wanted(entry.fileName) : 0;
  const chunks: Buffer[] = [];
  let seen = 0;
  let nested = false;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("An entry of an archive is not read as bytes.");
    const bytes: Buffer = chunk;
    count(walk, bytes.length);
    if (seen === 0) nested = bytes.toString("latin1", 0, 4) === "PK\u0003\u0004";
    seen += bytes.length;
    if (nested && seen > walk.limits.zipNestedBytes) throw new RuleBroken("intake.zip-bomb");
    if (nested || seen - bytes.length < keep) chunks.push(bytes);
  }
  const kept = Buffer.concat(chunks);
  if (keep > 0) walk.parts.set(entry.fileName, kept.subarray(0, keep));
  return nested ? kept : null;
}

async function walkArchive(walk: Walk, zip: yauzl.ZipFile, depth: number): Promise<void> {
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(walk, entry);
      if (depth === 0) walk.names.push(entry.fileName);
      packed += entry.compressedSize;
      // Entries that overlap share their bytes: the way to a bomb without nesting.
      if (packed > zip.fileSize) throw new RuleBroken("intake.zip-bomb");
      if (entry.fileName.endsWith("/")) continue;
      const nested = await readEntry(walk, zip, entry, depth === 0);
      if (nested !== null) await walkNested(walk, nested, depth + 1);
    }
  } finally {
    zip.close();
  }
}

/** What begins as an archive but is none is data of its own kind. */
async function walkNested(walk: Walk, bytes: Buffer, depth: number): Promise<void> {
  if (depth > walk.limits.zipDepth)
    throw new RuleBroken("intake.zip-too-deep", { params: { max: walk.limits.zipDepth } });
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(() => null);
  if (zip !== null) await walkArchive(walk, zip, depth);
}

/**
 * Goes through a whole archive by inflating every entry, so that no declared size is believed, and through archives
 * inside it. Keeps of each entry the first `wanted(name)` bytes. Throws `RuleBroken`: broken, encrypted, unsafe names,
 * too many entries, too deep, or more than the limits when inflated.
 */
export async function walkZip(
  path: string,
  size: number,
  limits: InspectionLimits,
  wanted: (name: string) => number,
): Promise<ZipContent> {
  const walk: Walk = { limits, size, wanted, names: [], parts: new Map(), entries: 0, inflated: 0 };
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    await walkArchive(walk, zip, 0);
  } catch (error) {
    throw refusalOf(error);
  }
  return walk;
}
