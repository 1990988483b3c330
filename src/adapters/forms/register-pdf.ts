import { printedByLine } from "../../domain/forms/printed-date.ts";
import { coverLines, type RegisterForm, type RegisterHeading } from "../../domain/forms/register-form.ts";
import { millimetres, type Box } from "./canvas.ts";
import { breakEvenly, breakLines, leading, type Type } from "./line-breaks.ts";
import { margins, openDocument, type PrintedDocument } from "./pdf-document.ts";
import { registerTable } from "./register-table.ts";

const capitals = (text: string): string => text.toLocaleUpperCase("vi");

/** Draws a text of several lines in the middle of a box; returns where it ends. */
function centred(page: PrintedDocument, type: Type, text: string, box: Box, top: number): number {
  return breakEvenly(type, text, box.width).reduce(
    (y, line) => page.canvas.line(type, line, box, y, "center"),
    top,
  );
}

/** The cover, line by line as Phụ lục IV has it, in a frame as a bound book has. */
function drawCover<Row>(page: PrintedDocument, form: RegisterForm<Row>, heading: RegisterHeading): void {
  const { canvas, faces } = page;
  const frame = { x: margins.left, width: page.width - margins.left - margins.right };
  const height = page.height - margins.top - margins.bottom;
  canvas.frame(frame.x, margins.top, frame.width, height, 1.2);
  canvas.frame(frame.x + 3.5, margins.top + 3.5, frame.width - 7, height - 7, 0.4);
  const box = { x: frame.x + 40, width: frame.width - 80 };
  let y = margins.top + millimetres(14);
  if (heading.parentAgency !== null) {
    y = centred(page, { face: faces.regular, size: 14 }, capitals(heading.parentAgency), box, y);
  }
  y = centred(page, { face: faces.bold, size: 14 }, capitals(heading.agency), box, y) + 4;
  const middle = page.width / 2 + (margins.left - margins.right) / 2;
  canvas.rule(middle - 45, y, middle + 45, y, 0.6);
  const title: Type = { face: faces.bold, size: 28 };
  y = margins.top + height * 0.38 - (form.title.length - 1) * leading(title);
  for (const line of form.title) y = centred(page, title, line, box, y);
  y += 16;
  for (const line of coverLines(form, heading)) {
    y = centred(page, { face: faces.regular, size: 15 }, line, box, y) + 7;
  }
}

const signatureHeight = millimetres(45);

/** What closes the book: how much it holds, who printed it and when, and the place to sign (Điều 16.2b, 22.3b). */
function drawClosing(page: PrintedDocument, heading: RegisterHeading, count: number, top: number): void {
  const { canvas, faces } = page;
  const width = page.width - margins.left - margins.right;
  const left = { x: margins.left, width: width * 0.55 };
  const right = { x: margins.left + width * 0.6, width: width * 0.4 };
  const type: Type = { face: faces.regular, size: 12 };
  let y = top + 14;
  for (const text of [
    `Sổ có ${count.toLocaleString("vi-VN")} văn bản, ${page.pages().toLocaleString("vi-VN")} trang kể cả bìa.`,
    printedByLine(heading),
  ]) {
    for (const line of breakLines(type, text, left.width)) y = canvas.line(type, line, left, y);
  }
  const signed = canvas.line({ face: faces.bold, size: 12 }, "VĂN THƯ CƠ QUAN", right, top + 14, "center");
  canvas.line({ face: faces.italic, size: 12 }, "(Ký, ghi rõ họ tên)", right, signed, "center");
}

/** The bytes of a printed register, a page at a time; returns the number of pages. */
export async function* registerPages<Row>(
  form: RegisterForm<Row>,
  heading: RegisterHeading,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Buffer, number> {
  const page = openDocument("landscape", {
    title: `${form.title.join(" ")} - ${heading.year}`,
    author: heading.agency,
    printedAt: heading.printedAt,
  });
  const table = registerTable(page, form);
  drawCover(page, form, heading);
  yield await page.turnPage();
  table.begin();
  let count = 0;
  for await (const row of rows) {
    let rest = table.place(table.typeset(row));
    while (rest !== null) {
      table.close();
      yield await page.turnPage();
      table.begin();
      rest = table.place(rest);
    }
    count += 1;
  }
  let end = table.close();
  if (end + signatureHeight > page.height - margins.bottom) {
    yield await page.turnPage();
    end = margins.top;
  }
  drawClosing(page, heading, count, end);
  const pages = page.pages();
  yield page.end();
  return pages;
}
