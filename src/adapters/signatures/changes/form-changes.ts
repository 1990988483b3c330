import { acroFormOf, catalogOf, formFields, type FormField } from "../pdf/signature-fields.ts";
import { dictionaryOf, entry, nameOf, type PdfDictionary, type PdfValue } from "../pdf/values.ts";
import { showsAnother } from "./appearance.ts";
import { clearContent } from "./free-content.ts";
import type { Permissions } from "./permissions.ts";
import { differingKeys, sameValue } from "../pdf/same-value.ts";
import { report, type Update } from "./update.ts";
import { below, use } from "./uses.ts";

/** The widgets of signatures that the update brought: what may be added to pages. */
export type NewWidgets = ReadonlySet<number>;

/** Judges what an update did to the form: signing, filling, and what is neither. */
export function judgeForm(update: Update, permissions: Permissions): NewWidgets {
  const fieldsBefore = formFields(update.before);
  const fieldsAfter = formFields(update.after);
  judgeFormItself(update);
  const after = new Map(fieldsAfter.map((field) => [keyOf(field), field]));
  const before = new Set(fieldsBefore.map(keyOf));
  for (const field of fieldsBefore) {
    const now = after.get(keyOf(field));
    if (now === undefined) {
      report(update, "other", "forbidden", "change.field-removed", { field: field.name });
    } else judgeField(update, field, now, permissions);
  }
  const widgets = new Set<number>();
  for (const field of fieldsAfter) {
    if (!before.has(keyOf(field))) judgeNewField(update, field, permissions, widgets);
  }
  return widgets;
}

/** Names may stand twice, and a few writers give none: the object and the name together tell fields apart. */
const keyOf = ({ name, number }: FormField): string => `${number ?? "-"} ${name}`;

/** AcroForm's own keys: its fields are judged one by one, its resources may grow, its flags follow from signing. */
function judgeFormItself(update: Update): void {
  const before = acroFormOf(update.before);
  const after = acroFormOf(update.after);
  const catalogEntry = entry(catalogOf(update.after), "AcroForm");
  if (catalogEntry.kind === "reference") update.vetted.add(catalogEntry.number);
  const was = dictionaryOf(before);
  const is = dictionaryOf(after);
  if (is === null) return;
  const keys = was === null ? [...is.entries.keys()] : differingKeys(was, is);
  for (const key of keys) {
    if (["Fields", "SigFlags", "NeedAppearances", "DA", "Q", "DR"].includes(key)) continue;
    report(update, "other", "forbidden", "change.form", { key });
  }
  const holder = catalogEntry.kind === "reference" ? catalogEntry.number : rootNumber(update);
  const prefix = catalogEntry.kind === "reference" ? "" : "AcroForm";
  clearArray(update, holder, below(prefix, "Fields"), entry(before, "Fields"), entry(after, "Fields"));
  judgeResources(update, holder, below(prefix, "DR"), entry(before, "DR"), entry(after, "DR"));
}

function rootNumber(update: Update): number {
  const root = entry(update.after.trailer, "Root");
  return root.kind === "reference" ? root.number : -1;
}

/** The list's own object may change; what is in it is judged elsewhere. */
function clearArray(update: Update, holder: number, path: string, was: PdfValue, is: PdfValue): void {
  if (was.kind === "reference") {
    update.free.add(was.number);
    update.clearedBefore.add(use(holder, path));
  }
  if (is.kind === "reference") {
    update.free.add(is.number);
    update.clearedAfter.add(use(holder, path));
  }
}

/** Default resources may gain fonts; what was there stays what it was. */
function judgeResources(update: Update, holder: number, path: string, was: PdfValue, is: PdfValue): void {
  const before = update.before.resolve(was);
  const after = update.after.resolve(is);
  clearArray(update, holder, path, was, is);
  if (before.kind === "null") return;
  if (after.kind !== "dictionary" || before.kind !== "dictionary") {
    if (!sameValue(before, after)) report(update, "other", "forbidden", "change.form", { key: "DR" });
    return;
  }
  for (const [category, names] of before.entries) {
    const listedBefore = update.before.resolve(names);
    const listedAfter = update.after.resolve(entry(after, category));
    const inner = names.kind === "reference" ? names.number : holder;
    if (names.kind === "reference") {
      const outer = was.kind === "reference" ? use(was.number, category) : use(holder, below(path, category));
      update.free.add(inner);
      update.clearedBefore.add(outer);
      update.clearedAfter.add(outer);
    }
    if (listedBefore.kind !== "dictionary") continue;
    for (const [name, value] of listedBefore.entries) {
      if (!sameValue(value, entry(listedAfter, name))) {
        report(update, "other", "forbidden", "change.form", { key: `DR.${category}` });
      }
    }
  }
}

/** What filling a field writes; a field's place, name, kind and script are not among it. */
const fillingKeys = new Set(["V", "DV", "AP", "AS", "Ff", "F", "DA", "Q", "I", "RV", "M"]);

function judgeField(update: Update, was: FormField, is: FormField, permissions: Permissions): void {
  if (is.type !== was.type)
    report(update, "other", "forbidden", "change.field", { field: is.name, key: "FT" });
  const keys = differingKeys(was.dictionary, is.dictionary);
  const wasSigned = was.type === "Sig" && update.before.resolve(was.value).kind === "dictionary";
  if (wasSigned) judgeSigned(update, was, is, keys);
  else if (was.type === "Sig") judgeNowSigned(update, was, is, keys, permissions);
  else judgeFilled(update, was, is, keys, permissions);
  if (is.number !== null) update.vetted.add(is.number);
}

/** Nothing about a signature that was made may change, its dictionary least of all (DSS: spoofing). */
function judgeSigned(update: Update, was: FormField, is: FormField, keys: readonly string[]): void {
  const same = sameValue(update.before.resolve(was.value), update.after.resolve(is.value));
  const other = keys.filter((key) => key !== "Kids");
  if (!same || other.length > 0) {
    report(update, "other", "forbidden", "change.signature-altered", { field: is.name });
  }
}

/** Kids are judged as fields and widgets of their own. */
function refuseOtherKeys(update: Update, is: FormField, keys: readonly string[]): void {
  for (const key of keys) {
    if (fillingKeys.has(key) || key === "Kids") continue;
    report(update, "other", "forbidden", "change.field", { field: is.name, key });
  }
}

function judgeNowSigned(
  update: Update,
  was: FormField,
  is: FormField,
  keys: readonly string[],
  permissions: Permissions,
): void {
  const isSigned = update.after.resolve(is.value).kind === "dictionary";
  refuseOtherKeys(update, is, isSigned ? keys.filter((key) => key !== "Lock") : keys);
  clearParts(update, was, is);
  if (isSigned) reportSigning(update, is, permissions, false);
  else if (keys.length > 0)
    report(update, "formFilling", "undecided", "change.appearance", { field: is.name });
}

function judgeFilled(
  update: Update,
  was: FormField,
  is: FormField,
  keys: readonly string[],
  permissions: Permissions,
): void {
  refuseOtherKeys(update, is, keys);
  const touched = clearParts(update, was, is) || keys.some((key) => fillingKeys.has(key));
  if (!touched) return;
  const params = { field: is.name };
  const isSameValue = sameValue(update.before.resolve(was.value), update.after.resolve(is.value));
  if (permissions.isLocked(is.name))
    report(update, "formFilling", "forbidden", "change.field-locked", params);
  else if (permissions.level === 1) report(update, "formFilling", "forbidden", "change.certified", params);
  else if (showsAnother(update, was, is, isSameValue)) {
    report(update, "formFilling", "undecided", "change.appearance", params);
  } else report(update, "formFilling", "permitted", "change.filled", params);
}

/** Value and appearance of a field and of its widgets may change as a whole. Did any of the widgets? */
function clearParts(update: Update, was: FormField, is: FormField): boolean {
  let touched = clearOf(update, was.number, was.dictionary, is.number, is.dictionary);
  const kids = update.after.resolve(entry(is.dictionary, "Kids"));
  if (kids.kind !== "array") return touched;
  for (const kid of kids.items) {
    if (kid.kind !== "reference") continue;
    const before = update.before.object(kid.number);
    const after = update.after.object(kid.number);
    if (before.kind !== "dictionary" || after.kind !== "dictionary" || entry(after, "T").kind !== "null")
      continue;
    const keys = differingKeys(before, after);
    for (const key of keys.filter((it) => !fillingKeys.has(it))) {
      report(update, "other", "forbidden", "change.field", { field: is.name, key });
    }
    update.vetted.add(kid.number);
    touched = clearOf(update, kid.number, before, kid.number, after) || keys.length > 0 || touched;
  }
  return touched;
}

function clearOf(
  update: Update,
  numberBefore: number | null,
  before: PdfDictionary,
  numberAfter: number | null,
  after: PdfDictionary,
): boolean {
  let touched = false;
  if (numberBefore !== null && !sameValue(entry(before, "AP"), entry(after, "AP"))) {
    judgeSharing(update, numberBefore, entry(before, "AP"));
  }
  for (const key of ["V", "AP", "RV"]) {
    const was = entry(before, key);
    const is = entry(after, key);
    const known = update.free.size;
    clearContent(
      update,
      numberBefore === null ? null : { holder: numberBefore, path: key, value: was },
      numberAfter === null ? null : { holder: numberAfter, path: key, value: is },
    );
    if (update.free.size > known) {
      touched ||= [...update.free].slice(known).some((number) => update.changed.has(number));
    }
  }
  return touched;
}

/** An appearance that something else uses as well is no mere appearance: what replaced it may not be all there is. */
function judgeSharing(update: Update, field: number, appearance: PdfValue): void {
  if (appearance.kind !== "reference") return;
  const uses = update.usesBefore().get(appearance.number) ?? [];
  if (uses.some((it) => it !== use(field, "AP"))) {
    report(update, "formFilling", "undecided", "change.shared-appearance", { object: appearance.number });
  }
}

function judgeNewField(
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
  if (field.number !== null) widgets.add(field.number);
  const kids = update.after.resolve(entry(field.dictionary, "Kids"));
  if (kids.kind === "array") {
    for (const kid of kids.items) if (kid.kind === "reference") widgets.add(kid.number);
  }
  if (update.after.resolve(field.value).kind === "dictionary")
    reportSigning(update, field, permissions, true);
  else if (permissions.level === null && !field.widgets.some((it) => entry(it, "AP").kind !== "null")) {
    // A place for a signature to come, which shows nothing yet.
    report(update, "formFilling", "permitted", "change.field-prepared", params);
  } else report(update, "other", "forbidden", "change.empty-signature-field", params);
}

function reportSigning(
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
  } else report(update, kind, "permitted", isTimeStamp ? "change.time-stamped" : "change.signed", params);
}

const isVisible = (update: Update, field: FormField): boolean =>
  field.widgets.some((widget) => isVisibleWidget(update, widget));

function isVisibleWidget(update: Update, widget: PdfDictionary): boolean {
  const rectangle = update.after.resolve(entry(widget, "Rect"));
  if (rectangle.kind !== "array") return false;
  const [left, bottom, right, top] = rectangle.items.map((item) => {
    const value = update.after.resolve(item);
    return value.kind === "number" ? value.value : 0;
  });
  if (left === right || bottom === top) return false;
  return update.after.resolve(entry(widget, "AP")).kind !== "null";
}
