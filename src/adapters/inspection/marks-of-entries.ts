import { markInFileName } from "../../domain/exclusion/mark-in-file-name.ts";
import { stampOf } from "../../domain/exclusion/marked-text.ts";
import { marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
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

/** Marks in the text of a file inside an archive; what cannot be opened says nothing. */
export function marksOfEntry(is: "ole" | "rtf", bytes: Buffer): FileMark[] {
  return marksInLines(is === "rtf" ? rtfText(bytes) : wordText(bytes));
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
