import { linesOf, type Run, type SeenLine } from "./page-lines.ts";
import { readDrafter, readSignature } from "./read-signature.ts";
import type { SeenPaper } from "./seen-paper.ts";

/** A signature farther behind is an annex's, or one that is not worth the waiting. */
const lastPageRead = 10;

interface Pages {
  readonly numPages: number;
  readonly getPage: (page: number) => Promise<{
    readonly getViewport: (of: { scale: number }) => { readonly width: number; readonly height: number };
    readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
  }>;
}

/**
 * The text of a PDF, read in this browser; null for other kinds of files, for a scan without text, and for what pdf.js
 * cannot open (the server says what is wrong with it).
 */
export async function readPaper(file: File): Promise<SeenPaper | null> {
  if (file.type !== "application/pdf" && !/\.pdf$/iu.test(file.name)) return null;
  const closing = new AbortController();
  try {
    const { openPdf } = await import("../paper/open-pdf.ts");
    const bytes = {
      size: file.size,
      read: async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    };
    const { pdf } = await openPdf(bytes, closing.signal);
    const firstPage = await linesOfPage(pdf, 1);
    return firstPage.length === 0 ? null : { firstPage, ...(await endOf(pdf, firstPage)) };
  } catch {
    // Whatever is wrong with the file, the server looks at it too and has the words for it.
    return null;
  } finally {
    closing.abort();
  }
}

/** Where the document ends with its first signature; those of its annexes come after it. */
async function endOf(pdf: Pages, firstPage: readonly SeenLine[]): Promise<Omit<SeenPaper, "firstPage">> {
  const pages = Math.min(pdf.numPages, lastPageRead);
  let draftedBy: string | null = null;
  for (let page = 1; page <= pages; page += 1) {
    const lines = page === 1 ? firstPage : await linesOfPage(pdf, page);
    draftedBy ??= readDrafter(lines);
    const signature = readSignature(lines, page);
    if (signature !== null) return { signature, draftedBy };
  }
  return { signature: null, draftedBy };
}

async function linesOfPage(pdf: Pages, number: number): Promise<SeenLine[]> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return linesOf(items.flatMap((item) => (isText(item) ? [runOf(item, width, height)] : [])));
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

function isText(item: object): item is TextItem {
  return "str" in item && typeof item.str === "string" && item.str.trim() !== "";
}

function runOf(item: TextItem, width: number, height: number): Run {
  const [x = 0, y = 0] = item.transform.slice(4).map(Number);
  return {
    text: item.str,
    x: x / width,
    y: 1 - y / height,
    width: item.width / width,
    height: item.height / height,
  };
}
