import type { LineCollector } from "./line-collector.ts";
import { tokensOf } from "./markup.ts";

/** The rows of a workbook, each a line with its cells between tabs; formulas are what they came to. */
export function sheetLines(sharedXml: string, sheets: readonly string[], into: LineCollector): void {
  const shared = sharedStrings(sharedXml);
  for (const xml of sheets) {
    for (const row of sheetRows(xml, shared)) {
      if (!into.add(row)) return;
    }
  }
}

/** The texts to which the cells of all sheets refer by number. */
export function sharedStrings(xml: string): string[] {
  const all: string[] = [];
  let one = "";
  let inText = false;
  let phonetic = false;
  for (const { tag, text } of tokensOf(xml)) {
    if (tag === "t") inText = !phonetic;
    else if (tag === "/t") inText = false;
    else if (tag === "rPh") phonetic = true;
    else if (tag === "/rPh") phonetic = false;
    else if (tag === "/si" || tag === "si/") {
      all.push(one);
      one = "";
    } else if (tag === "" && inText) one += text;
  }
  return all;
}

/** The rows of one sheet, their cells between tabs. */
export function* sheetRows(xml: string, shared: readonly string[]): Generator<string> {
  let cells: string[] = [];
  let kind = "";
  let value = "";
  let inValue = false;
  for (const { tag, attributes, text } of tokensOf(xml)) {
    if (tag === "c") {
      kind = /\bt="(\w+)"/u.exec(attributes)?.[1] ?? "n";
      value = "";
    } else if (tag === "v" || tag === "t") inValue = true;
    else if (tag === "/v" || tag === "/t") inValue = false;
    else if (tag === "" && inValue) value += text;
    else if (tag === "/c") {
      // Whether a cell is true or wrong is nothing to look for.
      if (kind !== "b" && kind !== "e") cells.push(kind === "s" ? (shared[Number(value)] ?? "") : value);
    } else if (tag === "/row") {
      const row = cells.join("\t");
      if (row.trim() !== "") yield row;
      cells = [];
    }
  }
}
