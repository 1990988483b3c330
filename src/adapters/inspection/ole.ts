import { read, type CFB$Container, type CFB$Entry } from "cfb";
import type { ActiveKind } from "../../domain/files/active-content.ts";
import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { activeInOle } from "./active-ole.ts";
import { wordFirstLines, wordLines } from "./word-text.ts";

export interface OleFacts {
  readonly kind: "doc" | "xls" | { readonly foreign: string };
  readonly firstPage: FirstPage | null;
  readonly active: readonly ActiveKind[];
}

/**
 * A stream of the root alone: documents embedded in this one have streams of the same names. Throws `RuleBroken` where
 * the file names it and has none of its bytes.
 */
function streamOf(container: CFB$Container, name: string): Buffer | null {
  const root = container.FullPaths[0] ?? "";
  const at = container.FullPaths.findIndex((path) => path.toLowerCase() === (root + name).toLowerCase());
  const entry: Partial<CFB$Entry> | undefined = container.FileIndex[at];
  if (entry === undefined) return null;
  if (entry.content === undefined) throw new RuleBroken("intake.broken-office");
  return Buffer.from(entry.content);
}

/** Records of an XLS workbook up to the one that announces encryption (FILEPASS); it stands among the first. */
function hasFilePass(workbook: Buffer): boolean {
  let at = 0;
  for (let record = 0; record < 16 && at + 4 <= workbook.length; record += 1) {
    if (workbook.readUInt16LE(at) === 0x00_2f) return true;
    at += 4 + workbook.readUInt16LE(at + 2);
  }
  return false;
}

/** Bit fEncrypted of the file information block. */
function isEncryptedWord(document: Buffer): boolean {
  return document.length >= 12 && (document.readUInt16LE(10) & 0x01_00) !== 0;
}

/**
 * Tells what an OLE compound file is by its streams. Throws `RuleBroken`: broken, or protected by a password (an
 * encrypted DOCX, XLSX or PPTX is such a file as well).
 */
export function inspectOle(bytes: Buffer): OleFacts {
  const container = open(bytes);
  const workbook = streamOf(container, "Workbook") ?? streamOf(container, "Book");
  if (isLocked(container, workbook)) throw new RuleBroken("intake.encrypted-office");
  const word = streamOf(container, "WordDocument");
  if (word) {
    const firstPage = wordFirstLines(word, (name) => streamOf(container, name));
    return { kind: "doc", firstPage, active: activeInOle(container, null) };
  }
  if (workbook) return { kind: "xls", firstPage: null, active: activeInOle(container, workbook) };
  const foreign = { firstPage: null, active: activeInOle(container, null) };
  if (streamOf(container, "PowerPoint Document")) return { kind: { foreign: "PPT" }, ...foreign };
  if (streamOf(container, "__properties_version1.0")) return { kind: { foreign: "Outlook MSG" }, ...foreign };
  return { kind: { foreign: "OLE" }, ...foreign };
}

interface OleWithin {
  readonly active: readonly ActiveKind[];
  readonly isLocked: boolean;
}

/** What is active in an OLE file within another file, and whether it has a password; nothing where it is broken. */
export function oleWithin(bytes: Buffer): OleWithin {
  try {
    const container = read(bytes, { type: "buffer" });
    const workbook = streamOf(container, "Workbook") ?? streamOf(container, "Book");
    return { active: activeInOle(container, workbook), isLocked: isLocked(container, workbook) };
  } catch (error) {
    if (error instanceof Error) return { active: [], isLocked: false };
    throw error;
  }
}

function isLocked(container: CFB$Container, workbook: Buffer | null): boolean {
  const word = streamOf(container, "WordDocument");
  return (
    streamOf(container, "EncryptedPackage") !== null ||
    (word !== null && isEncryptedWord(word)) ||
    (workbook !== null && hasFilePass(workbook))
  );
}

/** The lines of a DOC; null where it does not say where its text is. Throws `RuleBroken` where it is broken. */
export function oleLines(bytes: Buffer, characters: number): string[] | null {
  const container = open(bytes);
  const word = streamOf(container, "WordDocument");
  return word && wordLines(word, (name) => streamOf(container, name), characters);
}

function open(bytes: Buffer): CFB$Container {
  try {
    return read(bytes, { type: "buffer" });
  } catch (error) {
    if (error instanceof Error) throw new RuleBroken("intake.broken-office");
    throw error;
  }
}
