import type { DocumentView } from "./document-view.ts";
import { catalogOf, formFields } from "./signature-fields.ts";
import { entry, nameOf, type PdfValue } from "./values.ts";

const mostNodes = 50_000;
/** Of a larger file only the pages are looked at, not every object. */
const fewObjects = 3_000;

/**
 * Where the values of widgets stand that are in no field of the form. One that names a signature shows it
 * as its own, though the form knows another field for it.
 */
export function valuesOfStrayWidgets(view: DocumentView): number[] {
  const known = new Set(formFields(view).flatMap((field) => field.widgets.map((it) => it.start)));
  const found: number[] = [];
  for (const annotation of isSmall(view) ? objectsOf(view) : annotationsOf(view)) {
    if (annotation.kind !== "dictionary" || known.has(annotation.start)) continue;
    const value = view.resolve(entry(annotation, "V"));
    if (nameOf(view.resolve(entry(annotation, "FT"))) !== "Sig") continue;
    if (value.kind === "dictionary") found.push(value.start);
  }
  return found;
}

function isSmall(view: DocumentView): boolean {
  let count = 0;
  for (const _ of view.numbers()) if ((count += 1) > fewObjects) return false;
  return true;
}

function* objectsOf(view: DocumentView): Generator<PdfValue> {
  for (const number of view.numbers()) yield view.object(number);
}

/** Of all pages. A circle among them ends where it closes. */
function* annotationsOf(view: DocumentView): Generator<PdfValue> {
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
    const annotations = view.resolve(entry(node, "Annots"));
    if (annotations.kind === "array") yield* annotations.items.map(view.resolve);
  }
}
