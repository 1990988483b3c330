import yauzl from "yauzl";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { activeInWholePdf, isRestricted } from "./active-pdf.ts";
import { activeInRtf } from "./active-rtf.ts";
import { beginArchive, endArchive, note, readEntry } from "./archive-entries.ts";
import {
  closedArchive,
  filesInMail,
  filesInOle,
  holdsMacros,
  isArchive,
  isProgram,
  isStream,
  withinOf,
  type FileWithin,
  type Within,
} from "./files-within.ts";
import type { InspectionLimits } from "./limits.ts";
import { marksInFile, marksOfEntry } from "./marks-of-entries.ts";
import { oleWithin } from "./ole.ts";
import { insideOfPdf } from "./pdf.ts";
import { refuseSecondNature } from "./polyglot.ts";
import { headBytes, tailBytes } from "./recognise.ts";
import {
  addActive,
  beginWalk,
  checkEntry,
  count,
  lockedWithin,
  refusalOf,
  type Walk,
  type ZipContent,
} from "./walk.ts";
import { layoutOf } from "./zip-layout.ts";

async function walkArchive(
  walk: Walk,
  zip: yauzl.ZipFile,
  depth: number,
  name: string | null,
): Promise<void> {
  const archive = beginArchive(walk, depth, name);
  const layout = layoutOf(zip);
  try {
    for await (const entry of zip.eachEntry()) {
      checkEntry(walk, entry);
      note(walk, archive, entry);
      await layout.look(entry);
      if (entry.fileName.endsWith("/")) continue;
      const { is, bytes } = await readEntry(walk, archive, zip, entry);
      if (is !== null) await lookWithin(walk, is, bytes, { depth: depth + 1, name: entry.fileName });
    }
    await layout.end();
  } finally {
    zip.close();
  }
  endArchive(walk, archive);
}

interface Inner {
  readonly depth: number;
  readonly name: string;
}

async function lookWithin(walk: Walk, is: Within, bytes: Buffer, inner: Inner): Promise<void> {
  if (is === "pdf" || is === "ole" || is === "rtf")
    refuseSecondNature(is, is.toUpperCase(), {
      head: bytes.subarray(0, headBytes),
      tail: bytes.subarray(-tailBytes),
      size: bytes.length,
    });
  switch (is) {
    case "archive":
      return walkNested(walk, bytes, inner);
    case "mail":
      walk.marks.push(...marksOfEntry(is, bytes, inner.name));
      return lookIntoFiles(walk, filesInMail(bytes), inner);
    case "pdf":
      return lookIntoPdf(walk, bytes, inner);
    case "ole":
      return lookIntoOle(walk, bytes, inner);
    case "rtf":
      addActive(walk, activeInRtf(bytes));
      walk.marks.push(...marksOfEntry(is, bytes, inner.name));
  }
}

async function lookIntoOle(walk: Walk, bytes: Buffer, inner: Inner): Promise<void> {
  const { active, isLocked } = oleWithin(bytes);
  if (isLocked) throw lockedWithin(inner.name);
  addActive(walk, active);
  walk.marks.push(...marksOfEntry("ole", bytes, inner.name));
  // Its streams are parts of it, as the theme of a DOC, which is an archive.
  await lookIntoFiles(walk, filesInOle(bytes), { ...inner, depth: inner.depth - 1 });
}

const innerPages = 40;

async function lookIntoPdf(walk: Walk, bytes: Buffer, inner: Inner): Promise<void> {
  const active = activeInWholePdf(bytes);
  addActive(walk, active);
  const hasFiles = isRestricted(bytes) || active.includes("embeddedFiles");
  const pages = performance.now() > walk.marksUntil ? 1 : innerPages;
  const { marks, files, isLocked } = await insideOfPdf(bytes, hasFiles, pages);
  if (isLocked) throw lockedWithin(inner.name);
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
    const inner = { depth: depth + 1, name: own === "" ? name : own };
    if (isProgram(own, bytes)) walk.active.add("launch");
    if (holdsMacros(bytes)) walk.active.add("macros");
    const found = isStream(own) ? null : closedArchive(bytes);
    if (found !== null)
      throw new RuleBroken("intake.unreadable-within", { params: { found, entry: inner.name } });
    const is = withinOf(own, bytes);
    if (is === null) walk.marks.push(...marksInFile(own, bytes).map((mark) => ({ ...mark, entry: name })));
    else if (depth > walk.limits.zipDepth) throw tooDeep(walk);
    else await lookWithin(walk, is, bytes, inner);
  }
}

const tooDeep = ({ limits }: Walk): RuleBroken =>
  new RuleBroken("intake.zip-too-deep", { params: { max: limits.zipDepth } });

/** What neither begins nor ends as an archive is data of its own kind. */
async function walkNested(walk: Walk, bytes: Buffer, { depth, name }: Inner): Promise<void> {
  if (!isArchive(bytes)) return;
  if (depth > walk.limits.zipDepth) throw tooDeep(walk);
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true }).catch(() => null);
  if (zip === null)
    throw new RuleBroken("intake.unreadable-within", { params: { found: "ZIP", entry: name } });
  await walkArchive(walk, zip, depth, name);
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
