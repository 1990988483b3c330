import type yauzl from "yauzl";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { unescapeXml, xmlText } from "../text/markup.ts";
import {
  activeByName,
  activeInPart,
  activeInRelationships,
  hasDeclarations,
  isRelationships,
  listsMacros,
} from "./active-office.ts";
import { closedArchive, isProgram, withinOf, type Within } from "./files-within.ts";
import { announcesTooMany } from "./images.ts";
import { marksInFile, marksInNames, marksInTexts } from "./marks-of-entries.ts";
import { beginsAsXml, textPartOf, type TextPart } from "./office-parts.ts";
import { contentTypes } from "./office-zip.ts";
import { addActive, count, lockedWithin, type Walk } from "./walk.ts";
import { namesOf } from "./zip-layout.ts";

/** An archive under way: an Office file is told only by all of its entries. */
export interface Archive {
  readonly depth: number;
  /** Its name in the archive around it; null for the outermost. */
  readonly name: string | null;
  /** In small letters. */
  readonly names: Set<string>;
  readonly asGiven: string[];
  /** The texts of an Office file. */
  readonly texts: TextPart[];
  /** What else has text, with its name. */
  readonly marks: FileMark[];
  isPackage: boolean;
  isAmbiguous: boolean;
  hasDeclarations: boolean;
  /** The first archive in it that cannot be looked into. */
  closed: { readonly found: string; readonly entry: string } | null;
}

export function beginArchive(walk: Walk, depth: number, name: string | null): Archive {
  return {
    depth,
    name,
    names: new Set(),
    asGiven: [],
    texts: depth === 0 ? walk.texts : [],
    marks: [],
    isPackage: false,
    isAmbiguous: false,
    hasDeclarations: false,
    closed: null,
  };
}

/** Of every part that is XML, bytes. */
const partBytes = 4 * 1024 * 1024;
/** Of every other entry, in which what it is must show: the frame of a picture, the head of a text. */
const beginningBytes = 256 * 1024;

/** Inflates one entry to its end, keeping its beginning, and all of it where it is a file to look into. */
export async function readEntry(walk: Walk, archive: Archive, zip: yauzl.ZipFile, entry: yauzl.Entry) {
  const { fileName: name } = entry;
  const wanted = archive.depth === 0 ? walk.wanted(name) : 0;
  const chunks: Buffer[] = [];
  let [seen, keep] = [0, 0];
  let is: Within | null = null;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("An entry of an archive is not read as bytes.");
    const bytes: Buffer = chunk;
    count(walk, bytes.length);
    if (seen === 0) {
      is = withinOf(name, bytes);
      keep = Math.max(wanted, beginsAsXml(bytes) ? partBytes : beginningBytes);
    }
    if (is !== null && seen + bytes.length > walk.limits.zipNestedBytes)
      throw new RuleBroken("intake.zip-bomb");
    if (is !== null || seen < keep) chunks.push(bytes);
    seen += bytes.length;
  }
  const kept = Buffer.concat(chunks);
  lookAtBeginning(walk, archive, name, kept.subarray(0, keep));
  if (wanted > 0) walk.parts.set(name, kept.subarray(0, wanted));
  return { is, bytes: kept };
}

function lookAtBeginning(walk: Walk, archive: Archive, entry: string, beginning: Buffer): void {
  const max = walk.limits.imageMegapixels;
  if (announcesTooMany(beginning, walk.limits))
    throw new RuleBroken("intake.image-within-too-large", { params: { entry, max } });
  const found = closedArchive(beginning);
  if (found !== null) archive.closed ??= { found, entry };
  if (isProgram(entry, beginning)) walk.active.add("launch");
  if (beginsAsXml(beginning)) lookAtPart(walk, archive, entry, beginning);
  archive.marks.push(...marksInFile(entry, beginning));
}

/** Texts of one archive that are read for marks, characters. */
const mostText = 24 * 1024 * 1024;

function lookAtPart(walk: Walk, archive: Archive, name: string, bytes: Buffer): void {
  archive.hasDeclarations ||= hasDeclarations(bytes);
  const xml = xmlText(bytes);
  if (name.toLowerCase() === contentTypes) {
    if (archive.depth === 0) walk.parts.set(contentTypes, bytes);
    if (listsMacros(unescapeXml(xml))) walk.active.add("macros");
  } else if (isRelationships(name)) addActive(walk, activeInRelationships(xml));
  else if (name === openDocumentList && xml.includes("encryption-data"))
    throw lockedWithin(archive.name ?? name);
  else {
    addActive(walk, activeInPart(xml));
    const part = textPartOf(xml);
    const held = archive.texts.reduce((sum, text) => sum + text.xml.length, 0);
    if (part !== null && held < mostText) archive.texts.push(part);
  }
}

/** In which an OpenDocument file says which of its parts have a password. */
const openDocumentList = "META-INF/manifest.xml";

/** What the name of an entry tells. */
export function note(walk: Walk, archive: Archive, entry: yauzl.Entry): void {
  const name = entry.fileName;
  if (archive.depth === 0) walk.names.push(name);
  const folded = name.toLowerCase();
  archive.isAmbiguous ||= archive.names.has(folded);
  archive.names.add(folded);
  archive.asGiven.push(...namesOf(entry));
  archive.isPackage ||= folded === contentTypes;
  const kind = activeByName(name);
  if (kind !== null) walk.active.add(kind);
}

/** Once all entries have told what the archive is: its marks, and what is wrong with all of it. */
export function endArchive(walk: Walk, archive: Archive): void {
  const { isPackage, asGiven, texts, marks, closed, name: entry, depth } = archive;
  if (!isPackage) walk.marks.push(...marksInNames(asGiven), ...marks);
  walk.marks.push(...marksInTexts(texts, depth > 0).map((mark) => ({ ...mark, entry })));
  // Office packs some of its drawings by GZIP.
  if (!isPackage && closed !== null) throw new RuleBroken("intake.unreadable-within", { params: closed });
  if (isPackage && archive.hasDeclarations) throw new RuleBroken("intake.xml-entities");
  // One program takes the first part of a name, another the last.
  if (isPackage && archive.isAmbiguous) throw new RuleBroken("intake.broken-office");
}
