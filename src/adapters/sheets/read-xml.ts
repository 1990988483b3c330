import { SaxesParser } from "saxes";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { sheetLimits } from "./limits.ts";

export interface XmlHandlers {
  /** The name without its prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads a part of a workbook as it inflates and gives the turn back after each piece, so that what was read can be taken.
 * A document type is refused, hence every entity but the five of XML; so are runs of text and depths that no sheet has.
 */
export async function* readXml(
  source: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let sinceEvent = 0;
  parser.on("error", () => refuse());
  parser.on("doctype", () => refuse());
  parser.on("opentag", ({ name, attributes }) => {
    sinceEvent = 0;
    depth += 1;
    if (depth > sheetLimits.depth) refuse();
    handlers.open(bare(name), attributes);
  });
  parser.on("text", (text) => {
    sinceEvent = 0;
    handlers.text(text);
  });
  parser.on("cdata", (text) => handlers.text(text));
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    handlers.close(bare(name));
  });
  const write = (text: string) => {
    sinceEvent += text.length;
    parser.write(text);
    if (sinceEvent > sheetLimits.textLength) throw new RuleBroken("sheet.bomb");
  };
  for await (const chunk of source) {
    write(decoded(decoder, chunk));
    yield;
  }
  write(decoded(decoder));
  parser.close();
  yield;
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    return refuse();
  }
}

function refuse(): never {
  throw new RuleBroken("sheet.broken");
}

/** A part that is small enough to be read at once. */
export async function readWholeXml(text: string, handlers: XmlHandlers): Promise<void> {
  if (text === "") return;
  async function* once() {
    yield new TextEncoder().encode(text);
  }
  for await (const _ of readXml(once(), handlers));
}
