import { readFile, stat } from "node:fs/promises";
import { marksInLines, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { foldLine } from "../../domain/text/fold-lines.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { TextNotExtracted, type ExtractedText, type FileToRead } from "../../ports/text-extraction.ts";
import { kinds } from "../inspection/file-kinds.ts";
import { oleLines } from "../inspection/ole.ts";
import { decodeText } from "../inspection/plain-text.ts";
import type { ExtractionLimits } from "./limits.ts";
import { collectLines, type LineCollector } from "./line-collector.ts";
import { readOffice } from "./office-text.ts";
import { readPdf } from "./pdf-text.ts";
import { rtfLines } from "./rtf-text.ts";

type Kind = keyof typeof kinds;

function kindOf(mediaType: string): Kind | null {
  const found = Object.entries(kinds).find(([, kind]) => kind.mediaType === mediaType);
  return found === undefined ? null : (found[0] as Kind);
}

interface Read {
  readonly isScan: boolean;
  readonly isCut: boolean;
  /** By their places on pages; where there are none, the lines are judged. */
  readonly marks?: readonly FileMark[];
}
const whole: Read = { isScan: false, isCut: false };

function addAll(lines: readonly string[], into: LineCollector): void {
  for (const line of lines) if (line.trim() !== "" && !into.add(line)) return;
}

/** What has no text that we read (pictures, archives, XLS) counts as a scan: its pages can only be looked at. */
async function readInto(file: FileToRead, limits: ExtractionLimits, into: LineCollector): Promise<Read> {
  const kind = kindOf(file.mediaType);
  if (kind === null) return { isScan: true, isCut: false };
  switch (kind) {
    case "pdf": {
      const { hasText, isCut, marks } = await readPdf(file.path, limits, into);
      return { isScan: !hasText, isCut, marks };
    }
    case "docx":
    case "xlsx":
    case "pptx":
      await readOffice({ path: file.path, size: (await stat(file.path)).size, kind }, limits, into);
      return whole;
    case "doc":
      addAll(oleLines(await readFile(file.path), limits.characters + 1) ?? [], into);
      return whole;
    case "rtf":
      rtfLines(await readFile(file.path, "latin1"), into);
      return whole;
    case "txt":
      addAll((decodeText(await readFile(file.path), true) ?? "").split(/\r\n|[\r\n\f\v]/u), into);
      return whole;
    case "docm":
    case "xlsm":
    case "pptm":
    case "xls":
    case "zip":
    case "png":
    case "jpg":
    case "tif":
      return { isScan: true, isCut: false };
  }
}

/** Throws `TextNotExtracted` for a file that is broken or too much. Call it only where the process may be killed. */
export async function extractText(file: FileToRead, limits: ExtractionLimits): Promise<ExtractedText> {
  const into = collectLines(limits.characters);
  try {
    const { isScan, isCut, marks } = await readInto(file, limits, into);
    const lines = into.lines();
    return {
      lines,
      folded: lines.map(foldLine),
      hasText: !isScan && lines.length > 0,
      isCut: isCut || into.isCut,
      marks: marks ?? marksInLines(lines),
    };
  } catch (error) {
    if (error instanceof TextNotExtracted || isOurs(error)) throw error;
    const isTooMuch = error instanceof RuleBroken && /zip-(?:bomb|too)/u.test(error.code);
    throw new TextNotExtracted(isTooMuch ? "tooMuch" : "broken");
  }
}

/** A file that is not there, or a disk that does not answer, says nothing about the file. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
