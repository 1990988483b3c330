import type { Cell, SheetRow } from "../../domain/imports/cell.ts";
import { dateOfSerial } from "../../domain/imports/read-date.ts";
import { rowsInPiece, sheetLimits } from "./limits.ts";
import { readXml, type XmlHandlers } from "./read-xml.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { Workbook } from "./workbook.ts";

/** A cell that stands for a text elsewhere, until that is looked up. */
export class SharedText {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

export interface RawRow {
  readonly number: number;
  readonly cells: (Cell | SharedText)[];
}

type Facts = Pick<Workbook, "is1904" | "dateStyles">;

/** The rows of a sheet as they come, in pieces of some hundred. */
export async function* rawRows(
  source: AsyncIterable<Uint8Array>,
  facts: Facts,
): AsyncGenerator<readonly RawRow[]> {
  const collected: RawRow[] = [];
  const handlers = collectRows(facts, (row) => collected.push(row));
  for await (const _ of readXml(source, handlers)) {
    while (collected.length >= rowsInPiece) yield collected.splice(0, rowsInPiece);
  }
  if (collected.length > 0) yield collected;
}

/** The same with every text in its place. */
export function withTexts({ number, cells }: RawRow, texts: SharedStrings): SheetRow {
  return {
    number,
    cells: cells.map((cell) => (cell instanceof SharedText ? texts.get(cell.index) : cell)),
  };
}

function collectRows(facts: Facts, take: (row: RawRow) => void): XmlHandlers {
  let row: RawRow | null = null;
  let lastRow = 0;
  let column = -1;
  let type = "n";
  let isDate = false;
  let text = "";
  let isInText = false;
  let phonetic = 0;
  return {
    open(name, attributes) {
      if (name === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        type = attributes["t"] ?? "n";
        isDate = facts.dateStyles[Number(attributes["s"] ?? 0)] ?? false;
        text = "";
      } else if (name === "row") {
        const number = Number(attributes["r"] ?? lastRow + 1);
        lastRow = Number.isInteger(number) && number > 0 ? number : lastRow + 1;
        row = { number: lastRow, cells: [] };
        column = -1;
      } else if (name === "rPh") phonetic += 1;
      else if (name === "v" || (name === "t" && phonetic === 0)) isInText = true;
    },
    text(piece) {
      if (isInText) text += piece;
    },
    close(name) {
      if (name === "v" || name === "t") isInText = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c") {
        if (row === null || column >= sheetLimits.columns || text === "") return;
        while (row.cells.length < column) row.cells.push(null);
        row.cells[column] = valueOf(text, type, isDate, facts.is1904);
      } else if (name === "row" && row !== null) {
        take(row);
        row = null;
      }
    },
  };
}

/** `AB12` is the 28th column, 27 from 0. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (let place = 0; place < reference.length; place += 1) {
    const code = reference.charCodeAt(place);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}

/** What a formula last gave is its value; a fault such as `#N/A` stays as its text, so that its row is found wrong. */
function valueOf(text: string, type: string, isDate: boolean, is1904: boolean): Cell | SharedText {
  if (type === "s") return new SharedText(Number(text));
  if (type !== "n") return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return isDate ? (dateOfSerial(number, is1904) ?? number) : number;
}
