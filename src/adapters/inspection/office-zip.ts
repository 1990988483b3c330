import { unescapeXml, xmlText } from "../text/markup.ts";
import type { ZipContent } from "./walk.ts";

/** Its list of contents, in small letters: names of parts are the same in any (ECMA-376, part 2). */
export const contentTypes = "[content_types].xml";

/** How much of each part is looked at to tell what the file is, bytes. */
export function wantedParts(name: string): number {
  return name === "mimetype" ? 1024 : 0;
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
  const list = zip.parts.get(contentTypes);
  if (list === undefined) {
    const declared = zip.parts.get("mimetype")?.toString("latin1") ?? "";
    return declared.includes("opendocument") ? { foreign: "OpenDocument" } : "zip";
  }
  const types = unescapeXml(xmlText(list));
  if (types.includes("ms-word.document.macroEnabled.main+xml")) return "docm";
  if (types.includes("ms-excel.sheet.macroEnabled.main+xml")) return "xlsm";
  if (types.includes("ms-powerpoint.presentation.macroEnabled.main+xml")) return "pptm";
  if (types.includes("wordprocessingml.document.main+xml")) return "docx";
  if (types.includes("spreadsheetml.sheet.main+xml")) return "xlsx";
  if (types.includes("presentationml.presentation.main+xml")) return "pptx";
  return { foreign: "Office Open XML" };
}
