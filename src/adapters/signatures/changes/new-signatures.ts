import { pageAttribute, pageNodes, annotationsOn } from "../pdf/pages.ts";
import type { DocumentView } from "../pdf/document-view.ts";
import type { FormField } from "../pdf/signature-fields.ts";
import { entry, nameOf, type PdfDictionary, type PdfValue } from "../pdf/values.ts";
import type { Permissions } from "./permissions.ts";
import { report, type Update } from "./update.ts";

/** The widgets of signatures that the update brought: what may be added to pages. */
export type NewWidgets = ReadonlySet<number>;

/** A field that an update brought: one for a signature, or one that nobody may add. */
export function judgeNewField(
  update: Update,
  field: FormField,
  permissions: Permissions,
  widgets: Set<number>,
): void {
  const params = { field: field.name };
  if (field.type !== "Sig") {
    report(update, "other", "forbidden", "change.field-added", params);
    return;
  }
  for (const widget of widgetsOf(update.after, field)) widgets.add(widget);
  if (field.widgets.some(isActive))
    report(update, "other", "forbidden", "change.field", { ...params, key: "AA" });
  if (update.after.resolve(field.value).kind === "dictionary")
    reportSigning(update, field, permissions, true);
  else if (permissions.level === null && !field.widgets.some((it) => entry(it, "AP").kind !== "null")) {
    // A place for a signature to come, which shows nothing yet.
    report(update, "formFilling", "permitted", "change.field-prepared", params);
  } else report(update, "other", "forbidden", "change.empty-signature-field", params);
}

/** What calls itself something else is an annotation and no widget. */
const widgetsOf = (view: DocumentView, field: FormField): number[] =>
  shownBy(view, field).filter((it) => nameOf(view.resolve(entry(view.object(it), "Subtype"))) === "Widget");

/** The numbers of a field and of its kids. */
function shownBy(view: DocumentView, { number, dictionary }: FormField): number[] {
  const kids = view.resolve(entry(dictionary, "Kids"));
  const own = kids.kind === "array" ? kids.items : [];
  return [
    ...(number === null ? [] : [number]),
    ...own.flatMap((it) => (it.kind === "reference" ? [it.number] : [])),
  ];
}

/** Does something when it is looked at or pressed: a script may show other values. */
const isActive = (widget: PdfDictionary): boolean => widget.entries.has("A") || widget.entries.has("AA");

/** Reports that a field was signed by the update. */
export function reportSigning(
  update: Update,
  field: FormField,
  permissions: Permissions,
  isNewField: boolean,
): void {
  const signature = update.after.resolve(field.value);
  const isTimeStamp = nameOf(update.after.resolve(entry(signature, "SubFilter"))) === "ETSI.RFC3161";
  const params = { field: field.name };
  const kind = isTimeStamp ? "documentTimeStamp" : "signature";
  if (permissions.level === 1 && !isTimeStamp) report(update, kind, "forbidden", "change.certified", params);
  else if (permissions.isLocked(field.name) && !isTimeStamp && !isNewField) {
    report(update, kind, "forbidden", "change.field-locked", params);
  } else if (isNewField && permissions.level !== null && isVisible(update, field)) {
    // What it shows may lie over the certified pages (S&P 2021: signature appearances on certified documents).
    report(update, kind, "undecided", "change.visible-after-certification", params);
  } else if (coversPage(update.after, field)) {
    report(update, kind, "undecided", "change.covers-page", params);
  } else report(update, kind, "permitted", isTimeStamp ? "change.time-stamped" : "change.signed", params);
}

const isVisible = (update: Update, field: FormField): boolean =>
  field.widgets.some((it) => areaOf(update.after, entry(it, "Rect")) !== 0 && hasDrawing(it));

const hasDrawing = (widget: PdfValue): boolean => entry(widget, "AP").kind !== "null";

/** Of a rectangle, in square points; 0 where it is none. */
function areaOf(view: DocumentView, value: PdfValue): number {
  const rectangle = view.resolve(value);
  if (rectangle.kind !== "array") return 0;
  const [left = 0, bottom = 0, right = 0, top = 0] = rectangle.items.map((item) => {
    const corner = view.resolve(item);
    return corner.kind === "number" ? corner.value : 0;
  });
  return Math.abs((right - left) * (top - bottom));
}

/** No page of a document is smaller, in square points: 7 by 7 centimetres. */
const smallestSheet = 40_000;

/** No stamp and no line to fill is as large as half of a page; what is may lie over all that was signed. */
export function coversPage(view: DocumentView, field: FormField): boolean {
  const drawn = shownBy(view, field).map((number) => ({
    number,
    twice: 2 * areaOf(view, entry(view.object(number), "Rect")),
  }));
  return drawn.some(
    ({ number, twice }) =>
      twice > smallestSheet && hasDrawing(view.object(number)) && twice > smallestPageWith(view, number),
  );
}

/** The area of the smallest page that shows a widget; of none, it covers nothing. */
function smallestPageWith(view: DocumentView, widget: number): number {
  let smallest = Infinity;
  for (const page of pageNodes(view)) {
    const area = areaOf(view, pageAttribute(view, page, "MediaBox"));
    if (area >= smallest) continue;
    if (annotationsOn(view, page).some((it) => it.kind === "reference" && it.number === widget))
      smallest = area;
  }
  return smallest;
}
