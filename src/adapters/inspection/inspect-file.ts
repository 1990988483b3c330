import { open, readFile } from "node:fs/promises";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";
import { marksInLines } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { FileFacts, FileToInspect } from "../../ports/file-inspection.ts";
import { activeInRtf } from "./active-rtf.ts";
import { rtfText, wordText } from "./marks-of-entries.ts";
import { extensionOf, kinds, type FileKind } from "./file-kinds.ts";
import { inspectImage } from "./images.ts";
import type { InspectionLimits } from "./limits.ts";
import { wantedParts, zipKind } from "./office-zip.ts";
import { inspectOle } from "./ole.ts";
import { inspectPdf } from "./pdf.ts";
import { decodeText, linesOf } from "./plain-text.ts";
import { refuseSecondNature } from "./polyglot.ts";
import { headBytes, recognise, tailBytes, type Recognised } from "./recognise.ts";
import { wordFirstPage } from "./word-marks.ts";
import { walkFiles, walkZip } from "./zip-walk.ts";

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

async function readEnds(path: string): Promise<Ends> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  const head = Buffer.alloc(Math.min(size, headBytes));
  const tail = Buffer.alloc(Math.min(size, tailBytes));
  await file.read(head, 0, head.length, 0);
  await file.read(tail, 0, tail.length, size - tail.length);
  return { head, tail, size };
}

/** A picture, a DOC, an RTF is read whole, and none is so large. Bytes. */
const mostWhole = 256 * 1024 * 1024;

async function readWhole({ path, name }: FileToInspect, { size }: Ends): Promise<Buffer> {
  if (size > mostWhole) throw new RuleBroken("intake.cannot-be-read", { params: { fileName: name } });
  return readFile(path);
}

type Extra = Partial<Pick<FileFacts, "pageCount" | "hasTextLayer" | "firstPage" | "active" | "marks">>;

const refusals: Readonly<Record<ActiveKind, string>> = {
  macros: "intake.macros",
  objects: "intake.objects",
  scripts: "intake.scripts",
  launch: "intake.launch",
  embeddedFiles: "intake.embedded-files",
  remoteTemplate: "intake.remote-template",
  externalLinks: "intake.external-links",
};

/** What is active, once nothing of it is refused by the agency. */
function admitted(file: FileToInspect, found: Iterable<ActiveKind>): { readonly active: ActiveKind[] } {
  const active = sortedKinds(found);
  const refused = active.find((kind) => file.refuses.includes(kind));
  if (refused !== undefined) throw new RuleBroken(refusals[refused]);
  return { active };
}

/** The facts of a file of this kind, once its name agrees with it. */
function factsOf(file: FileToInspect, kind: FileKind, extra: Extra = {}): FileFacts {
  if (!kind.extensions.includes(extensionOf(file.name)))
    throw new RuleBroken("intake.type-mismatch", {
      params: { found: kind.label, extension: kind.extension },
    });
  if (kind === kinds.zip && file.role === "main") throw new RuleBroken("intake.zip-as-main");
  const { mediaType, extension } = kind;
  const unknown = { pageCount: null, hasTextLayer: null, firstPage: null };
  return { mediaType, extension, ...unknown, active: [], marks: [], ...extra };
}

function foreign(label: string): RuleBroken {
  return new RuleBroken("intake.unknown-type", { params: { found: label } });
}

/** Bytes that are nothing known: by its name a file of a known kind is a broken one. */
function unrecognised(extension: string): RuleBroken {
  if (extension === "pdf") return new RuleBroken("intake.broken-pdf");
  if (["docx", "xlsx", "pptx", "doc", "xls"].includes(extension))
    return new RuleBroken("intake.broken-office");
  if ([kinds.png, kinds.jpg, kinds.tif].some((kind) => kind.extensions.includes(extension)))
    return new RuleBroken("intake.broken-image");
  return new RuleBroken(extension === "zip" ? "intake.broken-zip" : "intake.unrecognised-type");
}

async function inspectZip(file: FileToInspect, ends: Ends, limits: InspectionLimits): Promise<FileFacts> {
  const office = ["docx", "xlsx", "pptx", "docm", "xlsm", "pptm"].includes(extensionOf(file.name));
  const content = await walkZip(file.path, ends.size, limits, wantedParts).catch((error: unknown) => {
    const isBroken = error instanceof RuleBroken && error.code === "intake.broken-zip";
    throw office && isBroken ? new RuleBroken("intake.broken-office") : error;
  });
  if (content.names.length === 0) throw new RuleBroken("intake.empty-file");
  const kind = zipKind(content);
  if (typeof kind === "object") throw foreign(kind.foreign);
  const hasMacros = kind === "docm" || kind === "xlsm" || kind === "pptm";
  const active = admitted(file, hasMacros ? [...content.active, "macros"] : content.active);
  const isWord = kind === "docx" || kind === "docm";
  const firstPage = isWord ? wordFirstPage(content.texts) : null;
  return factsOf(file, kinds[kind], { ...active, firstPage, marks: content.marks });
}

async function inspectOleFile(file: FileToInspect, ends: Ends): Promise<FileFacts> {
  const bytes = await readWhole(file, ends);
  const { kind, firstPage, active } = inspectOle(bytes);
  if (typeof kind === "object") throw foreign(kind.foreign);
  const marks = marksInLines(wordText(bytes), false);
  return factsOf(file, kinds[kind], { ...admitted(file, active), firstPage, marks });
}

async function inspectRtf(file: FileToInspect, ends: Ends): Promise<FileFacts> {
  const bytes = await readWhole(file, ends);
  const lines = rtfText(bytes);
  const firstPage = lines.slice(0, 60).map((text) => ({ text }));
  const marks = marksInLines(lines, false);
  return factsOf(file, kinds.rtf, { ...admitted(file, activeInRtf(bytes)), firstPage, marks });
}

function inspectText(file: FileToInspect, ends: Ends): FileFacts {
  const text = decodeText(ends.head, ends.size === ends.head.length) ?? "";
  if (text.trim() === "") throw new RuleBroken("intake.empty-file");
  return factsOf(file, kinds.txt, { firstPage: linesOf(text) });
}

async function inspectPdfFile(file: FileToInspect, ends: Ends, limits: InspectionLimits): Promise<FileFacts> {
  const { active, marks, files, ...facts } = await inspectPdf(file.path, ends.tail, limits);
  const within = await walkFiles(files, ends.size, limits);
  return factsOf(file, kinds.pdf, {
    ...facts,
    marks: [...marks, ...within.marks],
    ...admitted(file, [...active, ...within.active]),
  });
}

function refuseTwoInOne(content: Recognised, ends: Ends): void {
  const { as } = content;
  if (as === "zip" || as === "txt" || as === "foreign" || as === "unknown") return;
  refuseSecondNature(as, as === "ole" ? "OLE" : kinds[as].label, ends);
}

async function inspectByContent(file: FileToInspect, limits: InspectionLimits): Promise<FileFacts> {
  const ends = await readEnds(file.path);
  if (ends.size === 0) throw new RuleBroken("intake.empty-file");
  const content = await recognise(ends.head, ends.tail, ends.size === ends.head.length);
  refuseTwoInOne(content, ends);
  switch (content.as) {
    case "pdf":
      // The name is asked first: a PDF of another name need not be opened.
      factsOf(file, kinds.pdf);
      return inspectPdfFile(file, ends, limits);
    case "zip":
      return inspectZip(file, ends, limits);
    case "ole":
      return inspectOleFile(file, ends);
    case "rtf":
      return inspectRtf(file, ends);
    case "txt":
      return inspectText(file, ends);
    case "png":
    case "jpg":
    case "tif": {
      const pageCount = inspectImage(content.as, await readWhole(file, ends), limits);
      return factsOf(file, kinds[content.as], { pageCount, hasTextLayer: false });
    }
    case "foreign":
      throw foreign(content.label);
    case "unknown":
      throw unrecognised(extensionOf(file.name));
  }
}

/** Inspects one file in this process; every refusal names the file. Call it only where the process may be killed. */
export async function inspectFile(file: FileToInspect, limits: InspectionLimits): Promise<FileFacts> {
  try {
    return await inspectByContent(file, limits);
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    throw new RuleBroken(error.code, { params: { ...error.params, fileName: file.name } });
  }
}
