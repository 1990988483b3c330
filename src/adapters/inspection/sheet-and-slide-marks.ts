import { marksInBox, marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { tokensOf, unescapeXml } from "../text/markup.ts";
import { sharedStrings, sheetRows } from "../text/sheet-text.ts";
import type { TextPart } from "./office-parts.ts";

/** Above its table a sheet has a letterhead: agency on the left, nation on the right, perhaps a stamp between them. */
const mostLetterheadCells = 3;
const mostLetterheadRows = 40;

/** What a column says of the documents in a list is no mark of the list. */
function letterheadOf(strings: readonly string[], sheet: string): string[] {
  const lines: string[] = [];
  let rows = 0;
  for (const row of sheetRows(sheet, strings)) {
    const cells = row.split("\t").filter((cell) => cell.trim() !== "");
    rows += 1;
    if (cells.length > mostLetterheadCells || rows > mostLetterheadRows) break;
    lines.push(...cells.flatMap((cell) => cell.split(/\r\n|[\r\n]/u)));
  }
  return lines;
}

const printed = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)</gu;
/** How a heading of a sheet is laid out (ECMA-376, part 1, 18.3.1.46). */
const layout = /&(?:"[^"]*"|K[\dA-F]{6}|\d+|[A-Z])/gu;

/** What is printed at the head and foot of each page of a sheet, each of its thirds by itself. */
function printedAtMargins(sheet: string): string[][] {
  return [...sheet.matchAll(printed)].flatMap(([, text = ""]) =>
    unescapeXml(text)
      .split(/&[LCR]/u)
      .map((third) => third.replace(layout, "").split(/\r\n|[\r\n]/u)),
  );
}

const shape = /^(\/)?(?:p|xdr):sp$/u;

/** The lines of each shape by itself; the cells of a table are none. */
function shapesIn(xml: string): string[][] {
  const boxes: string[][] = [];
  let box: string[] | null = null;
  let line = "";
  let inText = false;
  for (const { tag, text } of tokensOf(xml)) {
    const [isShape, ends] = shape.exec(tag) ?? [];
    if (isShape !== undefined) {
      if (ends === undefined) boxes.push((box = []));
      else box = null;
    } else if (tag === "a:t") inText = true;
    else if (tag === "/a:t") inText = false;
    else if (tag === "" && inText) line += text;
    else if (tag === "/a:p" || tag === "a:br/") {
      box?.push(line);
      line = "";
    }
  }
  return boxes;
}

/** A slide that has more than one grade explains them. */
function marksOfShapes(xml: string): FileMark[] {
  const marks = shapesIn(xml).flatMap((box) => marksInBox(box));
  return new Set(marks.map(({ mark }) => mark)).size > 1 ? [] : marks.slice(0, 1);
}

/** The paragraphs of an OpenDocument text, and the cells of its sheets, which hold paragraphs. */
function paragraphsIn(xml: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const { tag, text } of tokensOf(xml)) {
    if (tag === "") line += text;
    else if (tag === "text:p" || tag === "text:h") line = "";
    else if (tag === "/text:p" || tag === "/text:h") lines.push(line);
    else if (tag === "text:line-break/") line += "\n";
  }
  return lines.flatMap((one) => one.split("\n"));
}

/** Marks in a workbook, a presentation, or an OpenDocument file. */
export function sheetAndSlideMarks(parts: readonly TextPart[]): FileMark[] {
  const strings = sharedStrings(parts.find(({ is }) => is === "strings")?.xml ?? "");
  return parts.flatMap(({ is, xml }): FileMark[] => {
    if (is === "sheet")
      return [
        ...marksInLines(letterheadOf(strings, xml)),
        ...printedAtMargins(xml).flatMap((lines) => marksInBox(lines)),
      ];
    if (is === "shapes") return marksOfShapes(xml);
    return is === "openDocument" ? marksInLines(paragraphsIn(xml)) : [];
  });
}
