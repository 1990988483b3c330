import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { markOnPage } from "../../domain/exclusion/mark-on-page.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { marksInBox, marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { tokensOf, unescapeXml, type Token } from "../text/markup.ts";
import type { TextPart } from "./office-parts.ts";
import { linesOf } from "./plain-text.ts";

/** Letters drawn as a picture (WordArt), of which Word makes its watermarks. */
function drawnText({ tag, attributes }: Token): string | null {
  if (!/^v:textpath\/?$/u.test(tag)) return null;
  const quoted = /\sstring\s*=\s*("[^"]*"|'[^']*')/u.exec(attributes)?.[1];
  return quoted === undefined ? null : unescapeXml(quoted.slice(1, -1));
}

const isPageBreak = ({ tag, attributes }: Token): boolean =>
  tag === "w:lastRenderedPageBreak/" ||
  (/^w:br\/?$/u.test(tag) && /:type\s*=\s*["']page["']/u.test(attributes));

/** The text of a part up to its first page's end; a text box is lines of its own. */
function firstPageOf(xml: string): string {
  let text = "";
  let inText = false;
  for (const token of tokensOf(xml)) {
    const { tag } = token;
    const drawn = drawnText(token);
    if (isPageBreak(token)) return text;
    if (drawn !== null) text += `\n${drawn}\n`;
    else if (tag === "w:t") inText = true;
    else if (tag === "/w:t") inText = false;
    else if (tag === "") text += inText ? token.text : "";
    else if (tag === "w:tab/") text += "\t";
    else if (["w:txbxContent", "/w:p", "w:br/"].includes(tag)) text += "\n";
  }
  return text;
}

/** The first lines of a Word document: headers first, where stamps are put as well, then the body. */
export function wordFirstPage(parts: readonly TextPart[]): FirstPage {
  const inOrder = [...parts.filter(({ is }) => is === "header"), ...parts.filter(({ is }) => is === "body")];
  return linesOf(inOrder.map(({ xml }) => firstPageOf(xml)).join("\n"));
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
  for (const token of tokensOf(xml)) {
    const { tag, text } = token;
    const drawn = drawnText(token);
    if (drawn !== null) found.boxes.push([drawn]);
    else if (tag === "w:t") inText = true;
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
export function wordMarks(parts: readonly TextPart[], isInner: boolean): FileMark[] {
  const marks: FileMark[] = [];
  for (const { is, xml } of parts) {
    if (is !== "body" && is !== "header" && is !== "foot") continue;
    const { lines, boxes } = linesIn(xml);
    marks.push(...boxes.flatMap((box) => marksInBox(box)));
    if (is === "body") marks.push(...marksInLines(lines, isInner));
    else marks.push(...marksInBox(lines, is === "foot"));
  }
  const first = isInner && marks.length === 0 ? markOnPage(wordFirstPage(parts)) : null;
  if (first !== null) marks.push({ kind: "stateSecret", mark: stampOf[first], page: null, entry: null });
  return marks;
}
