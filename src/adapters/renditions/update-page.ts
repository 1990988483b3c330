import { dictionaryOf, entry, type PdfDictionary, type PdfValue } from "../signatures/pdf/values.ts";
import { PdfBroken } from "../signatures/pdf/pdf-broken.ts";
import { importPage, streamObject } from "./import-page.ts";
import type { Matrix } from "./ink.ts";
import type { Structure } from "./open-structure.ts";
import { dictionaryText, numberText, type Writing } from "./write-value.ts";
import { updateOf } from "./write-update.ts";

/** What is put onto a page, and how. */
export interface Overlay {
  /** A PDF whose only page is drawn. */
  readonly drawn: Buffer;
  readonly size: readonly [width: number, height: number];
  /** From the drawn page to the page's own units. */
  readonly matrix: Matrix;
  /** The page's new box; null where it stays. */
  readonly box: readonly number[] | null;
  /** Graphics states that the page's own content leaves open. */
  readonly open: number;
}

const mostParents = 64;

/** An entry of a page, or the one that it inherits (ISO 32000-2, 7.7.3.4). */
function inherited({ view }: Structure, page: PdfDictionary, key: string): PdfValue {
  let node: PdfDictionary | null = page;
  for (let level = 0; node !== null && level < mostParents; level += 1) {
    const value = view.resolve(entry(node, key));
    if (value.kind !== "null") return value;
    node = dictionaryOf(view.resolve(entry(node, "Parent")));
  }
  return { kind: "null", start: 0, end: 0 };
}

function contentsText({ view }: Structure, page: PdfDictionary): string {
  const own = entry(page, "Contents");
  const contents = view.resolve(own);
  const items = contents.kind === "array" ? contents.items : own.kind === "reference" ? [own] : [];
  return items.flatMap((it) => (it.kind === "reference" ? `${it.number} ${it.generation} R` : [])).join(" ");
}

/** A name that the page does not use yet: a stamped copy may come in and be stamped again. */
function freeName(names: ReadonlyMap<string, PdfValue>): string {
  for (let count = 1; ; count += 1) {
    const name = `VanthuDen${count}`;
    if (!names.has(name)) return name;
  }
}

/** What to write behind a file so that the page has the overlay on top of everything that it shows. */
export function updatePage(structure: Structure, pageNumber: number, overlay: Overlay): Buffer {
  const { view, cipher } = structure;
  const page = dictionaryOf(view.object(pageNumber));
  const place = view.place(pageNumber);
  if (page === null || place === undefined) throw new PdfBroken("pdf.no-object", 0);
  const generation = place.is === "inFile" ? place.generation : 0;
  // Strings of an object stream are encrypted with it; out of it each is by itself.
  const writing: Writing = {
    reference: (number, its) => `${number} ${its} R`,
    string: (bytes) => (place.is === "packed" ? (cipher?.string(bytes, pageNumber, 0) ?? bytes) : bytes),
  };
  let free = structure.free;
  const next = () => free++;
  const { objects, form } = importPage(overlay.drawn, overlay.size, next, cipher);

  const resources =
    dictionaryOf(inherited(structure, page, "Resources"))?.entries ?? new Map<string, PdfValue>();
  const shown = dictionaryOf(view.resolve(resources.get("XObject") ?? { kind: "null", start: 0, end: 0 }));
  const names = shown?.entries ?? new Map<string, PdfValue>();
  const name = freeName(names);
  const xObjects = dictionaryText(names, writing, 0, new Map([[name, `${form} 0 R`]]));

  const [before, after] = [next(), next()];
  const matrix = overlay.matrix.map(numberText).join(" ");
  const closing = "Q\n".repeat(overlay.open + 1);
  const extra = new Map([
    ["Resources", dictionaryText(resources, writing, 0, new Map([["XObject", xObjects]]))],
    ["Contents", `[${before} 0 R ${contentsText(structure, page)} ${after} 0 R]`],
  ]);
  if (overlay.box !== null)
    for (const box of ["MediaBox", "CropBox"]) extra.set(box, `[${overlay.box.map(numberText).join(" ")}]`);
  return updateOf(structure, [
    ...objects,
    streamObject(before, "", Buffer.from("q\n", "latin1"), cipher),
    streamObject(after, "", Buffer.from(`\n${closing}q ${matrix} cm /${name} Do Q\n`, "latin1"), cipher),
    {
      number: pageNumber,
      generation,
      dictionary: dictionaryText(page.entries, writing, 0, extra),
      stream: null,
    },
  ]);
}
