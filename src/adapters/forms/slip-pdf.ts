import { printedByLine, printedDate } from "../../domain/forms/printed-date.ts";
import {
  slipParts,
  slipSubject,
  slipTitle,
  type PrintedSlip,
  type SlipEntry,
  type SlipLine,
} from "../../domain/forms/slip-form.ts";
import { inVietnamese } from "../../domain/time/local-date.ts";
import type { Align, Box } from "./canvas.ts";
import { breakEvenly, breakLines, leading, widthOf, type Type } from "./line-breaks.ts";
import { margins, openDocument, type PrintedDocument } from "./pdf-document.ts";

/** Lines left to write on where an opinion's text is yet to come. */
const blankLines = 3;
const gap = 5;

/** A page that goes on on the next one when it is full; what is complete gathers in `done`. */
interface Flow {
  readonly page: PrintedDocument;
  readonly box: Box;
  readonly done: Buffer[];
  y: number;
}

async function ensure(flow: Flow, height: number): Promise<void> {
  if (flow.y + height <= flow.page.height - margins.bottom) return;
  flow.done.push(await flow.page.turnPage());
  flow.y = margins.top;
}

async function write(
  flow: Flow,
  type: Type,
  text: string,
  align: Align = "left",
  box = flow.box,
): Promise<void> {
  const lines = align === "center" ? breakEvenly(type, text, box.width) : breakLines(type, text, box.width);
  for (const line of lines) {
    await ensure(flow, leading(type));
    flow.y = flow.page.canvas.line(type, line, box, flow.y, align);
  }
}

/** The agency on the left, Quốc hiệu and Tiêu ngữ on the right, the place and date beneath. */
function drawLetterhead(flow: Flow, slip: PrintedSlip): void {
  const { canvas, faces } = flow.page;
  const left: Box = { x: flow.box.x, width: flow.box.width * 0.42 };
  const right: Box = { x: flow.box.x + flow.box.width * 0.42, width: flow.box.width * 0.58 };
  const centre = (box: Box): number => box.x + box.width / 2;
  const bold: Type = { face: faces.bold, size: 12 };
  const nation = canvas.line(bold, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, flow.y, "center");
  const motto: Type = { face: faces.bold, size: 13 };
  const words = "Độc lập - Tự do - Hạnh phúc";
  const under = canvas.line(motto, words, right, nation, "center") + 2;
  const half = widthOf(motto, words) / 2;
  canvas.rule(centre(right) - half, under, centre(right) + half, under, 0.7);
  let agencyEnd = flow.y;
  for (const line of breakEvenly(bold, slip.agency.toLocaleUpperCase("vi"), left.width - 8)) {
    agencyEnd = canvas.line(bold, line, left, agencyEnd, "center");
  }
  canvas.rule(centre(left) - 30, agencyEnd + 2, centre(left) + 30, agencyEnd + 2, 0.7);
  const dated = `${slip.place ?? "……………"}, ${inVietnamese(slip.date)}`;
  const italic: Type = { face: faces.italic, size: 13 };
  flow.y = Math.max(canvas.line(italic, dated, right, under + 6, "center"), agencyEnd);
}

async function drawSubject(flow: Flow, slip: PrintedSlip): Promise<void> {
  const { canvas, faces } = flow.page;
  const regular: Type = { face: faces.regular, size: 13 };
  const inset: Box = { x: flow.box.x + 30, width: flow.box.width - 60 };
  flow.y += 20;
  await write(flow, { face: faces.bold, size: 14 }, slipTitle, "center");
  flow.y += 4;
  const subject = slipSubject(slip);
  await write(flow, regular, subject.document, "center", inset);
  await write(flow, regular, subject.abstract, "center", inset);
  const arrival = `Số đến: ${slip.arrivalNumber}; ngày đến: ${printedDate(slip.arrivedOn)}`;
  await write(flow, { face: faces.italic, size: 12 }, arrival, "center", inset);
  const middle = flow.box.x + flow.box.width / 2;
  canvas.rule(middle - 45, flow.y + 6, middle + 45, flow.y + 6, 0.7);
  flow.y += 20;
}

async function drawBlank(flow: Flow, type: Type, label: string, count: number): Promise<void> {
  const { canvas } = flow.page;
  const right = flow.box.x + flow.box.width;
  const lines = breakLines(type, `${label}: `, flow.box.width);
  const last = lines.at(-1) ?? "";
  await write(flow, type, lines.join("\n"));
  const start = flow.box.x + widthOf(type, last) + 6;
  if (start < right - 30) canvas.dots(start, right, flow.y - 3);
  for (let line = 1; line < count; line += 1) {
    await ensure(flow, leading(type) + gap);
    flow.y += leading(type) + gap;
    canvas.dots(flow.box.x, right, flow.y - 3);
  }
}

async function drawEntry(flow: Flow, entry: SlipEntry): Promise<void> {
  const { faces } = flow.page;
  const type: Type = { face: faces.regular, size: 13 };
  const isLong = (line: SlipLine): boolean => line.label.startsWith("Ý kiến");
  for (const line of entry.lines) {
    flow.y += gap;
    const label = `- ${line.label}`;
    if (line.value === "") {
      await drawBlank(flow, type, label, isLong(line) && entry.by === null ? blankLines : 1);
    } else {
      await write(flow, type, `${label}: ${line.value}`);
    }
  }
  const right: Box = { x: flow.box.x + flow.box.width * 0.45, width: flow.box.width * 0.55 };
  if (entry.by === null) {
    flow.y += leading(type) * 2;
    return;
  }
  flow.y += gap;
  await write(flow, { face: faces.bold, size: 13 }, entry.by, "center", right);
  flow.y += gap;
}

/** Phiếu giải quyết văn bản đến, complete: a slip is a page or a few, and is held until it is. */
export async function slipPages(slip: PrintedSlip): Promise<{ bytes: Buffer; pages: number }> {
  const page = openDocument("portrait", {
    title: `${slipTitle} - ${slip.arrivalNumber}`,
    author: slip.agency,
    printedAt: slip.printedAt,
  });
  const box = { x: margins.left, width: page.width - margins.left - margins.right };
  const flow: Flow = { page, box, done: [], y: margins.top };
  drawLetterhead(flow, slip);
  await drawSubject(flow, slip);
  const heading: Type = { face: page.faces.bold, size: 13 };
  for (const part of slipParts(slip)) {
    await ensure(flow, leading(heading) * 4);
    await write(flow, heading, part.heading);
    for (const entry of part.entries) await drawEntry(flow, entry);
    flow.y += 10;
  }
  await write(flow, { face: page.faces.italic, size: 11 }, printedByLine(slip));
  const pages = page.pages();
  return { bytes: Buffer.concat([...flow.done, page.end()]), pages };
}
