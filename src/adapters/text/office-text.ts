import type { ZipContent } from "../inspection/walk.ts";
import { walkZip } from "../inspection/zip-walk.ts";
import { TextNotExtracted } from "../../ports/text-extraction.ts";
import type { ExtractionLimits } from "./limits.ts";
import type { LineCollector } from "./line-collector.ts";
import { tokensOf, xmlText } from "./markup.ts";
import { sheetLines } from "./sheet-text.ts";

export type OfficeKind = "docx" | "xlsx" | "pptx";

/** The parts with text, in the order in which people read them. */
const parts: Readonly<Record<OfficeKind, readonly RegExp[]>> = {
  docx: [
    /^word\/header\d*\.xml$/u,
    /^word\/document\d*\.xml$/u,
    /^word\/(?:footnotes|endnotes)\.xml$/u,
    /^word\/footer\d*\.xml$/u,
  ],
  pptx: [/^ppt\/slides\/slide\d+\.xml$/u, /^ppt\/notesSlides\/notesSlide\d+\.xml$/u],
  xlsx: [/^xl\/sharedStrings\.xml$/u, /^xl\/worksheets\/sheet\d+\.xml$/u],
};

/** Reads a DOCX, XLSX or PPTX. Every entry is inflated within the limits of the inspection, whatever sizes it claims. */
export async function readOffice(
  file: { readonly path: string; readonly size: number; readonly kind: OfficeKind },
  limits: ExtractionLimits,
  into: LineCollector,
): Promise<void> {
  const wanted = (name: string) => (parts[file.kind].some((one) => one.test(name)) ? limits.partBytes : 0);
  const zip = await walkZip(file.path, file.size, limits, wanted);
  const size = [...zip.parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (size > limits.partsBytes) throw new TextNotExtracted("tooMuch");
  if (file.kind === "xlsx") return sheetLines(textOf(zip, parts.xlsx[0])[0] ?? "", sheets(zip), into);
  for (const part of parts[file.kind]) {
    for (const xml of textOf(zip, part)) {
      if (!paragraphs(xml, file.kind === "docx" ? "w" : "a", into)) return;
    }
  }
}

const sheets = (zip: ZipContent): string[] => textOf(zip, parts.xlsx[1]);

const numberIn = (name: string): number => Number(/\d+/u.exec(name)?.[0] ?? 0);

function textOf(zip: ZipContent, part: RegExp | undefined): string[] {
  return [...zip.parts]
    .filter(([name]) => part?.test(name) === true)
    .sort(([a], [b]) => numberIn(a) - numberIn(b))
    .map(([, bytes]) => xmlText(bytes));
}

/**
 * The paragraphs of a part, its letters in `<w:t>` or `<a:t>`; what was struck out under tracked changes is in other
 * tags. False when the collector has enough.
 */
function paragraphs(xml: string, prefix: "w" | "a", into: LineCollector): boolean {
  const [text, end, lineBreak, tab] = [`${prefix}:t`, `/${prefix}:p`, `${prefix}:br/`, `${prefix}:tab/`];
  let line = "";
  let inText = false;
  let older = 0;
  for (const token of tokensOf(xml)) {
    // The same text again for programs that do not know text boxes.
    if (token.tag === "mc:Fallback") older += 1;
    else if (token.tag === "/mc:Fallback") older -= 1;
    if (older > 0) continue;
    if (token.tag === "") line += inText ? token.text : "";
    else if (token.tag === text) inText = true;
    else if (token.tag === `/${text}`) inText = false;
    else if (token.tag === tab) line += "\t";
    else if (token.tag === end || token.tag === lineBreak || token.tag === "w:txbxContent") {
      if (line.trim() !== "" && !into.add(line)) return false;
      line = "";
    }
  }
  return line.trim() === "" || into.add(line);
}
