import { tokensOf } from "../text/markup.ts";

/** What a part of an Office file holds for who seeks marks in it. */
export type TextPartKind = "body" | "header" | "foot" | "strings" | "sheet" | "shapes" | "openDocument";

export interface TextPart {
  readonly is: TextPartKind;
  readonly xml: string;
}

/** The root of a part tells what it is; relationships may give it any name (ECMA-376, part 2). */
const roots: ReadonlyMap<string, TextPartKind> = new Map([
  ["w:document", "body"],
  ["w:hdr", "header"],
  ["w:ftr", "foot"],
  ["w:footnotes", "foot"],
  ["w:endnotes", "foot"],
  ["sst", "strings"],
  ["worksheet", "sheet"],
  ["xdr:wsDr", "shapes"],
  ["p:sld", "shapes"],
  ["p:sldMaster", "shapes"],
  ["p:sldLayout", "shapes"],
  ["p:notes", "shapes"],
  ["office:document-content", "openDocument"],
  ["office:document-styles", "openDocument"],
]);

/** Whether bytes begin as XML in one of the writings that Office reads. */
export function beginsAsXml(beginning: Buffer): boolean {
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\0]*</u.test(
    beginning.toString("latin1", 0, 200),
  );
}

/** Null for what holds no text of people. */
export function textPartOf(xml: string): TextPart | null {
  for (const { tag } of tokensOf(xml)) {
    const is = roots.get(tag.replace(/\/$/u, ""));
    if (is !== undefined) return { is, xml };
    if (tag !== "") return null;
  }
  return null;
}
