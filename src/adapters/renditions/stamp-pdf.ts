import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { stampMm, type ArrivalStamp } from "../../domain/forms/arrival-stamp.ts";
import { placeForStamp, type StampPlace } from "../../domain/forms/stamp-place.ts";
import { NotRendered, type StampedOn } from "../../ports/renditions.ts";
import { millimetres } from "../forms/canvas.ts";
import { openPdf, placedText } from "../inspection/pdf.ts";
import { PdfBroken } from "../signatures/pdf/pdf-broken.ts";
import { drawStamp } from "./draw-stamp.ts";
import { inverted, moved, multiplied, type Matrix } from "./ink.ts";
import { openStructure } from "./open-structure.ts";
import { inkOf, matrixOf } from "./page-ink.ts";
import { updatePage } from "./update-page.ts";

const size = [millimetres(stampMm.width), millimetres(stampMm.height)] as const;
/** Around the stamp in a strip that is added, points. */
const stripGap = millimetres(4);

/** Where the stamp goes on the upright page, points from its top left, and what the page must become for it. */
interface Layout {
  readonly x: number;
  readonly y: number;
  readonly on: StampedOn;
  /** The page's new box in its own units; null where it stays. */
  readonly box: readonly [number, number, number, number] | null;
}

function onPage(place: StampPlace): Layout {
  return { x: millimetres(place.x), y: millimetres(place.y), on: "page", box: null };
}

/** A strip above the page, as wide as the page or as the stamp needs. */
function onStrip(width: number, height: number, back: Matrix): Layout {
  const wide = Math.max(width, size[0] + 2 * stripGap);
  const top = -(size[1] + 2 * stripGap);
  const corners = [moved(back, 0, top), moved(back, wide, height)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  return { x: stripGap, y: top + stripGap, on: "strip", box };
}

async function layoutFor(page: PDFPageProxy, back: Matrix, looks: boolean): Promise<Layout> {
  const { width, height } = page.getViewport({ scale: 1 });
  const place = looks ? placeForStamp(await inkOf(page)) : null;
  return place === null ? onStrip(width, height, back) : onPage(place);
}

/** A reader that opens the result must see as many pages, and the stamp's word where it was put. */
async function isSeen(bytes: Buffer, pages: number, layout: Layout): Promise<boolean> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    if (document.numPages !== pages) return false;
    const runs = await placedText(await document.getPage(1));
    const shift = layout.on === "strip" ? -layout.y + stripGap : 0;
    return runs.some(({ text, x, y }) => {
      const [right, down] = [x - layout.x, y - layout.y - shift];
      return text.includes("ĐẾN") && right > 0 && right < size[0] && down > 0 && down < size[1];
    });
  } finally {
    await task.destroy();
  }
}

/** Graphics states that a page left open, and that are closed before the stamp is drawn. */
const mostOpen = 3;

async function stampedPage(
  bytes: Buffer,
  page: PDFPageProxy,
  pages: number,
  stamp: ArrivalStamp,
  looks: boolean,
): Promise<{ readonly update: Buffer; readonly on: StampedOn }> {
  const back = inverted(matrixOf(page.getViewport({ scale: 1 }).transform) ?? [1, 0, 0, 1, 0, 0]);
  if (page.ref === null || back === null) throw new NotRendered("broken");
  const structure = openStructure(bytes, page.ref.num);
  const layout = await layoutFor(page, back, looks);
  // The form has its origin at the bottom left, the upright page at the top left.
  const matrix = multiplied(back, [1, 0, 0, -1, layout.x, layout.y + size[1]]);
  const drawn = await drawStamp(stamp);
  for (let open = 0; open <= mostOpen; open += 1) {
    const update = updatePage(structure, page.ref.num, { drawn, size, matrix, box: layout.box, open });
    if (await isSeen(Buffer.concat([bytes, update]), pages, layout)) return { update, on: layout.on };
  }
  throw new NotRendered("broken");
}

/**
 * The bytes that put the stamp onto the first page of a PDF when they are written behind it. `looks` false: no free place is
 * sought, the page gets a strip. Throws `NotRendered`.
 */
export async function stampPdf(
  bytes: Buffer,
  stamp: ArrivalStamp,
  looks: boolean,
): Promise<{ readonly update: Buffer; readonly on: StampedOn }> {
  const task = openPdf(bytes);
  try {
    const document = await task.promise;
    return await stampedPage(bytes, await document.getPage(1), document.numPages, stamp, looks);
  } catch (error) {
    if (error instanceof NotRendered) throw error;
    if (error instanceof PdfBroken) throw new NotRendered("broken");
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError)
      throw error;
    throw new NotRendered(error.name === "PasswordException" ? "locked" : "broken");
  } finally {
    await task.destroy();
  }
}
