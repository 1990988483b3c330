import type { ActiveKind } from "../../domain/files/active-content.ts";
import { tokensOf, unescapeXml } from "../text/markup.ts";

export const isRelationships = (name: string): boolean => /(?:^|\/)_rels\/[^/]*\.rels$/iu.test(name);

/** What the name of a part of an Office file tells, at any depth of an archive. */
export function activeByName(name: string): ActiveKind | null {
  // Basic and Scripts are folders of an OpenDocument file.
  if (/vbaProject\.bin$|(?:^|\/)xl\/macrosheets\/|^Basic\/.+\/|^Scripts\/.+\//iu.test(name)) return "macros";
  // A workbook behind a chart is an embedded file too, and an ordinary one; OLE objects and controls are not.
  return /(?:^|\/)embeddings\/oleObject[^/]*\.bin$|(?:^|\/)activeX\/[^/]+\.(?:bin|xml)$/iu.test(name)
    ? "objects"
    : null;
}

/** Relationships that Word and Excel follow by themselves when the document is opened. */
const fetched = new Set(["attachedTemplate", "oleObject", "frame", "subDocument", "package"]);

/** A template in a folder of the writer's own machine stands in half of all documents and does nothing. */
export function isElsewhere(target: string): boolean {
  const place = target.replaceAll("\\", "/").replace(/^file:/iu, "");
  if (/^[a-z][a-z\d+.-]+:/iu.test(place)) return true;
  // `//server/share`, also with the slashes that `file:` has before it; a drive's letter means this machine.
  return /^\/{2,}(?!\/*[a-z][:|])[^/]/iu.test(place);
}

/** Parts that do something, whatever they are called (ECMA-376, part 2: a part is what its relationship says). */
const parts: Readonly<Record<string, ActiveKind>> = {
  vbaProject: "macros",
  wordVbaData: "macros",
  xlMacrosheet: "macros",
  xlIntlMacrosheet: "macros",
  oleObject: "objects",
  control: "objects",
};

function valueOf(attributes: string, name: string): string {
  const quoted = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*("[^"]*"|'[^']*')`, "u").exec(attributes)?.[1];
  return unescapeXml(quoted?.slice(1, -1) ?? "");
}

/** What a part of relationships refers to, inside the document and outside. Links that a reader must press are none. */
export function activeInRelationships(xml: string): ActiveKind[] {
  return [...tokensOf(xml)]
    .filter(({ tag }) => /^(?:\w+:)?Relationship\/?$/u.test(tag))
    .flatMap(({ attributes }) => activeInRelationship(attributes) ?? []);
}

function activeInRelationship(attributes: string): ActiveKind | null {
  const type = /\/(\w+)$/u.exec(valueOf(attributes, "Type").trim())?.[1] ?? "";
  if (valueOf(attributes, "TargetMode").trim().toLowerCase() !== "external") return parts[type] ?? null;
  if (type === "hyperlink") return null;
  if (!fetched.has(type)) return "externalLinks";
  return isElsewhere(valueOf(attributes, "Target")) ? "remoteTemplate" : null;
}

/** Whether the list of contents of an Office file names macros, under whatever name they lie in it. */
export function listsMacros(contentTypes: string): boolean {
  return /ms-office\.vbaProject|macroEnabled|ms-excel\.(?:intl)?macrosheet/iu.test(contentTypes);
}

/** What a part of an Office file does by itself: links of Excel and fields of Word that ask another program (DDE) or fetch. */
export function activeInPart(xml: string): ActiveKind[] {
  const found: ActiveKind[] = /<(?:\w+:)?ddeLink[\s>]/u.test(xml) ? ["launch"] : [];
  return /instrText|fldSimple/u.test(xml) ? [...found, ...fieldsIn(xml).flatMap(activeInField)] : found;
}

/** The codes of fields, as they stand in a document's text, however they are divided. */
function fieldsIn(xml: string): string[] {
  const simple: string[] = [];
  let divided = "";
  let inCode = false;
  for (const { tag, attributes, text } of tokensOf(xml)) {
    if (/^w:fldSimple\/?$/u.test(tag)) simple.push(valueOf(attributes, "instr"));
    else if (tag === "w:instrText") inCode = true;
    else if (tag === "/w:instrText") inCode = false;
    else if (tag === "" && inCode) divided += text;
    else if (tag === "/w:p") divided += "\n";
  }
  return [...simple, divided];
}

/** In the code of fields of Word, in whatever file they stand. */
export function activeInField(code: string): ActiveKind[] {
  const found: ActiveKind[] = [];
  // QUOTE makes words of the numbers of their letters, so that DDE need not be written.
  if (/\bDDE(?:AUTO)?\b|\bQUOTE(?:\s+\d{2,3}){3}/iu.test(code)) found.push("launch");
  for (const [, rest = ""] of code.matchAll(/\b(?:INCLUDE(?:PICTURE|TEXT)|IMPORT|LINK)\b([^\n]*)/giu))
    if (rest.split(/[\s"“”]+/u).some(isElsewhere)) found.push("externalLinks");
  return found;
}

/** A part that is no XML as Office writes it: declarations are how entities grow without end and files are read. */
export function hasDeclarations(beginning: Buffer): boolean {
  // UTF-16 has a zero beside each letter.
  return /<!\s*(?:DOCTYPE|ENTITY)/iu.test(beginning.toString("latin1").replaceAll("\0", ""));
}
