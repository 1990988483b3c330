import type { DocumentView } from "./document-view.ts";
import { annotationsOn, pageNodes } from "./pages.ts";
import { formFields } from "./signature-fields.ts";
import { entry, nameOf, type PdfValue } from "./values.ts";

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

function* annotationsOf(view: DocumentView): Generator<PdfValue> {
  for (const node of pageNodes(view)) yield* annotationsOn(view, node).map(view.resolve);
}
