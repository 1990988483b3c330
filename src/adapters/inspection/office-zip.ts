import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import { unescapeXml } from "../text/markup.ts";
import { linesOf } from "./plain-text.ts";
import type { ZipContent } from "./walk.ts";

const kibibyte = 1024;
export const contentTypes = "[Content_Types].xml";
/** Word on the web writes `document2.xml`. */
const wordBody = /^word\/document\d*\.xml$/u;

/** How much of each part of an Office file is looked at, bytes. */
export function wantedParts(name: string): number {
  if (name === contentTypes) return 1024 * kibibyte;
  if (name === "mimetype") return kibibyte;
  if (wordBody.test(name)) return 4096 * kibibyte;
  return /^word\/header\d*\.xml$/u.test(name) ? 256 * kibibyte : 0;
}

export type ZipKind =
  | "docx"
  | "xlsx"
  | "pptx"
  | "docm"
  | "xlsm"
  | "pptm"
  | "zip"
  | { readonly foreign: string };

/** Tells an Office file from other archives by its list of contents. */
export function zipKind(zip: ZipContent): ZipKind {
  const types = zip.parts.get(contentTypes)?.toString("utf8");
  if (types === undefined) {
    const declared = zip.parts.get("mimetype")?.toString("latin1") ?? "";
    return declared.includes("opendocument") ? { foreign: "OpenDocument" } : "zip";
  }
  if (types.includes("ms-word.document.macroEnabled.main+xml")) return "docm";
  if (types.includes("ms-excel.sheet.macroEnabled.main+xml")) return "xlsm";
  if (types.includes("ms-powerpoint.presentation.macroEnabled.main+xml")) return "pptm";
  if (types.includes("wordprocessingml.document.main+xml")) return "docx";
  if (types.includes("spreadsheetml.sheet.main+xml")) return "xlsx";
  if (types.includes("presentationml.presentation.main+xml")) return "pptx";
  return { foreign: "Office Open XML" };
}

/** The text of a part of a Word document up to its first page's end; a text box is lines of its own. */
function partText(xml: string): string {
  const tokens =
    /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<w:txbxContent>|<\/w:p>|<w:lastRenderedPageBreak\/>|<w:br(\s[^>]*)?\/>/gu;
  let text = "";
  for (const [token, run, attributes] of xml.matchAll(tokens)) {
    if (run !== undefined) text += unescapeXml(run);
    else if (token === "<w:tab/>") text += "\t";
    else if (token === "<w:lastRenderedPageBreak/>" || attributes?.includes('w:type="page"')) return text;
    else text += "\n";
  }
  return text;
}

/** The first lines of a Word document: headers first, where stamps are put as well, then the body. */
export function wordFirstPage(zip: Pick<ZipContent, "parts">): FirstPage {
  const headers = [...zip.parts].filter(([name]) => name.startsWith("word/header"));
  const bodies = [...zip.parts].filter(([name]) => wordBody.test(name));
  return linesOf([...headers, ...bodies].map(([, bytes]) => partText(bytes.toString("utf8"))).join("\n"));
}
