import { createRequire } from "node:module";
import path from "node:path";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { sortedKinds, type ActiveKind } from "../../domain/files/active-content.ts";
import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { markOnPage } from "../../domain/exclusion/mark-on-page.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { marksOnLaterPage, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { activeInPdf, isRestricted } from "./active-pdf.ts";
import { defaultInspectionLimits, type InspectionLimits } from "./limits.ts";
import { pageLines, type PlacedText } from "../../domain/exclusion/page-lines.ts";

export interface PdfFacts {
  readonly pageCount: number;
  readonly hasTextLayer: boolean;
  readonly firstPage: FirstPage;
  /** On the pages after it. */
  readonly marks: readonly FileMark[];
  readonly active: readonly ActiveKind[];
}

const library = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** Letters and digits on one of the first pages that make a text layer; the words of a signature are fewer. */
const textLayerLetters = 200;
const textLayerPages = 3;
/** Runs of text of the first page that are looked at. */
const maxRuns = 20_000;

/** Opens a PDF without running, fetching or drawing anything of it. */
export function openPdf(bytes: Buffer) {
  return getDocument({
    data: new Uint8Array(bytes),
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
): Promise<Omit<PdfFacts, "active">> {
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

const innerPages = 40;

/** Marks in a PDF within another file, its first page among them; none where it does not open. */
export async function pdfMarks(bytes: Buffer): Promise<FileMark[]> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    const limits = { ...defaultInspectionLimits, pdfPagesOpened: innerPages };
    const { firstPage, marks } = await factsOf(document, limits);
    const first = markOnPage(firstPage);
    return first === null
      ? [...marks]
      : [{ kind: "stateSecret", mark: stampOf[first], page: 1, entry: null }, ...marks];
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  } finally {
    await task.destroy();
  }
}

/** What the reader itself tells of a document whose objects are hidden from a look at its bytes. */
async function activeAsRead(document: PDFDocumentProxy): Promise<ActiveKind[]> {
  const [actions, attachments, fields] = [
    await document.getJSActions(),
    await document.getAttachments(),
    await document.hasJSActions(),
  ];
  return [
    ...(actions !== null || fields ? (["scripts"] as const) : []),
    ...(attachments === null || attachments === undefined ? [] : (["embeddedFiles"] as const)),
  ];
}

/** Cut off in the middle, as an upload or a mail may leave it; pdf.js would show the pages that are there. */
function isCutOff(tail: Buffer): boolean {
  return !tail.includes("%%EOF") && !tail.includes("startxref");
}

/**
 * Opens a PDF as a reader would, repairing what readers repair. Restrictions on printing or copying are no obstacle.
 * Throws `RuleBroken`: encrypted with a password that opening needs, or broken.
 */
export async function inspectPdf(bytes: Buffer, tail: Buffer, limits: InspectionLimits): Promise<PdfFacts> {
  if (isCutOff(tail)) throw new RuleBroken("intake.broken-pdf");
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new RuleBroken("intake.broken-pdf");
    const active = isRestricted(bytes) ? await activeAsRead(document) : [];
    const facts = await factsOf(document, limits);
    return { ...facts, active: sortedKinds([...active, ...activeInPdf(bytes)]) };
  } catch (error) {
    if (error instanceof RuleBroken) throw error;
    const isLocked =
      error instanceof Error && (error.name === "PasswordException" || /encryption/iu.test(error.message));
    throw new RuleBroken(isLocked ? "intake.encrypted-pdf" : "intake.broken-pdf");
  } finally {
    await task.destroy();
  }
}
