import { dayAndHour, printedDate, type PrintableDate } from "../../domain/forms/printed-date.ts";
import { printable } from "./line-breaks.ts";

/** Indexes into `cellXfs` of the style sheet below. */
export const styles = {
  plain: 0,
  agency: 1,
  agencyBold: 2,
  title: 3,
  centred: 4,
  head: 5,
  columnNumber: 6,
  text: 7,
  textCentred: 8,
  guarded: 9,
  number: 10,
  date: 11,
  dateTime: 12,
} as const;

/** The most characters that Excel opens in one cell. */
const cellLimit = 32_767;
const markup: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML: control characters are gone, and what Excel would read as its own `_x0041_` escape is not one. */
export function escapeXml(text: string): string {
  return printable(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[&<>"]/g, (character) => markup[character] ?? character);
}

/** `0` as `A`, `25` as `Z`, `26` as `AA`. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

const beginsFormula = /^[=+\-@\t\r\n]/;

/**
 * A cell of text, inline. A value that begins as a formula does is marked as quoted, so that it stays text also
 * when somebody edits the cell.
 */
export function textCell(reference: string, value: string, style: number): string {
  if (value === "") return `<c r="${reference}" s="${style}"/>`;
  const used = beginsFormula.test(value) ? styles.guarded : style;
  const short = value.length > cellLimit ? `${value.slice(0, cellLimit - 1)}…` : value;
  return `<c r="${reference}" s="${used}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(short)}</t></is></c>`;
}

export function numberCell(reference: string, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return `<c r="${reference}" s="${styles.number}"/>`;
  return `<c r="${reference}" s="${styles.number}"><v>${value}</v></c>`;
}

const dayMs = 86_400_000;
/** Excel's day 0; it believes in a 29 February 1900, so earlier days than 01/03/1900 are written as text. */
const epoch = Date.UTC(1899, 11, 30);
const firstTrueSerial = 61;

/** Days since Excel's epoch, the hour as a fraction; null for what Excel has no date for. */
export function serialOf(date: PrintableDate): number | null {
  const parts = dayAndHour(date);
  if (parts === null) return null;
  const wallClock = Date.parse(`${parts.day}T${parts.hour ?? "00:00"}:00Z`);
  const serial = (wallClock - epoch) / dayMs;
  return serial < firstTrueSerial ? null : serial;
}

export function dateCell(reference: string, value: PrintableDate | null): string {
  if (value === null) return `<c r="${reference}" s="${styles.date}"/>`;
  const serial = serialOf(value);
  if (serial === null) return textCell(reference, printedDate(value), styles.textCentred);
  const style = Number.isInteger(serial) ? styles.date : styles.dateTime;
  return `<c r="${reference}" s="${style}"><v>${serial}</v></c>`;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const contentTypesXml =
  `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`;

export const packageRelationsXml =
  `${xml}<Relationships xmlns="${packageRelations}">` +
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const workbookRelationsXml =
  `${xml}<Relationships xmlns="${packageRelations}">` +
  `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

/** `titles` are the rows that repeat on each printed page, `filtered` the rows that the filter covers; from 1. */
export function workbookXml(
  sheet: string,
  titles: readonly [number, number],
  filtered: { readonly lastColumn: string; readonly from: number; readonly to: number },
): string {
  const quoted = `'${sheet.replaceAll("'", "''")}'`;
  const range = `$A$${filtered.from}:$${filtered.lastColumn}$${filtered.to}`;
  return (
    `${xml}<workbook xmlns="${main}" xmlns:r="${office}">` +
    `<bookViews><workbookView/></bookViews><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escapeXml(`${quoted}!${range}`)}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${escapeXml(`${quoted}!$${titles[0]}:$${titles[1]}`)}</definedName>` +
    "</definedNames></workbook>"
  );
}

const font = (size: number, inside = ""): string =>
  `<font>${inside}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`;
const edge = (side: string): string => `<${side} style="thin"><color rgb="FF7F7F7F"/></${side}>`;

interface CellFormat {
  readonly font: number;
  readonly border?: 1;
  readonly format?: number;
  readonly horizontal: "left" | "center";
  readonly vertical?: "top" | "center";
  readonly quoted?: true;
}

function cellFormat(wanted: CellFormat): string {
  const { format = 0, border = 0, vertical = "top", quoted } = wanted;
  return (
    `<xf numFmtId="${format}" fontId="${wanted.font}" fillId="0" borderId="${border}" xfId="0" applyFont="1" ` +
    `applyBorder="1" applyAlignment="1"${format === 0 ? "" : ' applyNumberFormat="1"'}${quoted ? ' quotePrefix="1"' : ""}>` +
    `<alignment horizontal="${wanted.horizontal}" vertical="${vertical}" wrapText="1"/></xf>`
  );
}

const numberFormats = { whole: 1, date: 164, dateTime: 165 } as const;

/** In the order of `styles`. */
const cellFormats: readonly string[] = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  cellFormat({ font: 1, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 2, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 3, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 1, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 4, border: 1, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 5, border: 1, horizontal: "center", vertical: "center" }),
  cellFormat({ font: 0, border: 1, horizontal: "left" }),
  cellFormat({ font: 0, border: 1, horizontal: "center" }),
  cellFormat({ font: 0, border: 1, horizontal: "left", quoted: true }),
  cellFormat({ font: 0, border: 1, horizontal: "center", format: numberFormats.whole }),
  cellFormat({ font: 0, border: 1, horizontal: "center", format: numberFormats.date }),
  cellFormat({ font: 0, border: 1, horizontal: "center", format: numberFormats.dateTime }),
];

export const stylesXml =
  `${xml}<styleSheet xmlns="${main}"><numFmts count="2">` +
  `<numFmt numFmtId="${numberFormats.date}" formatCode="dd/mm/yyyy"/>` +
  `<numFmt numFmtId="${numberFormats.dateTime}" formatCode="hh:mm\\ dd/mm/yyyy"/></numFmts>` +
  `<fonts count="6">${font(11)}${font(12)}${font(12, "<b/>")}${font(16, "<b/>")}${font(11, "<b/>")}${font(10, "<i/>")}</fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${edge("left")}${edge("right")}${edge("top")}${edge("bottom")}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${cellFormats.length}">${cellFormats.join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export const sheetOpening = (frozenRows: number, columns: readonly number[]): string =>
  `${xml}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
  `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" ` +
  'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>' +
  columns
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("") +
  "</cols><sheetData>";

/** A4 landscape as wide as the page, page numbers in the middle of the top margin from the second page on. */
export const sheetClosing = (filter: string, merged: readonly string[]): string =>
  `</sheetData><autoFilter ref="${filter}"/><mergeCells count="${merged.length}">` +
  `${merged.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>` +
  '<pageMargins left="0.79" right="0.59" top="0.79" bottom="0.79" header="0.4" footer="0.4"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;P</oddHeader></headerFooter></worksheet>';
