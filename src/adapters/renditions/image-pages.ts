// The types know no named export.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit";
import { NotRendered } from "../../ports/renditions.ts";
import { numberText } from "./write-value.ts";
import { tiffPages, type TiffPage } from "./tiff.ts";

type Pdf = InstanceType<typeof PDFDocument>;

const shortSide = 595.28;
const longSide = 841.89;

/** A4, upright or lying as the picture is. */
function pageFor(width: number, height: number): [number, number] {
  return width > height ? [longSide, shortSide] : [shortSide, longSide];
}

function newPdf(): { pdf: Pdf; done: Promise<Buffer> } {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: "1.7",
    info: { Creator: "Vanthu" },
  });
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  return { pdf, done: new Promise((resolve) => pdf.once("end", () => resolve(Buffer.concat(pieces)))) };
}

function simplePage(bytes: Buffer, pdf: Pdf): void {
  // The type knows no `openImage`; it is the library's documented way to learn a picture's size.
  const picture = (
    pdf as Pdf & { openImage(src: Buffer): { width: number; height: number; orientation?: number } }
  ).openImage(bytes);
  const isTurned = (picture.orientation ?? 1) > 4;
  const [width, height] = isTurned ? [picture.height, picture.width] : [picture.width, picture.height];
  const size = pageFor(width, height);
  pdf.addPage({ size, margin: 0 });
  pdf.image(bytes, 0, 0, { fit: size, align: "center", valign: "center" });
}

/** How a picture that was scanned the other way round is turned, by TIFF's number of its orientation. */
const turns: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
  1: [1, 0, 0, 1, 0, 0],
  3: [-1, 0, 0, -1, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  8: [0, 1, -1, 0, 1, 0],
};

function tiffPage(page: TiffPage, pdf: Pdf): void {
  const isTurned = page.orientation > 4;
  const [width, height] = isTurned ? [page.height, page.width] : [page.width, page.height];
  const size = pageFor(width, height);
  pdf.addPage({ size, margin: 0 });
  const scale = Math.min(size[0] / width, size[1] / height);
  const left = (size[0] - width * scale) / 2;
  const top = (size[1] - height * scale) / 2;
  const turn = turns[page.orientation] ?? [1, 0, 0, 1, 0, 0];
  const across = [width * scale, 0, 0, -height * scale, left, top + height * scale].map(numberText);
  const shown = [`q ${across.join(" ")} cm ${turn.join(" ")} cm`];
  for (const [index, strip] of page.strips.entries()) {
    const { data, height: high, top: from, filter, parameters } = strip;
    const reference = pdf.ref({
      Type: "XObject",
      Subtype: "Image",
      Width: page.width,
      Height: high,
      BitsPerComponent: page.bits,
      ColorSpace: page.colours,
      ...(page.decode === null ? {} : { Decode: page.decode }),
      ...(filter === null ? {} : { Filter: filter }),
      ...(parameters === null ? {} : { DecodeParms: parameters }),
    });
    reference.end(data);
    Object.assign(pdf.page.xobjects, { [`S${index}`]: reference });
    const part = high / page.height;
    const up = Math.max(0, 1 - from / page.height - part);
    shown.push(`q 1 0 0 ${part.toFixed(8)} 0 ${up.toFixed(8)} cm /S${index} Do Q`);
  }
  pdf.addContent(`${shown.join("\n")}\nQ`);
}

/** A PDF of a picture: a page of A4 for each of its own, as large as fits. Throws `NotRendered`. */
export async function imagePages(bytes: Buffer, mediaType: string): Promise<Buffer> {
  const { pdf, done } = newPdf();
  try {
    if (mediaType === "image/tiff") for (const page of tiffPages(bytes)) tiffPage(page, pdf);
    else simplePage(bytes, pdf);
  } catch (error) {
    if (error instanceof NotRendered || !(error instanceof Error)) throw error;
    throw new NotRendered("broken");
  }
  pdf.end();
  return done;
}
