import { joinSymbol } from "../domain/numbering/symbol.ts";
import { instantAt, inVietnamese } from "../domain/time/local-date.ts";
import type { OfficialDocument, Paragraph } from "./official-document.ts";
import { documentsWithSharedFaces, type FaceName, type Pdf } from "./shared-faces.ts";

export interface PrintedPaper {
  readonly bytes: Buffer;
  readonly pages: number;
}

/** Two columns of the head, and the body's width; points on A4 with the margins of NĐ 30, Phụ lục I. */
const left = { x: 62, width: 200 };
const right = { x: 268, width: 275 };
const body = { x: 85, width: 453 };
const indent = 28;
/** Degrees of italics. */
const slant = 13;
const urgencies = ["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"] as const;

/** Prints documents as NĐ 30, Phụ lục I lays them out, one to two pages, with a text layer. */
export function officialPrinter(): (paper: OfficialDocument) => Promise<PrintedPaper> {
  const open = documentsWithSharedFaces();
  return async (paper) => {
    const title = `${joinSymbol(paper.number, paper.notation)} ${paper.abstract}`;
    const pdf = open(title, paper.issuer, instantAt(paper.date, "08:00"));
    const bytes = collect(pdf);
    const bottom = drawHead(pdf, paper);
    pdf.x = body.x;
    pdf.y = drawTitle(pdf, paper, bottom);
    for (const paragraph of paper.body) drawParagraph(pdf, paragraph);
    drawEnd(pdf, paper);
    const { count } = pdf.bufferedPageRange();
    for (let page = 1; page < count; page += 1) {
      pdf.switchToPage(page);
      pdf.page.margins.top = 0;
      say(pdf, "regular", 13).text(String(page + 1), 0, 34, { width: pdf.page.width, align: "center" });
    }
    pdf.end();
    return { bytes: await bytes, pages: count };
  };
}

function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
}

function say(pdf: Pdf, face: FaceName, size: number): Pdf {
  return pdf.font(face).fontSize(size);
}

type Column = { readonly x: number; readonly width: number };

/** Lines in the middle of a column; answers where the next one begins. */
function centred(pdf: Pdf, text: string, column: Column, y: number, oblique = 0): number {
  pdf.text(text, column.x, y, { width: column.width, align: "center", oblique });
  return pdf.y;
}

function rule(pdf: Pdf, column: Column, y: number, share: number): void {
  const length = column.width * share;
  const x = column.x + (column.width - length) / 2;
  pdf
    .lineWidth(0.7)
    .moveTo(x, y)
    .lineTo(x + length, y)
    .stroke();
}

/** Boxes 1 to 4, 5b for an official letter, 10b: motto, agency, number, place and date, urgency. */
function drawHead(pdf: Pdf, paper: OfficialDocument): number {
  let y = 50;
  if (paper.above !== null) y = centred(say(pdf, "regular", 12), headline(paper.above), left, y);
  y = centred(say(pdf, "bold", 12), headline(paper.issuer), left, y);
  rule(pdf, left, y + 3, 0.35);
  const leftEnd = y;
  y = centred(say(pdf, "bold", 12), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, 50);
  y = centred(say(pdf, "bold", 13), "Độc lập - Tự do - Hạnh phúc", right, y);
  rule(pdf, right, y + 2, 0.62);
  const line = Math.max(leftEnd, y) + 12;
  let bottom = centred(
    say(pdf, "regular", 13),
    `Số: ${joinSymbol(paper.number, paper.notation)}`,
    left,
    line,
  );
  centred(say(pdf, "regular", 13), `${paper.place}, ${inVietnamese(paper.date)}`, right, line, slant);
  if (isLetter(paper))
    bottom = centred(say(pdf, "regular", 12), `V/v ${lowered(paper.abstract)}`, left, bottom + 3);
  return paper.priority === 0 ? bottom + 14 : drawUrgency(pdf, urgencies[paper.priority], bottom + 8);
}

/** A name in capitals, broken before the place: `ỦY BAN NHÂN DÂN / TỈNH MINH SƠN`. */
function headline(name: string): string {
  return name.replace(/ (?=(?:tỉnh|xã|phường) )/u, "\n").toUpperCase();
}

function drawUrgency(pdf: Pdf, mark: string, y: number): number {
  const width = mark.length * 9 + 20;
  const x = left.x + (left.width - width) / 2;
  pdf.save().lineWidth(1.2).rect(x, y, width, 21).stroke("#c00000");
  say(pdf, "bold", 13)
    .fillColor("#c00000")
    .text(mark, x, y + 4, { width, align: "center" });
  pdf.restore().fillColor("black");
  return y + 34;
}

const isLetter = ({ typeName }: OfficialDocument): boolean => typeName === "Công văn";
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Box 5a, or the addressees of an official letter, an invitation or a submission. */
function drawTitle(pdf: Pdf, paper: OfficialDocument, top: number): number {
  let y = top;
  if (!isLetter(paper)) {
    y = centred(say(pdf, "bold", 14), paper.typeName.toUpperCase(), body, y + 4);
    y = centred(say(pdf, "bold", 14), paper.abstract, { x: body.x + 40, width: body.width - 80 }, y);
    rule(pdf, body, y + 4, 0.2);
    y += 14;
  }
  if (paper.addressees.length > 0) y = drawAddressees(pdf, paper.addressees, y + 4);
  return y + 4;
}

function drawAddressees(pdf: Pdf, addressees: readonly string[], top: number): number {
  const [only] = addressees;
  if (addressees.length === 1 && only !== undefined)
    return centred(say(pdf, "regular", 14), `Kính gửi: ${only}.`, body, top) + 4;
  const list = { x: body.x + 130, width: body.width - 130 };
  say(pdf, "regular", 14).text("Kính gửi:", body.x + 60, top);
  let y = top;
  for (const [i, name] of addressees.entries()) {
    pdf.text(`- ${name}${i === addressees.length - 1 ? "." : ";"}`, list.x, y, { width: list.width });
    y = pdf.y;
  }
  return y + 4;
}

function drawParagraph(pdf: Pdf, paragraph: Paragraph): void {
  const options = { width: body.width, paragraphGap: 6, lineGap: 1.5 };
  if (typeof paragraph === "string") {
    say(pdf, "regular", 14).text(paragraph, body.x, pdf.y, { ...options, align: "justify", indent });
  } else if ("order" in paragraph) {
    say(pdf, "bold", 14).text(paragraph.order, body.x, pdf.y, { ...options, align: "center" });
  } else {
    say(pdf, "bold", 14).text(paragraph.heading, body.x, pdf.y, { ...options, indent });
  }
}

/** Boxes 7 and 9: who signed, and who receives; never torn apart by the end of a page. */
function drawEnd(pdf: Pdf, paper: OfficialDocument): void {
  const height = Math.max(140, 34 + paper.recipients.length * 15);
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  const top = pdf.y + 8;
  say(pdf, "bold", 12).text("Nơi nhận:", body.x, top, { width: left.width, oblique: slant });
  for (const [i, name] of paper.recipients.entries()) {
    const end = i === paper.recipients.length - 1 ? "." : ";";
    say(pdf, "regular", 11).text(`- ${name}${end}`, body.x, pdf.y, { width: left.width });
  }
  const signer = { x: 310, width: 228 };
  let y = top;
  for (const line of [paper.authority, paper.signerPosition]) {
    if (line !== null) y = centred(say(pdf, "bold", 13), line.toUpperCase(), signer, y);
  }
  centred(say(pdf, "regular", 12).fillColor("#1f3fa8"), "(đã ký)", signer, y + 22, slant);
  centred(say(pdf, "bold", 14).fillColor("black"), paper.signerName, signer, y + 62);
}
