const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Only the five entities of XML itself and numbered characters: what a file declares of its own is never expanded. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The text of a part of an Office file, which is UTF-8 or UTF-16 (ECMA-376, part 2). */
export function xmlText(bytes: Buffer): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
}

export interface Token {
  /** `w:p`, `/w:p`, `w:tab/` without its attributes, its prefix the usual one; empty for text. */
  readonly tag: string;
  readonly attributes: string;
  /** Text between tags, its entities replaced. */
  readonly text: string;
}

/**
 * Tags and texts one after another. No tree is built and nothing is looked up, so that no XML is too deep. Whatever
 * prefixes a file gives to the namespaces of Office, its tags come with the usual ones.
 */
export function* tokensOf(xml: string): Generator<Token> {
  const namespaces = new Namespaces();
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    if (open === -1) return;
    if (open > at) yield { tag: "", attributes: "", text: unescapeXml(xml.slice(at, open)) };
    const end = endOf(xml, open);
    if (xml.startsWith(literal, open))
      yield { tag: "", attributes: "", text: xml.slice(open + literal.length, end - 2) };
    else if (xml[open + 1] !== "!" && xml[open + 1] !== "?")
      yield tagOf(xml.slice(open + 1, end), namespaces);
    at = end + 1;
  }
}

const literal = "<![CDATA[";

function tagOf(inside: string, namespaces: Namespaces): Token {
  const name = /^\/?[^\s/>]+/u.exec(inside)?.[0] ?? "";
  const attributes = inside.slice(name.length);
  if (name.startsWith("/")) {
    const tag = `/${namespaces.usual(name.slice(1))}`;
    namespaces.close();
    return { tag, attributes, text: "" };
  }
  namespaces.open(attributes);
  const usual = namespaces.usual(name);
  if (!inside.endsWith("/")) return { tag: usual, attributes, text: "" };
  namespaces.close();
  return { tag: `${usual}/`, attributes, text: "" };
}

/** A comment or a CDATA section may hold what looks like a tag. */
function endOf(xml: string, open: number): number {
  if (xml.startsWith("<!--", open)) return closing(xml, "-->", open);
  if (xml.startsWith(literal, open)) return closing(xml, "]]>", open);
  return endOfTag(xml, open);
}

/** A quoted value may hold what looks like the end. */
function endOfTag(xml: string, open: number): number {
  for (let at = open + 1; ;) {
    const end = closing(xml, ">", at);
    const quote = xml.slice(at, end).search(/["']/u);
    const other = quote === -1 ? -1 : xml.indexOf(xml[at + quote] ?? "", at + quote + 1);
    if (other === -1) return end;
    at = other + 1;
  }
}

function closing(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? xml.length : found + mark.length - 1;
}

const office = "http://schemas.openxmlformats.org";
/** Of the strict form (ECMA-376, part 1). */
const strict = "http://purl.oclc.org/ooxml";
const openDocument = "urn:oasis:names:tc:opendocument:xmlns";

/** What nearly every writer calls them; the main one of a workbook, and of relationships, has no prefix. */
const usualPrefixes: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, "w"],
  [`${strict}/wordprocessingml/main`, "w"],
  [`${office}/drawingml/2006/main`, "a"],
  [`${strict}/drawingml/main`, "a"],
  [`${office}/drawingml/2006/spreadsheetDrawing`, "xdr"],
  [`${strict}/drawingml/spreadsheetDrawing`, "xdr"],
  [`${office}/presentationml/2006/main`, "p"],
  [`${strict}/presentationml/main`, "p"],
  [`${office}/spreadsheetml/2006/main`, ""],
  [`${strict}/spreadsheetml/main`, ""],
  [`${office}/package/2006/relationships`, ""],
  [`${office}/markup-compatibility/2006`, "mc"],
  ["urn:schemas-microsoft-com:vml", "v"],
  [`${openDocument}:office:1.0`, "office"],
  [`${openDocument}:text:1.0`, "text"],
]);

/** What prefixes stand for, from where they are declared to the end of that element. */
class Namespaces {
  #prefixes: ReadonlyMap<string, string> = new Map();
  #depth = 0;
  readonly #outer: { readonly depth: number; readonly prefixes: ReadonlyMap<string, string> }[] = [];

  open(attributes: string): void {
    this.#depth += 1;
    if (!attributes.includes("xmlns")) return;
    this.#outer.push({ depth: this.#depth, prefixes: this.#prefixes });
    const prefixes = new Map(this.#prefixes);
    for (const [, prefix = "", quoted = ""] of attributes.matchAll(declaration)) {
      const usual = usualPrefixes.get(unescapeXml(quoted.slice(1, -1)));
      if (usual === undefined) prefixes.delete(prefix);
      else prefixes.set(prefix, usual);
    }
    this.#prefixes = prefixes;
  }

  close(): void {
    const outer = this.#outer.at(-1);
    if (outer?.depth === this.#depth) this.#prefixes = this.#outer.pop()?.prefixes ?? this.#prefixes;
    this.#depth -= 1;
  }

  /** Names whose prefix is not declared, or stands for something else, stay as they are. */
  usual(name: string): string {
    const colon = name.indexOf(":");
    const prefix = this.#prefixes.get(colon < 0 ? "" : name.slice(0, colon));
    if (prefix === undefined) return name;
    const own = name.slice(colon + 1);
    return prefix === "" ? own : `${prefix}:${own}`;
  }
}

const declaration = /\sxmlns(?::([^\s=]+))?\s*=\s*("[^"]*"|'[^']*')/gu;
