import { pageAttribute } from "../pdf/pages.ts";
import { entry, nameOf, type PdfDictionary, type PdfValue } from "../pdf/values.ts";
import { clearContent } from "./free-content.ts";
import { listChanges } from "./list-changes.ts";
import type { NewWidgets } from "./new-signatures.ts";
import type { Permissions } from "./permissions.ts";
import { sameMeaning } from "./same-meaning.ts";
import { differingKeys } from "../pdf/same-value.ts";
import { report, vet, type Update } from "./update.ts";
import { use } from "./uses.ts";

/** Judges every page that changed, or whose list of annotations did: nothing but annotations may be added to it. */
export function judgePages(update: Update, permissions: Permissions, widgets: NewWidgets): void {
  for (const number of pagesTouched(update)) {
    const before = update.before.object(number);
    const after = update.after.object(number);
    if (before.kind !== "dictionary" || after.kind !== "dictionary" || !isPage(after)) continue;
    const keys = differingKeys(before, after).filter((key) => !mayDiffer(update, key, before, after));
    if (keys.length > 0) {
      report(update, "other", "forbidden", "change.page", { object: number, key: keys.join(" ") });
    }
    vet(update, number);
    judgeAnnotations(update, number, before, after, permissions, widgets);
  }
}

/** A page's list of annotations is judged by itself; the order of tabs and the date of a change show nothing. */
function mayDiffer(update: Update, key: string, before: PdfDictionary, after: PdfDictionary): boolean {
  if (key === "Annots" || key === "Tabs" || key === "LastModified") return true;
  return sameMeaning(
    { view: update.before, value: pageAttribute(update.before, before, key) },
    { view: update.after, value: pageAttribute(update.after, after, key) },
  );
}

const isPage = (dictionary: PdfDictionary): boolean => nameOf(entry(dictionary, "Type")) === "Page";

/** Pages that changed, and those that hold a list of annotations or an annotation that did. */
function pagesTouched(update: Update): Set<number> {
  const pages = new Set<number>();
  for (const number of update.changed) {
    const before = update.before.object(number);
    if (before.kind === "dictionary" && isPage(before)) pages.add(number);
    else if (before.kind === "array") for (const page of holdersOf(update, number)) pages.add(page);
  }
  return pages;
}

function holdersOf(update: Update, array: number): number[] {
  return update.usesBefore(array).flatMap((it) => {
    const [holder = "", path] = it.split(":");
    return path === "Annots" ? [Number(holder)] : [];
  });
}

function judgeAnnotations(
  update: Update,
  page: number,
  before: PdfDictionary,
  after: PdfDictionary,
  permissions: Permissions,
  widgets: NewWidgets,
): void {
  const listBefore = entry(before, "Annots");
  const listAfter = entry(after, "Annots");
  if (listBefore.kind === "reference") {
    update.free.add(listBefore.number);
    update.clearedBefore.add(use(page, "Annots"));
  }
  if (listAfter.kind === "reference") {
    update.free.add(listAfter.number);
    update.clearedAfter.add(use(page, "Annots"));
  }
  const was = itemsOf(update.before.resolve(listBefore));
  const is = itemsOf(update.after.resolve(listAfter));
  const { added, removed, isReordered } = listChanges(was, is);
  if (removed.length > 0)
    report(update, "annotation", "forbidden", "change.annotation-removed", { object: page });
  // The last one lies on top.
  if (isReordered) report(update, "annotation", "undecided", "change.page", { object: page, key: "Annots" });
  for (const item of added) {
    if (item.kind === "reference" && widgets.has(item.number)) continue;
    judgeNewAnnotation(update, update.after.resolve(item), permissions);
  }
}

const itemsOf = (value: PdfValue): readonly PdfValue[] => (value.kind === "array" ? value.items : []);

/** What viewers draw as a small icon of their own, or not at all: it hides nothing unless it brings a drawing. */
const notes = new Set(["Text", "Popup"]);

/**
 * DocMDP's P 3 permits annotations (ISO 32000-2, table 257), a note therefore; others may hide what is below them, so a
 * person must look (S&P 2021: evil annotations).
 */
function judgeNewAnnotation(update: Update, annotation: PdfValue, { level }: Permissions): void {
  const subtype = nameOf(update.after.resolve(entry(annotation, "Subtype"))) ?? "";
  const has = (key: string) => entry(annotation, key).kind !== "null";
  const isForbidden =
    has("A") || has("AA") || subtype === "Widget" || subtype === "FileAttachment" || (level ?? 3) < 3;
  const isNote = level === 3 && notes.has(subtype) && !has("AP");
  const judgement = isForbidden ? "forbidden" : isNote ? "permitted" : "undecided";
  report(update, "annotation", judgement, "change.annotation-added", { subtype });
}

/** Annotations that were there and now look or say otherwise; widgets belong to their fields. */
export function judgeChangedAnnotations(update: Update, permissions: Permissions): void {
  for (const number of update.changed) {
    if (update.vetted.has(number)) continue;
    const before = update.before.object(number);
    const after = update.after.object(number);
    if (before.kind !== "dictionary" || after.kind !== "dictionary") continue;
    const subtype = nameOf(entry(after, "Subtype"));
    if (subtype === null || subtype === "Widget" || entry(after, "Rect").kind === "null") continue;
    const isAllowed = (permissions.level ?? 3) === 3 && nameOf(entry(before, "Subtype")) === subtype;
    report(update, "annotation", isAllowed ? "undecided" : "forbidden", "change.annotation-changed", {
      subtype,
    });
    vet(update, number);
    clearContent(
      update,
      { holder: number, path: "AP", value: entry(before, "AP") },
      { holder: number, path: "AP", value: entry(after, "AP") },
    );
  }
}
