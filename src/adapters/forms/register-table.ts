import {
  columnNumbers,
  printedCell,
  type Column,
  type RegisterForm,
} from "../../domain/forms/register-form.ts";
import type { Box, Canvas } from "./canvas.ts";
import { breakEvenly, breakLines, leading, type Type } from "./line-breaks.ts";
import { margins, type PrintedDocument } from "./pdf-document.ts";

const padX = 3;
const padY = 2.5;
/** A row that is taller than a page is cut only where at least this many lines fit above the cut. */
const fewestLines = 4;

/** A row broken into lines, one list for each column; the rest of a row that was cut is one too. */
export type TypesetRow = readonly (readonly string[])[];

export interface RegisterTable<Row> {
  typeset(row: Row): TypesetRow;
  /** Draws the head on a fresh page. */
  begin(): void;
  /** Draws a row; gives what did not fit on this page, or null. */
  place(row: TypesetRow): TypesetRow | null;
  /** Draws the lines between the columns of this page; returns where the table ends. */
  close(): number;
}

interface PlacedColumn<Row> extends Box {
  readonly column: Column<Row>;
}

function placeColumns<Row>(form: RegisterForm<Row>, width: number): PlacedColumn<Row>[] {
  const total = form.columns.reduce((sum, column) => sum + column.width, 0);
  let x = margins.left;
  return form.columns.map((column) => {
    const placed = { x, width: (column.width / total) * width, column };
    x += placed.width;
    return placed;
  });
}

const inner = (box: Box): Box => ({ x: box.x + padX, width: box.width - 2 * padX });
const tallest = (cells: TypesetRow): number => cells.reduce((most, lines) => Math.max(most, lines.length), 1);

/** Draws one row of the table and the line beneath it; a row of the head is centred both ways. */
function drawCells<Row>(
  canvas: Canvas,
  columns: readonly PlacedColumn<Row>[],
  row: { type: Type; cells: TypesetRow; top: number; height: number; ofHead: boolean },
): void {
  const { type, cells, top, height, ofHead } = row;
  columns.forEach((placed, index) => {
    const lines = cells[index] ?? [];
    let lineTop = top + (ofHead ? (height - lines.length * leading(type)) / 2 : padY);
    for (const line of lines) {
      lineTop = canvas.line(type, line, inner(placed), lineTop, ofHead ? "center" : placed.column.align);
    }
  });
  const right = columns.reduce((_, placed) => placed.x + placed.width, margins.left);
  canvas.cellRule(margins.left, top + height, right, top + height);
}

/** The table of a register on the pages of a document: its head on each page, its rows whole. */
export function registerTable<Row>(page: PrintedDocument, form: RegisterForm<Row>): RegisterTable<Row> {
  const { canvas, faces } = page;
  const body: Type = { face: faces.regular, size: 11 };
  const head: Type = { face: faces.bold, size: 11 };
  const numbers: Type = { face: faces.italic, size: 10 };
  const right = page.width - margins.right;
  const bottom = page.height - margins.bottom;
  const columns = placeColumns(form, right - margins.left);
  const headings = columns.map((placed) => breakEvenly(head, placed.column.heading, inner(placed).width));
  const labels = columnNumbers(form).map((label) => [label]);
  const headHeight = tallest(headings) * leading(head) + 2 * padY;
  const numbersHeight = leading(numbers) + padY;
  const numbersTop = margins.top + headHeight;
  const bodyTop = numbersTop + numbersHeight;
  const linesIn = (height: number): number => Math.floor((height - 2 * padY) / leading(body));
  let y = bodyTop;

  const drawRow = (cells: TypesetRow): void => {
    const height = tallest(cells) * leading(body) + 2 * padY;
    drawCells(canvas, columns, { type: body, cells, top: y, height, ofHead: false });
    y += height;
  };

  return {
    typeset: (row) =>
      columns.map((placed) => breakLines(body, printedCell(placed.column, row), inner(placed).width)),
    begin() {
      canvas.cellRule(margins.left, margins.top, right, margins.top);
      const rows = [
        { type: head, cells: headings, top: margins.top, height: headHeight },
        { type: numbers, cells: labels, top: numbersTop, height: numbersHeight },
      ];
      for (const row of rows) drawCells(canvas, columns, { ...row, ofHead: true });
      y = bodyTop;
    },
    place(row) {
      const wanted = tallest(row);
      const room = linesIn(bottom - y);
      if (wanted <= room) {
        drawRow(row);
        return null;
      }
      if (wanted <= linesIn(bottom - bodyTop) || room < fewestLines) return row;
      drawRow(row.map((lines) => lines.slice(0, room)));
      return row.map((lines) => lines.slice(room));
    },
    close() {
      for (const placed of columns) canvas.cellRule(placed.x, margins.top, placed.x, y);
      canvas.cellRule(right, margins.top, right, y);
      return y;
    },
  };
}
