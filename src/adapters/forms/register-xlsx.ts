import { Readable } from "node:stream";
import { setImmediate as afterOthers } from "node:timers/promises";
import { ZipFile } from "yazl";
import { printedByLine } from "../../domain/forms/printed-date.ts";
import {
  columnNumbers,
  coverLines,
  type Column,
  type RegisterForm,
  type RegisterHeading,
} from "../../domain/forms/register-form.ts";
import {
  columnLetters,
  contentTypesXml,
  dateCell,
  numberCell,
  packageRelationsXml,
  sheetClosing,
  sheetOpening,
  styles,
  stylesXml,
  textCell,
  workbookRelationsXml,
  workbookXml,
} from "./spreadsheet-xml.ts";

/** Excel has 1,048,576 rows; some are the head and the last line. */
const mostRows = 1_048_000;
const batchLength = 1 << 16;
/** The columns of a form together, in characters of Excel's own measure: an A4 page across at 11 points. */
const sheetWidth = 140;

interface SheetRows {
  readonly titles: readonly string[];
  readonly head: number;
  readonly numbers: number;
}

function cellOf<Row>(column: Column<Row>, row: Row, reference: string): string {
  switch (column.kind) {
    case "text": {
      const style = column.align === "center" ? styles.textCentred : styles.text;
      return textCell(reference, column.value(row) ?? "", style);
    }
    case "number": {
      const value = column.value(row);
      return typeof value === "string"
        ? textCell(reference, value, styles.textCentred)
        : numberCell(reference, value);
    }
    case "date":
      return dateCell(reference, column.value(row));
  }
}

/** Where the rows above the data stand. */
function layOut<Row>(form: RegisterForm<Row>, heading: RegisterHeading): SheetRows {
  const titles = [
    heading.parentAgency?.toLocaleUpperCase("vi") ?? "",
    heading.agency.toLocaleUpperCase("vi"),
    form.title.join(" "),
    coverLines(form, heading).join("; "),
  ];
  return { titles, head: titles.length + 2, numbers: titles.length + 3 };
}

const titleStyles = [styles.agency, styles.agencyBold, styles.title, styles.centred];

function* opening<Row>(form: RegisterForm<Row>, sheet: SheetRows): Generator<string> {
  const total = form.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = form.columns.map((column) => {
    const width = Math.round((column.width / total) * sheetWidth * 100) / 100;
    return column.kind === "date" ? Math.max(width, column.withHour ? 17.5 : 11.5) : width;
  });
  yield sheetOpening(sheet.numbers, widths);
  for (const [index, title] of sheet.titles.entries()) {
    const style = titleStyles[index] ?? styles.centred;
    yield `<row r="${index + 1}" ht="${style === styles.title ? 30 : 20}" customHeight="1">${textCell(`A${index + 1}`, title, style)}</row>`;
  }
  const cells = (row: number, texts: readonly string[], style: number): string =>
    `<row r="${row}">${texts.map((text, index) => textCell(columnLetters(index) + row, text, style)).join("")}</row>`;
  yield cells(
    sheet.head,
    form.columns.map((column) => column.heading),
    styles.head,
  );
  yield cells(sheet.numbers, columnNumbers(form), styles.columnNumber);
}

/** The sheet in pieces of about 64 KB; tells `filled` the last row of the data before its closing piece. */
async function* sheetXml<Row>(
  form: RegisterForm<Row>,
  heading: RegisterHeading,
  rows: AsyncIterable<Row>,
  filled: (lastRow: number) => void,
): AsyncGenerator<string> {
  const sheet = layOut(form, heading);
  const letters = form.columns.map((_, index) => columnLetters(index));
  let batch = [...opening(form, sheet)].join("");
  let at = sheet.numbers;
  for await (const row of rows) {
    at += 1;
    if (at > mostRows) throw new Error(`A sheet holds at most ${mostRows} rows.`);
    let cells = "";
    form.columns.forEach((column, index) => {
      cells += cellOf(column, row, `${letters[index] ?? ""}${at}`);
    });
    batch += `<row r="${at}">${cells}</row>`;
    if (batch.length < batchLength) continue;
    yield batch;
    batch = "";
    await afterOthers();
  }
  filled(at);
  const last = letters.at(-1) ?? "A";
  batch += `<row r="${at + 2}">${textCell(`A${at + 2}`, printedByLine(heading), styles.plain)}</row>`;
  const merged = sheet.titles.map((_, index) => `A${index + 1}:${last}${index + 1}`);
  yield batch + sheetClosing(`A${sheet.numbers}:${last}${at}`, merged);
}

const sheetNames = {
  incoming: "Văn bản đến",
  outgoing: "Văn bản đi",
  tracking: "Theo dõi giải quyết",
} as const;

/**
 * The bytes of the workbook. The sheet is the first large part of the archive and the workbook part, which names the
 * last row, comes after it.
 */
export async function* registerWorkbook<Row>(
  form: RegisterForm<Row>,
  heading: RegisterHeading,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const mtime = heading.printedAt;
  const add = (place: string, text: string): void => zip.addBuffer(Buffer.from(text), place, { mtime });
  let lastRow = 0;
  const sheet = Readable.from(
    sheetXml(form, heading, rows, (row) => (lastRow = row)),
    { highWaterMark: 1 },
  );
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new Error("yazl no longer gives a stream that can be destroyed.");
  sheet.on("error", (failure) => output.destroy(failure));
  add("[Content_Types].xml", contentTypesXml);
  add("_rels/.rels", packageRelationsXml);
  add("xl/_rels/workbook.xml.rels", workbookRelationsXml);
  add("xl/styles.xml", stylesXml);
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", { mtime });
  zip.addReadStreamLazy("xl/workbook.xml", { mtime }, (give) => {
    const { head, numbers } = layOut(form, heading);
    const lastColumn = columnLetters(form.columns.length - 1);
    const filtered = { lastColumn, from: numbers, to: lastRow };
    give(null, Readable.from([workbookXml(sheetNames[form.key], [head, numbers], filtered)]));
  });
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    sheet.destroy();
  }
}
