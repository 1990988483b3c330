import { acroFormOf, catalogOf } from "../pdf/signature-fields.ts";
import { dictionaryOf, entry, type PdfValue } from "../pdf/values.ts";
import { differingKeys, sameValue } from "../pdf/same-value.ts";
import { report, vetNamed, type ChangeKind, type Update } from "./update.ts";
import { below, use } from "./uses.ts";

/** AcroForm's own keys: its fields are judged one by one, its resources may grow, its flags follow from signing. */
export function judgeAcroForm(update: Update): void {
  const before = acroFormOf(update.before);
  const after = acroFormOf(update.after);
  const catalogEntry = entry(catalogOf(update.after), "AcroForm");
  vetNamed(update, entry(catalogOf(update.before), "AcroForm"), catalogEntry);
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

/**
 * What readers draw values with that bring no drawing of their own (12.7.3, 12.7.4.3). Writers add it, and ask for all
 * drawings to be made anew, where they fill or sign. To change it, or to ask without an occasion, only makes the same
 * values look otherwise.
 */
export function judgeDrawnAnew(update: Update): void {
  const was = acroFormOf(update.before);
  const is = acroFormOf(update.after);
  if (was.kind === "null") return;
  const differs = (key: string) => !sameValue(entry(was, key), entry(is, key));
  const isOccasion = update.changes.some(({ kind }) => occasions.has(kind));
  for (const key of ["NeedAppearances", "DA", "Q"].filter(differs)) {
    if (isOccasion && (key === "NeedAppearances" || entry(was, key).kind === "null")) continue;
    report(update, "formFilling", "undecided", "change.form", { key });
  }
}

const occasions: ReadonlySet<ChangeKind> = new Set(["formFilling", "signature", "documentTimeStamp"]);

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
