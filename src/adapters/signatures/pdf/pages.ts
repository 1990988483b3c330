import type { DocumentView } from "./document-view.ts";
import { catalogOf } from "./signature-fields.ts";
import { entry, pdfNull, type PdfValue } from "./values.ts";

const mostNodes = 50_000;

/** The nodes of the tree of pages (ISO 32000-2, 7.7.3), pages among them. A circle ends where it closes. */
export function* pageNodes(view: DocumentView): Generator<PdfValue> {
  const waiting: PdfValue[] = [entry(catalogOf(view), "Pages")];
  const seen = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "reference") {
      if (seen.has(next.number) || seen.size >= mostNodes) continue;
      seen.add(next.number);
    }
    const node = view.resolve(next);
    const kids = view.resolve(entry(node, "Kids"));
    if (kids.kind === "array") for (const kid of kids.items) waiting.push(kid);
    yield node;
  }
}

/** A node's annotations as its list names them. */
export function annotationsOn(view: DocumentView, node: PdfValue): readonly PdfValue[] {
  const list = view.resolve(entry(node, "Annots"));
  return list.kind === "array" ? list.items : [];
}

/** Attributes that a page has from the nodes above it (table 31), and that a signer may write out. */
const inheritable = new Set(["Resources", "MediaBox", "CropBox", "Rotate"]);
const mostAbove = 64;

export function pageAttribute(view: DocumentView, page: PdfValue, key: string): PdfValue {
  let node: PdfValue = page;
  for (let level = 0; level < mostAbove; level += 1) {
    const own = entry(node, key);
    if (own.kind !== "null" || !inheritable.has(key)) return own;
    node = view.resolve(entry(node, "Parent"));
  }
  return pdfNull;
}
