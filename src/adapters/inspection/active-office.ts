import type { ActiveKind } from "../../domain/files/active-content.ts";
import { unescapeXml } from "../text/markup.ts";

/** How much of each relationship part, and of the parts that hold fields, is looked at, bytes. */
export const relationshipBytes = 1024 * 1024;

export const isRelationships = (name: string): boolean => /(?:^|\/)_rels\/[^/]*\.rels$/iu.test(name);

/** What the name of a part of an Office file tells, at any depth of an archive. */
export function activeByName(name: string): ActiveKind | null {
  if (/vbaProject\.bin$|(?:^|\/)xl\/macrosheets\//iu.test(name)) return "macros";
  // A workbook behind a chart is an embedded file too, and an ordinary one; OLE objects and controls are not.
  return /(?:^|\/)embeddings\/oleObject[^/]*\.bin$|(?:^|\/)activeX\/[^/]+\.(?:bin|xml)$/iu.test(name)
    ? "objects"
    : null;
}

/** Relationships that Word and Excel follow by themselves when the document is opened. */
const fetched = new Set(["attachedTemplate", "oleObject", "frame", "subDocument", "package"]);

/** A template in a folder of the writer's own machine stands in half of all documents and does nothing. */
function isElsewhere(target: string): boolean {
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

/** What a part of relationships refers to, inside the document and outside. Links that a reader must press are none. */
export function activeInRelationships(xml: string): ActiveKind[] {
  const found: ActiveKind[] = [];
  for (const [element] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)) {
    const type = /\sType\s*=\s*["'][^"']*\/(\w+)["']/u.exec(element)?.[1] ?? "";
    if (!/TargetMode\s*=\s*["']External["']/iu.test(element)) {
      const kind = parts[type];
      if (kind !== undefined) found.push(kind);
      continue;
    }
    const target = unescapeXml(/\sTarget\s*=\s*["']([^"']*)["']/u.exec(element)?.[1] ?? "");
    if (type === "hyperlink") continue;
    if (fetched.has(type)) {
      if (isElsewhere(target)) found.push("remoteTemplate");
    } else found.push("externalLinks");
  }
  return found;
}

/** Whether the list of contents of an Office file names macros, under whatever name they lie in it. */
export function listsMacros(contentTypes: string): boolean {
  return /ms-office\.vbaProject|macroEnabled|ms-excel\.(?:intl)?macrosheet/iu.test(contentTypes);
}

/** A link by which Excel asks another program (DDE). */
export function hasCommandLink(xml: string): boolean {
  return /<(?:\w+:)?ddeLink[\s>]/u.test(xml);
}

/** Fields by which Word asks another program (DDE), as they stand in a document's text, however they are divided. */
export function hasCommandField(xml: string): boolean {
  const simple = [...xml.matchAll(/<w:fldSimple\s[^>]*w:instr\s*=\s*["']([^"']*)["']/gu)].map(
    ([, code = ""]) => code,
  );
  const divided = [...xml.matchAll(/<w:instrText(?:\s[^>]*)?>([^<]*)<\/w:instrText>/gu)].map(
    ([, code = ""]) => code,
  );
  // QUOTE makes words of the numbers of their letters, so that DDE need not be written.
  return [...simple, divided.join("")].some((code) =>
    /\bDDE(?:AUTO)?\b|\bQUOTE(?:\s+\d{2,3}){3}/iu.test(unescapeXml(code)),
  );
}

/** A part that is no XML as Office writes it: declarations are how entities grow without end and files are read. */
export function hasDeclarations(beginning: Buffer): boolean {
  // UTF-16 has a zero beside each letter.
  return /<!\s*(?:DOCTYPE|ENTITY)/iu.test(beginning.toString("latin1").replaceAll("\0", ""));
}
