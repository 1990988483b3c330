import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";

/** What a cell of the fixture holds; `serial` is a number that the sheet shows as a date. */
export type FixtureCell =
  | string
  | number
  | boolean
  | null
  | { readonly serial: number }
  | { readonly formula: string; readonly value: string | number }
  | { readonly inline: string }
  | { readonly fault: string };

export interface FixtureSheet {
  readonly name: string;
  readonly rows: Iterable<readonly FixtureCell[]>;
  readonly isHidden?: boolean;
}

export interface FixtureWorkbook {
  readonly sheets: readonly FixtureSheet[];
  readonly is1904?: boolean;
  /** Written as it is in place of the first sheet, for broken and hostile files. */
  readonly rawSheet?: string;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Writes a workbook as Excel does, texts shared, row by row however many there are. */
export async function writeWorkbook(file: string, workbook: FixtureWorkbook): Promise<void> {
  const zip = new yazl.ZipFile();
  const texts = new Map<string, number>();
  const written = pipeline(zip.outputStream, createWriteStream(file));
  const add = (name: string, content: Iterable<string>) =>
    zip.addReadStreamLazy(name, { compressionLevel: 1 }, (callback) =>
      callback(null, Readable.from(inPieces(content))),
    );
  add("[Content_Types].xml", contentTypes(workbook));
  add("_rels/.rels", [
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  add("xl/workbook.xml", workbookXml(workbook));
  add("xl/_rels/workbook.xml.rels", workbookRelations(workbook));
  add("xl/styles.xml", [
    `${declaration}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  ]);
  for (const [place, sheet] of workbook.sheets.entries()) {
    const raw = place === 0 ? workbook.rawSheet : undefined;
    add(`xl/worksheets/sheet${place + 1}.xml`, raw === undefined ? sheetXml(sheet, texts) : [raw]);
  }
  // Written last: the texts are known when the sheets are.
  add("xl/sharedStrings.xml", sharedXml(texts));
  zip.end();
  await written;
}

function* inPieces(parts: Iterable<string>): Generator<Buffer> {
  let piece = "";
  for (const part of parts) {
    piece += part;
    if (piece.length < 65_536) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}

function contentTypes({ sheets }: FixtureWorkbook): string[] {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const parts = sheets.map(
    (_sheet, place) =>
      `<Override PartName="/xl/worksheets/sheet${place + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return [
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${parts.join("")}</Types>`,
  ];
}

function workbookXml({ sheets, is1904 = false }: FixtureWorkbook): string[] {
  const listed = sheets.map(
    ({ name, isHidden = false }, place) =>
      `<sheet name="${escaped(name)}" sheetId="${place + 1}" ${isHidden ? 'state="hidden" ' : ""}r:id="rId${place + 1}"/>`,
  );
  return [
    `${declaration}<workbook ${main} xmlns:r="${relations}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
  ];
}

function workbookRelations({ sheets }: FixtureWorkbook): string[] {
  const one = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const parts = sheets.map((_sheet, place) =>
    one(place + 1, "worksheet", `worksheets/sheet${place + 1}.xml`),
  );
  const count = sheets.length;
  return [
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.join("")}${one(count + 1, "styles", "styles.xml")}${one(count + 2, "sharedStrings", "sharedStrings.xml")}</Relationships>`,
  ];
}

function* sheetXml({ rows }: FixtureSheet, texts: Map<string, number>): Generator<string> {
  yield `${declaration}<worksheet ${main}><sheetData>`;
  let number = 0;
  for (const row of rows) {
    number += 1;
    const cells = row.map((cell, column) => cellXml(cell, `${letter(column)}${number}`, texts)).join("");
    if (cells !== "") yield `<row r="${number}">${cells}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: FixtureCell, at: string, texts: Map<string, number>): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "string") {
    const index = texts.get(cell) ?? texts.size;
    texts.set(cell, index);
    return `<c r="${at}" t="s"><v>${index}</v></c>`;
  }
  if ("serial" in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  if ("inline" in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
  if ("fault" in cell) return `<c r="${at}" t="e"><v>${cell.fault}</v></c>`;
  const type = typeof cell.value === "string" ? ' t="str"' : "";
  return `<c r="${at}"${type}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.value))}</v></c>`;
}

function* sharedXml(texts: Map<string, number>): Generator<string> {
  yield `${declaration}<sst ${main}>`;
  for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield "</sst>";
}

function letter(column: number): string {
  const rest = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? rest : letter(Math.floor(column / 26) - 1) + rest;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
