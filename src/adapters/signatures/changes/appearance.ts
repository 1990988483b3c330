import { decodeStream } from "../pdf/decode-stream.ts";
import type { DocumentView } from "../pdf/document-view.ts";
import { PdfBroken } from "../pdf/pdf-broken.ts";
import type { FormField } from "../pdf/signature-fields.ts";
import { entry, integerOf, pdfNull, type PdfValue } from "../pdf/values.ts";
import { sameMeaning } from "./same-meaning.ts";
import type { Update } from "./update.ts";

/**
 * Does a field show something else while its value stays: the shadow attacks' way to lie (NDSS 2021)? A button's value
 * chooses among appearances that are there; to draw others is never its filling.
 *
 * @param isSameValue of the field.
 */
export function showsAnother(update: Update, was: FormField, is: FormField, isSameValue: boolean): boolean {
  if (was.type === "Sig") return false;
  if (was.type !== "Btn" && !isSameValue) return false;
  const count = Math.max(was.widgets.length, is.widgets.length);
  for (let i = 0; i < count; i += 1) {
    const before = was.widgets[i] ?? pdfNull;
    const after = is.widgets[i] ?? pdfNull;
    if (isSameValue && looksAnother(update, before, after)) return true;
    const drawn = entry(after, "AP");
    if (differs(update, entry(before, "AP"), drawn) && !isBlank(update.after, drawn)) return true;
  }
  return false;
}

/** The state that is drawn, what readers draw a value with, rich text, flags that hide or mask it. */
const looksAnother = (update: Update, before: PdfValue, after: PdfValue): boolean =>
  ["AS", "DA", "Q", "RV"].some((key) => differs(update, entry(before, key), entry(after, key))) ||
  hasGained("F", hiding, before, after) ||
  (bitsOf("Ff", before) & ~harmless) !== (bitsOf("Ff", after) & ~harmless);

/** Invisible, Hidden, NoView (ISO 32000-2, table 167). */
const hiding = 0b10_0011;
/** ReadOnly, Required, NoExport (table 227). */
const harmless = 0b111;

const bitsOf = (key: string, widget: PdfValue): number => integerOf(entry(widget, key)) ?? 0;

const hasGained = (key: string, bits: number, before: PdfValue, after: PdfValue): boolean =>
  (bitsOf(key, after) & ~bitsOf(key, before) & bits) !== 0;

const differs = (update: Update, before: PdfValue, after: PdfValue): boolean =>
  !sameMeaning({ view: update.before, value: before }, { view: update.after, value: after });

/** Operators that show text, paint paths, or draw pictures and shadings (ISO 32000-2, table A.1). */
const paints = /(?:^|[\s)\]>])(?:Tj|TJ|'|"|S|s|f|F|f\*|B|B\*|b|b\*|sh|Do|EI)(?:$|[\s[(</])/u;

/** Writers draw empty fields anew where a form is filled; what shows nothing cannot lie, unless it hid something. */
function isBlank(view: DocumentView, appearance: PdfValue): boolean {
  const normal = view.resolve(entry(view.resolve(appearance), "N"));
  if (normal.kind === "null") return false;
  if (normal.kind !== "stream") return false;
  try {
    return !paints.test(decodeStream(normal, view.resolve).toString("latin1"));
  } catch (cause) {
    if (cause instanceof PdfBroken) return false;
    throw cause;
  }
}
