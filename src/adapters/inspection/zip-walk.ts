import yauzl from "yauzl";
import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import {
  activeByName,
  activeInRelationships,
  hasCommandField,
  hasDeclarations,
  isRelationships,
  relationshipBytes,
} from "./active-office.ts";
import { activeInPdf } from "./active-pdf.ts";
import { activeInRtf } from "./active-rtf.ts";
import type { InspectionLimits } from "./limits.ts";
import { marksInNames, marksOfEntry } from "./marks-of-entries.ts";
import { oleActive } from "./ole.ts";
import { isUnsafeName } from "./unsafe-name.ts";
import { wordMarks, wordParts } from "./word-marks.ts";

export interface ZipContent {
  /** Names of the outermost archive's entries. */
  readonly names: readonly string[];
  /** The beginnings of entries that were asked for. */
  readonly parts: ReadonlyMap<string, Buffer>;
  /** What is active in any of them, at any depth. */
  readonly active: ReadonlySet<ActiveKind>;
  /** Marks of secrecy in any of them, but on the first page of an Office file that is itself the archive. */
  readonly marks: readonly FileMark[];
}

interface Walk {
  readonly limits: InspectionLimits;
  /** Bytes of the outermost archive, to which the ratio is taken. */
  readonly size: number;
  readonly wanted: (name: string) => number;
  readonly names: string[];
  readonly parts: Map<string, Buffer>;
  readonly active: Set<ActiveKind>;
  readonly marks: FileMark[];
  /** Until then files within are read for marks, ms of the process. */
  readonly marksUntil: number;
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
  if (isUnsafeName(entry.fileName) || ((entry.externalFileAttributes >>> 16) & 0o170_000) === symbolicLink)
    throw new RuleBroken("intake.unsafe-zip-name");
}

function count(walk: Walk, bytes: number): void {
  const { zipInflatedBytes, zipRatio, zipRatioFromBytes } = walk.limits;
  walk.inflated += bytes;
  const swollen = walk.inflated > zipRatioFromBytes && walk.inflated > walk.size * zipRatio;
  if (walk.inflated > zipInflatedBytes || swollen) throw new RuleBroken("intake.zip-bomb");
}

/** Files within files that are looked into, by their first bytes. */
const within: readonly (readonly [is: Within, signature: string])[] = [
  ["archive", "PK\u0003\u0004"],
  ["ole", "\u00d0\u00cf\u0011\u00e0"],
  ["pdf", "%PDF-"],
  ["rtf", "{\\rtf"],
];
type Within = "archive" | "ole" | "pdf" | "rtf";

function withinOf(beginning: Buffer): Within | null {
  const latin = beginning.toString("latin1", 0, 8);
  return within.find(([, signature]) => latin.startsWith(signature))?.[0] ?? null;
}

/** An archive under way: an Office file is told only by all of its entries. */
interface Archive {
  readonly depth: number;
  /** Its name in the archive around it; null for the outermost. */
  readonly name: string | null;
  /** In small letters. */
  readonly names: Set<string>;
  readonly asGiven: string[];
  /** The texts of a Word document. */
  readonly texts: Map<string, Buffer>;
  isPackage: boolean;
  isAmbiguous: boolean;
  hasDeclarations: boolean;
}

const documentBytes = 4 * 1024 * 1024;

function keptOf(walk: Walk, archive: Archive, name: string): number {
  const asked = archive.depth === 0 ? walk.wanted(name) : 0;
  if (isRelationships(name)) return Math.max(asked, relationshipBytes);
  return wordParts.test(name) ? Math.max(asked, documentBytes) : asked;
}

/** Inflates one entry to its end, keeping its beginning where wanted and all of it where it is a file to look into. */
async function readEntry(walk: Walk, zip: yauzl.ZipFile, entry: yauzl.Entry, archive: Archive) {
  const { fileName: name } = entry;
  const keep = keptOf(walk, archive, name);
  const chunks: Buffer[] = [];
  let seen = 0;
  let is: Within | null = null;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("An entry of an archive is not read as bytes.");
    const bytes: Buffer = chunk;
    count(walk, bytes.length);
    if (seen === 0) {
      is = withinOf(bytes);
      archive.hasDeclarations ||= /\.(?:xml|rels)$/iu.test(name) && hasDeclarations(bytes.subarray(0, 4096));
    }
    seen += bytes.length;
    if (is !== null && seen > walk.limits.zipNestedBytes) throw new RuleBroken("intake.zip-bomb");
    if (is !== null || seen - bytes.length < keep) chunks.push(bytes);
  }
  const kept = Buffer.concat(chunks);
  if (keep > 0) lookAtPart(walk, archive, name, kept.subarray(0, keep));
  return { is, bytes: kept };
}

function lookAtPart(walk: Walk, archive: Archive, name: string, bytes: Buffer): void {
  if (archive.depth === 0) walk.parts.set(name, bytes);
  if (wordParts.test(name)) archive.texts.set(name, bytes);
  if (isRelationships(name))
    for (const kind of activeInRelationships(bytes.toString("utf8"))) walk.active.add(kind);
  else if (name.includes("word/") && hasCommandField(bytes.toString("utf8"))) walk.active.add("launch");
}

async function walkArchive(
  walk: Walk,
  zip: yauzl.ZipFile,
  depth: number,
  name: string | null,
): Promise<void> {
  const archive: Archive = {
    depth,
    name,
    names: new Set(),
    asGiven: [],
    texts: new Map(),
    isPackage: false,
    isAmbiguous: false,
    hasDeclarations: false,
  };
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(walk, entry);
      note(walk, archive, entry.fileName);
      packed += entry.compressedSize;
      // Entries that overlap share their bytes: the way to a bomb without nesting.
      if (packed > zip.fileSize) throw new RuleBroken("intake.zip-bomb");
      if (entry.fileName.endsWith("/")) continue;
      const { is, bytes } = await readEntry(walk, zip, entry, archive);
      await lookWithin(walk, is, bytes, { depth: depth + 1, name: entry.fileName });
    }
  } finally {
    zip.close();
  }
  lookForMarks(walk, archive);
  if (archive.isPackage && archive.hasDeclarations) throw new RuleBroken("intake.xml-entities");
  // One program takes the first part of a name, another the last.
  if (archive.isPackage && archive.isAmbiguous) throw new RuleBroken("intake.broken-office");
}

function note(walk: Walk, archive: Archive, name: string): void {
  if (archive.depth === 0) walk.names.push(name);
  const folded = name.toLowerCase();
  archive.isAmbiguous ||= archive.names.has(folded);
  archive.names.add(folded);
  archive.asGiven.push(name);
  archive.isPackage ||= folded === "[content_types].xml";
  const kind = activeByName(name);
  if (kind !== null) walk.active.add(kind);
}

function lookForMarks(walk: Walk, { isPackage, asGiven, texts, name: entry, depth }: Archive): void {
  if (!isPackage) walk.marks.push(...marksInNames(asGiven));
  else walk.marks.push(...wordMarks(texts, depth > 0).map((mark) => ({ ...mark, entry })));
}

interface Inner {
  readonly depth: number;
  readonly name: string;
}

async function lookWithin(walk: Walk, is: Within | null, bytes: Buffer, inner: Inner): Promise<void> {
  if (is === null) return;
  if (is === "archive") return walkNested(walk, bytes, inner);
  const looks = { ole: oleActive, pdf: activeInPdf, rtf: activeInRtf };
  for (const kind of looks[is](bytes)) walk.active.add(kind);
  // The text of what is not read now is read later, and then its marks are an alarm.
  if (performance.now() < walk.marksUntil) walk.marks.push(...(await marksOfEntry(is, bytes, inner.name)));
}

/** What begins as an archive but is none is data of its own kind. */
async function walkNested(walk: Walk, bytes: Buffer, { depth, name }: Inner): Promise<void> {
  if (depth > walk.limits.zipDepth)
    throw new RuleBroken("intake.zip-too-deep", { params: { max: walk.limits.zipDepth } });
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(() => null);
  if (zip !== null) await walkArchive(walk, zip, depth, name);
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
  const walk: Walk = {
    limits,
    size,
    wanted,
    names: [],
    parts: new Map(),
    active: new Set(),
    marks: [],
    marksUntil: performance.now() + limits.marksMs,
    entries: 0,
    inflated: 0,
  };
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    await walkArchive(walk, zip, 0, null);
  } catch (error) {
    throw refusalOf(error);
  }
  return walk;
}
