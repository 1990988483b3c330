import { markInFileName } from "../../domain/exclusion/mark-in-file-name.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { linesWithin, mailLines } from "./file-texts.ts";
import type { TextPart } from "./office-parts.ts";
import { sheetAndSlideMarks } from "./sheet-and-slide-marks.ts";
import { wordMarks } from "./word-marks.ts";
import { rtfLines } from "../text/rtf-text.ts";
import { collectLines } from "../text/line-collector.ts";
import { oleLines } from "./ole.ts";

const textCharacters = 60_000;

/** The lines of an RTF, of its beginning at least. */
export function rtfText(bytes: Buffer): string[] {
  const lines = collectLines(textCharacters);
  rtfLines(bytes.toString("latin1"), lines);
  return lines.lines();
}

/** The lines of a DOC, of its beginning at least; none of any other OLE file, or of a broken one. */
export function wordText(bytes: Buffer): string[] {
  try {
    return oleLines(bytes, textCharacters) ?? [];
  } catch (error) {
    if (error instanceof RuleBroken) return [];
    throw error;
  }
}

/** Marks in what is written in a file inside another; what cannot be opened says nothing. */
export function marksOfEntry(is: "ole" | "rtf" | "mail", bytes: Buffer, entry: string): FileMark[] {
  const lines = is === "rtf" ? rtfText(bytes) : is === "ole" ? wordText(bytes) : mailLines(bytes);
  return marksInLines(lines).map((mark) => ({ ...mark, entry }));
}

/** The same of a file that is looked into no further, by its name and its beginning. */
export function marksInFile(entry: string, beginning: Buffer): FileMark[] {
  return marksInLines(linesWithin(entry, beginning)).map((mark) => ({ ...mark, entry }));
}

/** Marks in an Office file. `isInner`: its first page was not looked at either. */
export function marksInTexts(texts: readonly TextPart[], isInner: boolean): FileMark[] {
  return [...wordMarks(texts, isInner), ...sheetAndSlideMarks(texts)];
}

/** Names of files in an archive that bear a mark; the parts of an Office file are no such names. */
export function marksInNames(names: Iterable<string>): FileMark[] {
  const marks: FileMark[] = [];
  for (const entry of names) {
    const grade = entry.endsWith("/") ? null : markInFileName(entry);
    if (grade !== null) marks.push({ kind: "stateSecret", mark: stampOf[grade], page: null, entry });
  }
  return marks;
}
