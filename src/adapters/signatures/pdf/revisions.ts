import { isSpace, skipSpace, startsWith } from "./characters.ts";
import { readSection, type Section } from "./cross-references.ts";
import { PdfBroken } from "./pdf-broken.ts";

/**
 * A file as it was once saved: the first, or one of the updates written behind it (ISO 32000-2, 7.5.6). It ends behind
 * its `%%EOF`.
 */
export interface Revision {
  /** Newest first: two where the first revision is linearised or an update hybrid, one otherwise. */
  readonly sections: readonly [Section, ...Section[]];
  /** Behind the letters `%%EOF`. */
  readonly end: number;
}

/** What the cross-references tell of a file: its revisions, oldest first, and what stands behind the last. */
export interface Revisions {
  readonly all: readonly [Revision, ...Revision[]];
  /** The bytes behind the last `%%EOF` but for white space. */
  readonly behind: "nothing" | "nulls" | "comments" | "bytes";
}

const mostSections = 2_000;

/**
 * Follows the cross-references from the last `startxref` to the first section.
 *
 * @throws PdfBroken where the chain is broken, goes in a circle, or a section is followed by no `%%EOF`.
 */
export function readRevisions(bytes: Buffer): Revisions {
  const word = bytes.lastIndexOf("startxref", bytes.length, "latin1");
  if (word < 0) throw new PdfBroken("pdf.no-startxref", bytes.length);
  const last = readEnding(bytes, word);
  const sections = chainFrom(bytes, last.xref);
  const all = grouped(bytes, sections);
  const newest = all.at(-1);
  const [oldest, ...later] = all;
  if (oldest === undefined || newest === undefined) throw new PdfBroken("pdf.no-xref", last.xref);
  return { all: [oldest, ...later], behind: whatStandsBehind(bytes, newest.end) };
}

interface Ending {
  readonly xref: number;
  readonly end: number;
}

/** `startxref 123 %%EOF` at `word`. */
function readEnding(bytes: Buffer, word: number): Ending {
  const match = /^startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]*%%EOF/u.exec(
    bytes.toString("latin1", word, word + 80),
  );
  if (match === null) throw new PdfBroken("pdf.no-startxref", word);
  const [whole, xref = ""] = match;
  return { xref: Number(xref), end: word + whole.length };
}

function chainFrom(bytes: Buffer, newest: number): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  for (let at: number | null = newest; at !== null;) {
    if (seen.has(at)) throw new PdfBroken("pdf.xref-circle", at);
    if (sections.length >= mostSections) throw new PdfBroken("pdf.too-many-revisions", at);
    seen.add(at);
    const section = readSection(bytes, at);
    sections.push(section);
    at = section.previous;
  }
  return sections;
}

/** A section that names an older one behind itself is a linearised file's first part: the two are one revision, as are an
 * update's table and what names the stream beside it. */
function grouped(bytes: Buffer, newestFirst: readonly Section[]): Revision[] {
  const revisions: Revision[] = [];
  for (let i = 0; i < newestFirst.length; i += 1) {
    const section = newestFirst[i];
    const older = newestFirst[i + 1];
    if (section === undefined) break;
    const isLinearised = older !== undefined && older.start > section.start;
    const isHybrid = older !== undefined && leadsInto(bytes, older, section);
    const sections: Revision["sections"] = isLinearised || isHybrid ? [section, older] : [section];
    revisions.push({ sections, end: endingOf(bytes, isLinearised ? older : section, section.start) });
    i += sections.length - 1;
  }
  const inOrder = revisions.reverse();
  for (const [i, revision] of inOrder.entries()) {
    const before = inOrder[i - 1];
    if (before !== undefined && revision.sections.some((it) => it.start < before.end)) {
      throw new PdfBroken("pdf.revisions-overlap", revision.sections[0].start);
    }
  }
  return inOrder;
}

/** Acrobat's hybrid updates: a table without an ending, the stream, and an empty table that names both. */
function leadsInto(bytes: Buffer, section: Section, newer: Section): boolean {
  const at = skipSpace(bytes, section.end);
  const { hybrid } = newer;
  return (hybrid?.start === at ? skipSpace(bytes, hybrid.end) : at) === newer.start;
}

/** The ending right behind a section must lead back to it, or the file's readers would disagree on what it is. */
function endingOf(bytes: Buffer, section: Section, named: number): number {
  const word = skipSpace(bytes, section.end);
  const ending = startsWith(bytes, word, "startxref") ? readEnding(bytes, word) : null;
  if (ending === null) throw new PdfBroken("pdf.no-startxref", section.end);
  if (skipSpace(bytes, ending.xref) !== named) throw new PdfBroken("pdf.startxref-elsewhere", word);
  return ending.end;
}

function whatStandsBehind(bytes: Buffer, end: number): Revisions["behind"] {
  if (skipSpace(bytes, end) < bytes.length) return "bytes";
  let nulls = 0;
  for (let at = end; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!isSpace(byte)) return "comments";
    if (byte === 0) nulls += 1;
  }
  return nulls === 0 ? "nothing" : "nulls";
}
