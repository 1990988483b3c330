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

export interface Token {
  /** `w:p`, `/w:p`, `w:tab/` without its attributes; empty for text. */
  readonly tag: string;
  readonly attributes: string;
  /** Text between tags, its entities replaced. */
  readonly text: string;
}

/** Tags and texts one after another. No tree is built and nothing is looked up, so that no XML is too deep. */
export function* tokensOf(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf("<", at);
    if (open === -1) return;
    if (open > at) yield { tag: "", attributes: "", text: unescapeXml(xml.slice(at, open)) };
    const end = endOf(xml, open);
    const inside = xml.slice(open + 1, end);
    const name = /^\/?[^\s/>]+/u.exec(inside)?.[0] ?? "";
    const tag = inside.endsWith("/") ? `${name}/` : name;
    yield { tag, attributes: inside.slice(name.length), text: "" };
    at = end + 1;
  }
}

/** A comment or a CDATA section may hold what looks like a tag. */
function endOf(xml: string, open: number): number {
  if (xml.startsWith("<!--", open)) return closing(xml, "-->", open);
  if (xml.startsWith("<![CDATA[", open)) return closing(xml, "]]>", open);
  return closing(xml, ">", open);
}

function closing(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? xml.length : found + mark.length - 1;
}
