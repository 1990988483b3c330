import { setImmediate as afterOthers } from "node:timers/promises";
// The types know no named export.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit";
import { createCanvas, millimetres, type Canvas } from "./canvas.ts";
import { loadFaces, type Faces, type Pdf } from "./faces.ts";

/** Margins of NĐ 30/2020, Phụ lục I: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm. */
export const margins = {
  top: millimetres(20),
  bottom: millimetres(20),
  left: millimetres(30),
  right: millimetres(15),
} as const;

export interface PrintedDocument {
  readonly canvas: Canvas;
  readonly faces: Faces;
  readonly width: number;
  readonly height: number;
  /** The number of the page that is being drawn, from 1. */
  pages(): number;
  /** Closes the page, begins the next one and gives the bytes of what is complete. */
  turnPage(): Promise<Buffer>;
  /** Closes the document and gives the rest of its bytes. */
  end(): Buffer;
}

const empty = Buffer.alloc(0);

function takeBytes(pdf: Pdf): Buffer {
  const bytes: unknown = pdf.read();
  return Buffer.isBuffer(bytes) ? bytes : empty;
}

/**
 * A4 with its first page begun. `title` and `author` are the file's properties; `printedAt` its date of creation,
 * so that the same book printed at the same instant is the same file.
 */
export function openDocument(
  layout: "portrait" | "landscape",
  about: { title: string; author: string; printedAt: Date },
): PrintedDocument {
  const pdf = new PDFDocument({
    size: "A4",
    layout,
    margins: { ...margins },
    pdfVersion: "1.7",
    lang: "vi-VN",
    displayTitle: true,
    info: { Title: about.title, Author: about.author, Creator: "Vanthu", CreationDate: about.printedAt },
  });
  const faces = loadFaces(pdf);
  const canvas = createCanvas(pdf);
  let pages = 1;
  const numberPage = (): void => {
    if (pages === 1) return;
    const box = { x: 0, width: pdf.page.width };
    canvas.line({ face: faces.regular, size: 13 }, String(pages), box, millimetres(10), "center");
  };
  return {
    canvas,
    faces,
    width: pdf.page.width,
    height: pdf.page.height,
    pages: () => pages,
    async turnPage() {
      numberPage();
      canvas.finish();
      const done = pdf.page;
      pdf.addPage();
      // The document keeps a reference to every page for its list of pages; the page's own data is written by now.
      Object.assign(done.dictionary, { data: {} });
      pages += 1;
      // A long book is hours of microtasks when its rows come from memory: others must get their turn.
      await afterOthers();
      return takeBytes(pdf);
    },
    end() {
      numberPage();
      canvas.finish();
      pdf.end();
      const parts: Buffer[] = [];
      for (let bytes = takeBytes(pdf); bytes.length > 0; bytes = takeBytes(pdf)) parts.push(bytes);
      return Buffer.concat(parts);
    },
  };
}
