// The process in which PDFs are made of originals; see processes/killable-process.ts for what it may do.
import { readFile, stat } from "node:fs/promises";
import { NotRendered } from "../../ports/renditions.ts";
import { imagePages } from "./image-pages.ts";
import { renditionOrder, type RenditionOrder, type RenditionReply } from "./protocol.ts";
import { stampPdf } from "./stamp-pdf.ts";

const pictures = new Set(["image/png", "image/jpeg", "image/tiff"]);

/** A file is held whole here, and a few times over while something is made of it; bytes. */
const mostBytes = 400 * 1024 * 1024;

/** The file as a PDF: itself, or the pages of a picture. */
async function asPdf({ path, mediaType }: RenditionOrder["file"]): Promise<Buffer> {
  if (mediaType !== "application/pdf" && !pictures.has(mediaType)) throw new NotRendered("noPages");
  if ((await stat(path)).size > mostBytes) throw new NotRendered("tooMuch");
  const bytes = await readFile(path);
  return mediaType === "application/pdf" ? bytes : imagePages(bytes, mediaType);
}

async function made(order: RenditionOrder): Promise<RenditionReply> {
  const isPdf = order.file.mediaType === "application/pdf";
  const pdf = await asPdf(order.file);
  if (order.task === "pages")
    return { is: "made", on: null, isBehindOriginal: isPdf, base64: isPdf ? "" : pdf.toString("base64") };
  const { update, on } = await stampPdf(pdf, order.stamp, order.looks);
  const bytes = isPdf ? update : Buffer.concat([pdf, update]);
  return { is: "made", on, isBehindOriginal: isPdf, base64: bytes.toString("base64") };
}

async function answer(message: unknown): Promise<RenditionReply> {
  try {
    return await made(renditionOrder.parse(message));
  } catch (error) {
    if (error instanceof NotRendered) return { is: "refused", reason: error.reason };
    return { is: "fault", message: error instanceof Error ? error.message : "unknown fault" };
  }
}

process.on("message", (message) => {
  void answer(message).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ is: "ready" } satisfies RenditionReply);
