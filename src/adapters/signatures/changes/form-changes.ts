import { formFields, type FormField } from "../pdf/signature-fields.ts";
import { entry, type PdfDictionary, type PdfValue } from "../pdf/values.ts";
import { judgeAcroForm, judgeDrawnAnew } from "./acro-form.ts";
import { showsAnother } from "./appearance.ts";
import { clearContent, hangsOnChange } from "./free-content.ts";
import { coversPage, judgeNewField, reportSigning, type NewWidgets } from "./new-signatures.ts";
import type { Permissions } from "./permissions.ts";
import { differingKeys, sameValue } from "../pdf/same-value.ts";
import { report, vet, type Update } from "./update.ts";
import { use } from "./uses.ts";

/** Judges what an update did to the form: signing, filling, and what is neither. */
export function judgeForm(update: Update, permissions: Permissions): NewWidgets {
  const fieldsBefore = formFields(update.before);
  const fieldsAfter = formFields(update.after);
  judgeAcroForm(update);
  const after = new Map(fieldsAfter.map((field) => [keyOf(field), field]));
  const before = new Set(fieldsBefore.map(keyOf));
  const unchanged = new Set<number>();
  for (const field of fieldsBefore) {
    const now = after.get(keyOf(field));
    if (now === undefined) {
      report(update, "other", "forbidden", "change.field-removed", { field: field.name });
    } else if (!isAsBefore(update, field, now, unchanged)) judgeField(update, field, now, permissions);
  }
  const widgets = new Set<number>();
  for (const field of fieldsAfter) {
    if (!before.has(keyOf(field))) judgeNewField(update, field, permissions, widgets);
  }
  judgeDrawnAnew(update);
  return widgets;
}

/** Names may stand twice, and a few writers give none: the object and the name together tell fields apart. */
const keyOf = ({ name, number }: FormField): string => `${number ?? "-"} ${name}`;

/** A form may have tens of thousands of fields, of which somebody filled one. */
const isAsBefore = (update: Update, was: FormField, is: FormField, unchanged: Set<number>): boolean =>
  is.number !== null &&
  was.type === is.type &&
  sameValue(was.value, is.value) &&
  !hangsOnChange(update, is.number, unchanged);

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
  if (is.number !== null) vet(update, is.number);
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
  // A signer may lock other fields, and say on which page the field is that did not say so.
  const own = (key: string) => key === "Lock" || (key === "P" && entry(was.dictionary, "P").kind === "null");
  refuseOtherKeys(update, is, isSigned ? keys.filter((key) => !own(key)) : keys);
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
  } else if (coversPage(update.after, is)) {
    report(update, "formFilling", "undecided", "change.covers-page", params);
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
    vet(update, kid.number);
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
  const uses = update.usesBefore(appearance.number);
  if (uses.some((it) => it !== use(field, "AP"))) {
    report(update, "formFilling", "undecided", "change.shared-appearance", { object: appearance.number });
  }
}
