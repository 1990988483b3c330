import { marksInBox, marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { markOnPage } from "../../domain/exclusion/mark-on-page.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { tokensOf } from "../text/markup.ts";
import { wordFirstPage } from "./office-zip.ts";

/** Parts of a Word document in which a mark may stand. */
export const wordParts = /(?:^|\/)word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml$/iu;

const roots = { document: "document", hdr: "header", ftr: "footer", footnotes: "footer", endnotes: "footer" };

/**
 * As what a part is read: by the usual name where it has one, else by what its beginning says it is, since a document's
 * relationships may give its parts any name. Null for what is no text of a Word document. `nth` tells it from others.
 */
export function asWordPart(name: string, beginning: Buffer, nth: number): string | null {
  if (wordParts.test(name)) return name;
  const root = /<w:(document|hdr|ftr|footnotes|endnotes)[\s>]/u.exec(
    beginning.toString("latin1", 0, 4096),
  )?.[1];
  const kind = Object.entries(roots).find(([element]) => element === root)?.[1];
  return kind === undefined ? null : `word/${kind}${1000 + nth}.xml`;
}

interface WordLines {
  readonly lines: string[];
  /** Of each text box by itself. */
  readonly boxes: string[][];
}

/** The paragraphs of a part; what stands in a text box is a box of its own, not a line of the text. */
function linesIn(xml: string): WordLines {
  const found: WordLines = { lines: [], boxes: [] };
  const open: string[][] = [];
  let line = "";
  let inText = false;
  for (const { tag, text } of tokensOf(xml)) {
    if (tag === "w:t") inText = true;
    else if (tag === "/w:t") inText = false;
    else if (tag === "" && inText) line += text;
    else if (tag === "w:tab/") line += "\t";
    else if (tag === "w:txbxContent") {
      open.push([]);
      line = "";
    } else if (tag === "/w:txbxContent") found.boxes.push(open.pop() ?? []);
    else if (tag === "/w:p" || tag === "w:br/") {
      (open.at(-1) ?? found.lines).push(line);
      line = "";
    }
  }
  return found;
}

/**
 * Marks in a Word document beyond its first lines: text boxes on any page, headers and footers, notes, and documents bound
 * into it. `isInner`: it lies in an archive, so that its first page was not looked at either.
 */
export function wordMarks(parts: ReadonlyMap<string, Buffer>, isInner: boolean): FileMark[] {
  const marks: FileMark[] = [];
  for (const [name, bytes] of parts) {
    if (!wordParts.test(name)) continue;
    const { lines, boxes } = linesIn(bytes.toString("utf8"));
    marks.push(...boxes.flatMap((box) => marksInBox(box)));
    if (/document\d*\.xml$/iu.test(name)) marks.push(...marksInLines(lines, isInner));
    else marks.push(...marksInBox(lines, !/header\d*\.xml$/iu.test(name)));
  }
  const first = isInner && marks.length === 0 ? markOnPage(wordFirstPage({ parts })) : null;
  if (first !== null) marks.push({ kind: "stateSecret", mark: stampOf[first], page: null, entry: null });
  return marks;
}
