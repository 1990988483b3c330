import { createRequire } from "node:module";
import path from "node:path";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";
import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { markOnPage } from "../../domain/exclusion/mark-on-page.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { marksOnLaterPage, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { activeInPdf, isRestricted, unpackOf } from "./active-pdf.ts";
import type { FileWithin } from "./files-within.ts";
import { defaultInspectionLimits, type InspectionLimits } from "./limits.ts";
import { openSource, type PdfSource } from "./pdf-source.ts";
import { pageLines, type PlacedText } from "../../domain/exclusion/page-lines.ts";

export interface PdfFacts {
  readonly pageCount: number;
  readonly hasTextLayer: boolean;
  readonly firstPage: FirstPage;
  /** On the pages after it. */
  readonly marks: readonly FileMark[];
  readonly active: readonly ActiveKind[];
  readonly files: readonly FileWithin[];
}

const library = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** Letters and digits on one of the first pages that make a text layer; the words of a signature are fewer. */
const textLayerLetters = 200;
const textLayerPages = 3;
/** Runs of text of the first page that are looked at. */
const maxRuns = 20_000;

/** Opens a PDF without running, fetching or drawing anything of it. */
export function openPdf(from: Buffer | PdfSource) {
  return getDocument({
    ...(Buffer.isBuffer(from) ? { data: new Uint8Array(from) } : from.forReader()),
    cMapUrl: `${library}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${library}/standard_fonts/`,
    wasmUrl: `${library}/wasm/`,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
}

/** The runs of text of a page, upright, its origin at the top left. */
export async function placedText(page: PDFPageProxy): Promise<PlacedText[]> {
  const { transform } = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform.map(Number);
  const content = await page.getTextContent();
  return content.items.slice(0, maxRuns).flatMap((item): PlacedText[] => {
    if (!("str" in item)) return [];
    const [ia = 0, ib = 0, , , x = 0, y = 0] = item.transform.map(Number);
    return [
      {
        text: item.str,
        x: a * x + c * y + e,
        y: b * x + d * y + f,
        width: item.width,
        size: Math.hypot(ia, ib),
      },
    ];
  });
}

/** Whether runs of a page are a layer of text rather than the words of a signature. */
export function hasLetters(runs: readonly PlacedText[]): boolean {
  const letters = runs.reduce((sum, run) => sum + (run.text.match(/[\p{L}\p{N}]/gu) ?? []).length, 0);
  return letters >= textLayerLetters;
}

async function factsOf(
  document: PDFDocumentProxy,
  limits: InspectionLimits,
): Promise<Omit<PdfFacts, "active" | "files">> {
  let firstPage: FirstPage = [];
  let hasTextLayer = false;
  const marks: FileMark[] = [];
  const marksUntil = performance.now() + limits.marksMs;
  for (let number = 1; number <= Math.min(document.numPages, limits.pdfPagesOpened); number += 1) {
    const page = await document.getPage(number);
    if (number <= textLayerPages || (hasTextLayer && marks.length === 0 && performance.now() < marksUntil)) {
      const runs = await placedText(page);
      if (number <= textLayerPages) hasTextLayer ||= hasLetters(runs);
      const { width, height } = page.getViewport({ scale: 1 });
      const lines = pageLines(runs, width, height);
      if (number === 1) firstPage = lines;
      else marks.push(...marksOnLaterPage(lines, number));
    }
    page.cleanup();
  }
  return { pageCount: document.numPages, hasTextLayer, firstPage, marks };
}

interface InsideOfPdf {
  readonly marks: readonly FileMark[];
  readonly files: readonly FileWithin[];
  /** It needs a password to open. */
  readonly isLocked: boolean;
}

/**
 * What a PDF within another file holds: marks on so many of its pages, from the first, and files. Nothing where it does
 * not open.
 */
export async function insideOfPdf(bytes: Buffer, hasFiles: boolean, pages: number): Promise<InsideOfPdf> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const limits = { ...defaultInspectionLimits, pdfPagesOpened: pages };
    const { firstPage, marks } = await factsOf(document, limits);
    const grade = markOnPage(firstPage);
    const first: FileMark[] =
      grade === null ? [] : [{ kind: "stateSecret", mark: stampOf[grade], page: 1, entry: null }];
    return { marks: [...first, ...marks], files: hasFiles ? await filesIn(document) : [], isLocked: false };
  } catch (error) {
    if (error instanceof Error) return { marks: [], files: [], isLocked: needsPassword(error) };
    throw error;
  } finally {
    await task.destroy();
  }
}

const attachedToPage = z.object({ fileId: z.string(), file: z.object({ filename: z.string() }) });
/** On which files are sought that are pinned to a page. */
const pagesWithFiles = 200;

/** The files that are attached to a document, or to a page of it. */
async function filesIn(document: PDFDocumentProxy): Promise<FileWithin[]> {
  const names = new Map<string, string>();
  for (const [id, { filename }] of (await document.getAttachments()) ?? []) names.set(id, filename);
  for (let number = 1; number <= Math.min(document.numPages, pagesWithFiles); number += 1) {
    const page = await document.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      const { data } = attachedToPage.safeParse(annotation);
      if (data !== undefined) names.set(data.fileId, data.file.filename);
    }
  }
  const files: FileWithin[] = [];
  for (const [id, name] of names) {
    const content: unknown = await document.getAttachmentContent(id);
    if (content instanceof Uint8Array) files.push({ name, bytes: Buffer.from(content) });
  }
  return files;
}

/** What a look at the bytes tells, window by window; once more where objects turn out to be encrypted. */
async function activeIn(source: PdfSource) {
  const active = new Set<ActiveKind>();
  let restricts = false;
  for await (const window of source.windows()) {
    restricts ||= isRestricted(window);
    for (const kind of activeInPdf(window)) active.add(kind);
  }
  if (restricts) {
    const unpack = unpackOf(await source.whole());
    for await (const window of source.windows())
      for (const kind of activeInPdf(window, unpack)) active.add(kind);
  }
  return { active, restricts };
}

const needsPassword = (error: unknown): boolean =>
  error instanceof Error && (error.name === "PasswordException" || /encryption/iu.test(error.message));

/** Cut off in the middle, as an upload or a mail may leave it; pdf.js would show the pages that are there. */
function isCutOff(tail: Buffer): boolean {
  return !tail.includes("%%EOF") && !tail.includes("startxref");
}

/**
 * Opens a PDF as a reader would, repairing what readers repair. Restrictions on printing or copying are no obstacle.
 * Throws `RuleBroken`: encrypted with a password that opening needs, or broken.
 */
export async function inspectPdf(file: string, tail: Buffer, limits: InspectionLimits): Promise<PdfFacts> {
  if (isCutOff(tail)) throw new RuleBroken("intake.broken-pdf");
  await using source = await openSource(file);
  const task = openPdf(source);
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new RuleBroken("intake.broken-pdf");
    const { active, restricts } = await activeIn(source);
    const facts = await factsOf(document, limits);
    const files = restricts || active.has("embeddedFiles") ? await filesIn(document) : [];
    if (files.length > 0) active.add("embeddedFiles");
    return { ...facts, active: sortedKinds(active), files };
  } catch (error) {
    if (error instanceof RuleBroken) throw error;
    throw new RuleBroken(needsPassword(error) ? "intake.encrypted-pdf" : "intake.broken-pdf");
  } finally {
    await task.destroy();
  }
}
