// The types know no named export.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit";
import { stampLines, stampMm, type ArrivalStamp } from "../../domain/forms/arrival-stamp.ts";
import { createCanvas, millimetres, type Canvas } from "../forms/canvas.ts";
import { loadFaces, type Faces } from "../forms/faces.ts";
import { breakEvenly, breakLines, printable, widthOf, type Type } from "../forms/line-breaks.ts";

/** The colour of office stamps; printed without colours it is a dark grey. */
const red = "0.75 0.05 0.1 rg 0.75 0.05 0.1 RG";
const inset = 4;
const sizes = [9, 8.5, 8, 7.5, 7, 6.5, 6] as const;
const step = 1.12;

/** The largest size in which a text takes no more than so many lines; at the smallest the rest is cut. */
function fitted(
  face: Type["face"],
  text: string,
  width: number,
  most: number,
  broken: typeof breakLines,
): { readonly type: Type; readonly lines: readonly string[] } {
  for (const size of sizes) {
    const type = { face, size };
    const lines = broken(type, text, width);
    if (lines.length <= most) return { type, lines };
  }
  const type = { face, size: sizes[sizes.length - 1] ?? 6 };
  const lines = breakLines(type, text, width).slice(0, most);
  const last = `${(lines.at(-1) ?? "").replace(/\P{L}*\p{L}*$/u, "")}…`;
  return { type, lines: [...lines.slice(0, -1), last] };
}

interface Drawing {
  readonly canvas: Canvas;
  readonly faces: Faces;
  readonly width: number;
}

/** `Số: 413`, or dots behind the label. `y` is the top of the line, and what comes back that of the next. */
function drawLine(
  { canvas, faces }: Drawing,
  { label, value }: { readonly label: string; readonly value: string },
  box: { readonly x: number; readonly width: number },
  y: number,
  most: number,
): number {
  const type: Type = { face: faces.regular, size: 9 };
  const head = `${label}: `;
  if (value === "") {
    const next = canvas.line(type, head, box, y);
    canvas.dots(box.x + widthOf(type, head) + 1, box.x + box.width, y + 8);
    return next;
  }
  const { type: fit, lines } = fitted(
    faces.regular,
    `${head}${printable(value)}`,
    box.width,
    most,
    breakLines,
  );
  let at = y;
  for (const line of lines) {
    canvas.line(fit, line, box, at);
    at += fit.size * step;
  }
  return Math.max(at, y + 9 * step);
}

function draw(drawing: Drawing, height: number, stamp: ArrivalStamp): void {
  const { canvas, faces, width } = drawing;
  const [number, day, forwarded, caseFile] = stampLines(stamp);
  canvas.frame(0.75, 0.75, width - 1.5, height - 1.5, 1.5);
  const whole = { x: inset, width: width - 2 * inset };
  const name = printable(stamp.agency).toLocaleUpperCase("vi");
  const head = fitted(faces.bold, name, whole.width, 2, breakEvenly);
  let y = 4.5;
  for (const line of head.lines) {
    canvas.line(head.type, line, whole, y, "center");
    y += head.type.size * step;
  }
  const top = 26.5;
  canvas.rule(0.75, top, width - 0.75, top, 0.75);
  const word: Type = { face: faces.bold, size: 15 };
  const arrived = { x: inset, width: widthOf(word, "ĐẾN") + 2 };
  const beside = { x: arrived.x + arrived.width + 5, width: 0 };
  const right = { x: beside.x, width: width - inset - beside.x };
  canvas.line(word, "ĐẾN", arrived, top + 5.5);
  canvas.rule(right.x - 4, top, right.x - 4, top + 28, 0.75);
  drawLine(drawing, number, right, top + 3, 1);
  drawLine(drawing, day, right, top + 15, 1);
  canvas.rule(0.75, top + 28, width - 0.75, top + 28, 0.75);
  const below = drawLine(drawing, forwarded, whole, top + 31, 3);
  drawLine(drawing, caseFile, whole, Math.max(below + 1.5, height - 14.5), 1);
}

/** The stamp as a PDF of one page that is nothing but the stamp, with its letters embedded. */
export function drawStamp(stamp: ArrivalStamp): Promise<Buffer> {
  const size: [number, number] = [millimetres(stampMm.width), millimetres(stampMm.height)];
  const pdf = new PDFDocument({ size, margin: 0, pdfVersion: "1.7", info: { Creator: "Vanthu" } });
  const pieces: Buffer[] = [];
  pdf.on("data", (piece: Buffer) => pieces.push(piece));
  const done = new Promise<Buffer>((resolve) => pdf.once("end", () => resolve(Buffer.concat(pieces))));
  pdf.addContent(red);
  const canvas = createCanvas(pdf);
  draw({ canvas, faces: loadFaces(pdf), width: size[0] }, size[1], stamp);
  canvas.finish();
  pdf.end();
  return done;
}
