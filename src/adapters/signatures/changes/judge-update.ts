import type { DocumentView } from "../pdf/document-view.ts";
import type { Revision } from "../pdf/revisions.ts";
import { catalogOf } from "../pdf/signature-fields.ts";
import { dictionaryOf, entry } from "../pdf/values.ts";
import { judgeForm } from "./form-changes.ts";
import { clearContent, type Held } from "./free-content.ts";
import { judgeChangedAnnotations, judgePages } from "./page-changes.ts";
import { permissionsIn } from "./permissions.ts";
import { sameMeaning } from "./same-meaning.ts";
import { judgeStructure } from "./structure-changes.ts";
import { differingKeys, sameValue } from "../pdf/same-value.ts";
import { hasConflict, openUpdate, report, vetNamed, type Change, type Update } from "./update.ts";
import type { Use } from "./uses.ts";

/**
 * Judges one update, object by object, against what PDF and the signatures before it permit (ISO 32000-2, 12.8; the
 * idea of pyHanko's difference analysis): long-term data, signing, filling; what no rule clears is forbidden.
 *
 * @param before the document up to the revision before, which somebody signed.
 */
export function judgeUpdate(
  before: DocumentView,
  after: DocumentView,
  revision: Revision,
): readonly Change[] {
  const update = openUpdate(before, after, revision);
  const permissions = permissionsIn(before);
  for (const number of update.ambiguous) {
    report(update, "other", "forbidden", "change.ambiguous", { object: number });
  }
  judgeTrailer(update);
  judgeCatalog(update);
  const widgets = judgeForm(update, permissions);
  judgePages(update, permissions, widgets);
  judgeChangedAnnotations(update, permissions);
  judgeStructure(update, widgets);
  judgeTheRest(update);
  return withMetadataJudged(update.changes);
}

function judgeTrailer(update: Update): void {
  if (hasConflict(update.after.trailer)) {
    report(update, "other", "forbidden", "change.trailer", {
      key: update.after.trailer.conflicting.join(" "),
    });
  }
  if (!sameValue(entry(update.before.trailer, "Encrypt"), entry(update.after.trailer, "Encrypt"))) {
    report(update, "other", "forbidden", "change.trailer", { key: "Encrypt" });
  }
  clearMetadata(update, heldIn(update.before, "Info"), heldIn(update.after, "Info"));
}

const heldIn = (view: DocumentView, key: string): Held => ({
  holder: "trailer",
  path: key,
  value: entry(view.trailer, key),
});

function judgeCatalog(update: Update): void {
  // A writer may give the catalog another number; what counts is what it says.
  const root = entry(update.after.trailer, "Root");
  const rootBefore = entry(update.before.trailer, "Root");
  const was = dictionaryOf(catalogOf(update.before));
  const is = dictionaryOf(catalogOf(update.after));
  if (root.kind !== "reference" || rootBefore.kind !== "reference" || was === null || is === null) {
    report(update, "other", "forbidden", "change.trailer", { key: "Root" });
    return;
  }
  for (const key of differingKeys(was, is)) {
    if (["AcroForm", "DSS", "Extensions", "Version", "Metadata", "MarkInfo"].includes(key)) continue;
    const said = { view: update.before, value: entry(was, key) };
    if (sameMeaning(said, { view: update.after, value: entry(is, key) })) continue;
    report(update, "other", "forbidden", "change.catalog", { key });
  }
  vetNamed(update, rootBefore, root);
  const before = (path: string): Held => ({ holder: rootBefore.number, path, value: entry(was, path) });
  const after = (path: string): Held => ({ holder: root.number, path, value: entry(is, path) });
  judgeLongTermData(update, before("DSS"), after("DSS"));
  clearMetadata(update, before("Metadata"), after("Metadata"));
  clearContent(update, before("Extensions"), after("Extensions"));
}

/** The document security store (EN 319 142-1, 5.4.2) holds certificates and revocation values, and may only do that. */
function judgeLongTermData(update: Update, before: Held, after: Held): void {
  const known = update.free.size;
  clearContent(update, before, after);
  const touched = [...update.free].slice(known).some((number) => update.changed.has(number));
  if (touched || !sameValue(before.value, after.value)) {
    report(update, "longTermData", "permitted", "change.long-term-data");
  }
}

function clearMetadata(update: Update, before: Held, after: Held): void {
  const known = update.free.size;
  clearContent(update, before, after);
  const touched = [...update.free].slice(known).some((number) => update.changed.has(number));
  if (touched || !sameValue(before.value, after.value)) {
    report(update, "metadata", "permitted", "change.metadata");
  }
}

/** Every changed object must have been cleared by a rule, and free content must be used from nowhere else. */
function judgeTheRest(update: Update): void {
  for (const number of update.changed) {
    if (update.vetted.has(number)) continue;
    const usesBefore = update.usesBefore(number).filter(isSeen);
    // New, and nothing that was there before pointed into the void for it to fill.
    if (usesBefore.length === 0 && isNew(update, number)) continue;
    const usesAfter = update.usesAfter(number);
    if (usesBefore.length === 0 && usesAfter.length === 0) continue;
    const isCleared =
      update.free.has(number) &&
      areIn(usesBefore, update.clearedBefore) &&
      areIn(usesAfter, update.clearedAfter);
    if (!isCleared) report(update, "other", "forbidden", "change.object", { object: number });
  }
}

/** A trailer's own keys, such as LibreOffice's AdditionalStreams, name nothing that a reader shows. */
const isSeen = (it: Use): boolean =>
  !it.startsWith("trailer:") || /^trailer:(?:Root|Info|Encrypt)\b/u.test(it);

const isNew = (update: Update, number: number): boolean => update.before.object(number).kind === "null";

const areIn = (uses: readonly Use[], cleared: ReadonlySet<Use>): boolean =>
  uses.every((it) => cleared.has(it));

/** Metadata follows from other changes; alone, nobody can tell why it was written. */
function withMetadataJudged(changes: readonly Change[]): Change[] {
  const isAlone = changes.every((it) => it.kind === "metadata");
  return isAlone ? changes.map((it) => ({ ...it, judgement: "undecided" })) : [...changes];
}
