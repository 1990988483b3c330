import yauzl from "yauzl";
import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import {
  activeByName,
  activeInRelationships,
  hasCommandField,
  hasCommandLink,
  hasDeclarations,
  isRelationships,
  listsMacros,
  relationshipBytes,
} from "./active-office.ts";
import { activeInPdf, isRestricted } from "./active-pdf.ts";
import { activeInRtf } from "./active-rtf.ts";
import {
  closedArchive,
  filesInMail,
  filesInOle,
  isProgram,
  withinOf,
  type FileWithin,
  type Within,
} from "./files-within.ts";
import { announcesTooMany } from "./images.ts";
import type { InspectionLimits } from "./limits.ts";
import { marksInNames, marksOfEntry } from "./marks-of-entries.ts";
import { oleActive } from "./ole.ts";
import { contentTypes } from "./office-zip.ts";
import { insideOfPdf } from "./pdf.ts";
import { beginWalk, checkEntry, count, refusalOf, type Walk, type ZipContent } from "./walk.ts";
import { asWordPart, wordMarks, wordParts } from "./word-marks.ts";

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
  /** The first archive in it that cannot be looked into. */
  closed: { readonly found: string; readonly entry: string } | null;
}

const documentBytes = 4 * 1024 * 1024;
/** Of every entry, in which what it is must show: the frame of a picture, the root of a part. */
const beginningBytes = 256 * 1024;

const isXml = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name);

function keptOf(walk: Walk, archive: Archive, name: string, isText: boolean): number {
  const asked = archive.depth === 0 ? walk.wanted(name) : 0;
  if (isRelationships(name) || name === contentTypes) return Math.max(asked, relationshipBytes);
  return isText ? Math.max(asked, documentBytes) : asked;
}

/** Inflates one entry to its end, keeping its beginning where wanted and all of it where it is a file to look into. */
async function readEntry(walk: Walk, zip: yauzl.ZipFile, entry: yauzl.Entry, archive: Archive) {
  const { fileName: name } = entry;
  const chunks: Buffer[] = [];
  let [seen, keep] = [0, 0];
  let is: Within | null = null;
  let part = name;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("An entry of an archive is not read as bytes.");
    const bytes: Buffer = chunk;
    count(walk, bytes.length);
    if (seen === 0) {
      is = withinOf(name, bytes);
      const text = isXml(name) ? asWordPart(name, bytes, archive.texts.size) : null;
      part = text ?? name;
      keep = keptOf(walk, archive, name, text !== null);
    }
    seen += bytes.length;
    if (is !== null && seen > walk.limits.zipNestedBytes) throw new RuleBroken("intake.zip-bomb");
    if (is !== null || seen - bytes.length < Math.max(keep, beginningBytes)) chunks.push(bytes);
  }
  const kept = Buffer.concat(chunks);
  lookAtBeginning(walk, archive, name, kept.subarray(0, beginningBytes));
  if (keep > 0) lookAtPart(walk, archive, part, kept.subarray(0, keep));
  return { is, bytes: kept };
}

function lookAtBeginning(walk: Walk, archive: Archive, entry: string, beginning: Buffer): void {
  const max = walk.limits.imageMegapixels;
  if (announcesTooMany(beginning, walk.limits))
    throw new RuleBroken("intake.image-within-too-large", { params: { entry, max } });
  const found = closedArchive(beginning);
  if (found !== null) archive.closed ??= { found, entry };
  if (isProgram(entry, beginning)) walk.active.add("launch");
  if (!isXml(entry)) return;
  archive.hasDeclarations ||= hasDeclarations(beginning);
  if (hasCommandLink(beginning.toString("utf8"))) walk.active.add("launch");
}

function lookAtPart(walk: Walk, archive: Archive, name: string, bytes: Buffer): void {
  if (archive.depth === 0) walk.parts.set(name, bytes);
  if (wordParts.test(name)) archive.texts.set(name, bytes);
  if (name === contentTypes && listsMacros(bytes.toString("utf8"))) walk.active.add("macros");
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
    closed: null,
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
      if (is !== null) await lookWithin(walk, is, bytes, { depth: depth + 1, name: entry.fileName });
    }
  } finally {
    zip.close();
  }
  lookForMarks(walk, archive);
  // Office packs some of its drawings by GZIP.
  if (!archive.isPackage && archive.closed !== null)
    throw new RuleBroken("intake.unreadable-within", { params: archive.closed });
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

async function lookWithin(walk: Walk, is: Within, bytes: Buffer, inner: Inner): Promise<void> {
  switch (is) {
    case "archive":
      return walkNested(walk, bytes, inner);
    case "mail":
      return lookIntoFiles(walk, filesInMail(bytes), inner);
    case "pdf":
      return lookIntoPdf(walk, bytes, inner);
    case "ole":
      addActive(walk, oleActive(bytes));
      noteMarks(walk, inner.name, () => marksOfEntry(is, bytes));
      // Its streams are parts of it, as the theme of a DOC, which is an archive.
      return lookIntoFiles(walk, filesInOle(bytes), { ...inner, depth: inner.depth - 1 });
    case "rtf":
      addActive(walk, activeInRtf(bytes));
      return noteMarks(walk, inner.name, () => marksOfEntry(is, bytes));
  }
}

function addActive(walk: Walk, found: Iterable<ActiveKind>): void {
  for (const kind of found) walk.active.add(kind);
}

/** The text of what is not read now is read later, and then its marks are an alarm. */
function noteMarks(walk: Walk, entry: string, marks: () => readonly FileMark[]): void {
  if (performance.now() < walk.marksUntil) walk.marks.push(...marks().map((mark) => ({ ...mark, entry })));
}

async function lookIntoPdf(walk: Walk, bytes: Buffer, inner: Inner): Promise<void> {
  const active = activeInPdf(bytes);
  addActive(walk, active);
  const hasFiles = isRestricted(bytes) || active.includes("embeddedFiles");
  if (performance.now() > walk.marksUntil && !hasFiles) return;
  const { marks, files } = await insideOfPdf(bytes, hasFiles);
  walk.marks.push(...marks.map((mark) => ({ ...mark, entry: inner.name })));
  await lookIntoFiles(walk, files, inner);
}

/** Files that lie in a file which is no archive: attachments of a PDF, of a mail, contents of an object. */
async function lookIntoFiles(
  walk: Walk,
  files: readonly FileWithin[],
  { depth, name }: Inner,
): Promise<void> {
  for (const { name: own, bytes } of files) {
    count(walk, bytes.length);
    if (isProgram(own, bytes)) walk.active.add("launch");
    const is = withinOf(own, bytes);
    if (is === null) continue;
    if (depth > walk.limits.zipDepth) throw tooDeep(walk);
    await lookWithin(walk, is, bytes, { depth: depth + 1, name: own === "" ? name : own });
  }
}

const tooDeep = ({ limits }: Walk): RuleBroken =>
  new RuleBroken("intake.zip-too-deep", { params: { max: limits.zipDepth } });

/** What begins as an archive but is none is data of its own kind. */
async function walkNested(walk: Walk, bytes: Buffer, { depth, name }: Inner): Promise<void> {
  if (depth > walk.limits.zipDepth) throw tooDeep(walk);
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
  const walk = beginWalk(size, limits, wanted);
  try {
    const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
    await walkArchive(walk, zip, 0, null);
  } catch (error) {
    throw refusalOf(error);
  }
  return walk;
}

/** The same for files that lie in a file of another kind, which has `size` bytes. */
export async function walkFiles(
  files: readonly FileWithin[],
  size: number,
  limits: InspectionLimits,
): Promise<Pick<ZipContent, "active" | "marks">> {
  const walk = beginWalk(size, limits, () => 0);
  try {
    await lookIntoFiles(walk, files, { depth: 0, name: "" });
  } catch (error) {
    throw refusalOf(error);
  }
  return walk;
}
