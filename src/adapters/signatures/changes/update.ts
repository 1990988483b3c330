import { ambiguousIn, placesOfSection, type DocumentView } from "../pdf/document-view.ts";
import type { Place } from "../pdf/cross-references.ts";
import type { Revision } from "../pdf/revisions.ts";
import { dictionaryOf, entry, nameOf, type PdfValue } from "../pdf/values.ts";
import { sameValue } from "../pdf/same-value.ts";
import { usesIn, type Use } from "./uses.ts";

/** What kind of change an update brought, from the least to the most. */
export type ChangeKind =
  | "longTermData"
  | "metadata"
  | "documentTimeStamp"
  | "signature"
  | "formFilling"
  | "annotation"
  | "other";

export interface Change {
  readonly kind: ChangeKind;
  /** Allowed by the rules of PDF and of the signatures before it; not to be told; or forbidden. */
  readonly judgement: "permitted" | "undecided" | "forbidden";
  /** `change.…` of the vocabulary. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One update under judgement: the document before and after it, and what was cleared so far. */
export interface Update {
  readonly before: DocumentView;
  readonly after: DocumentView;
  /** Objects whose value differs, those included that are new or gone. */
  readonly changed: ReadonlySet<number>;
  /** Objects of the update that two readers may read as two things, whether they differ to ours or not. */
  readonly ambiguous: ReadonlySet<number>;
  readonly changes: Change[];
  /** Objects whose change a rule has looked at key by key: see {@link vet}. */
  readonly vetted: Set<number>;
  /** Objects that may hold anything, as long as nothing but the cleared uses names them. */
  readonly free: Set<number>;
  readonly clearedBefore: Set<Use>;
  readonly clearedAfter: Set<Use>;
  /** Of a changed object, and of the appearance that a changed one had. */
  readonly usesBefore: (number: number) => readonly Use[];
  /** Of a changed object. */
  readonly usesAfter: (number: number) => readonly Use[];
}

export function openUpdate(before: DocumentView, after: DocumentView, revision: Revision): Update {
  const touched = touchedObjects(before, after, revision);
  const changed = changedObjects(before, after, touched);
  return {
    before,
    after,
    changed,
    ambiguous: ambiguousObjects(after, revision, touched),
    changes: [],
    vetted: new Set(),
    free: new Set(),
    clearedBefore: new Set(),
    clearedAfter: new Set(),
    usesBefore: usesIn(before, () => withAppearances(before, changed)),
    usesAfter: usesIn(after, () => changed),
  };
}

function withAppearances(view: DocumentView, changed: ReadonlySet<number>): Set<number> {
  const appearances = [...changed].flatMap((number) => {
    const appearance = entry(view.object(number), "AP");
    return appearance.kind === "reference" ? [appearance.number] : [];
  });
  return new Set([...changed, ...appearances]);
}

export function report(
  update: Update,
  kind: ChangeKind,
  judgement: Change["judgement"],
  code: string,
  params: Change["params"] = {},
): void {
  update.changes.push({ kind, judgement, code, params });
}

/**
 * Notes that a rule has looked at all that an object says: a dictionary, which a stream is not, and which was one before.
 * What took the number of another thing has taken that one's place as well, and what is new needs no rule.
 */
export function vet(update: Update, number: number): void {
  const isDictionary = (view: DocumentView) => view.object(number).kind === "dictionary";
  if (isDictionary(update.before) && isDictionary(update.after)) update.vetted.add(number);
}

/** The same of what the catalog or the trailer names by a reference, which must have been named so before. */
export function vetNamed(update: Update, was: PdfValue, is: PdfValue): void {
  if (was.kind === "reference" && is.kind === "reference" && was.number === is.number) vet(update, is.number);
}

function touchedObjects(before: DocumentView, after: DocumentView, revision: Revision): Set<number> {
  const touched = new Set<number>();
  for (const section of revision.sections) {
    for (const number of placesOfSection(section).keys()) touched.add(number);
  }
  // An object stream that is written anew changes what is in it without naming it.
  for (const number of before.numbers()) {
    const place = after.place(number);
    if (place?.is === "packed" && touched.has(place.container)) touched.add(number);
  }
  return touched;
}

function changedObjects(
  before: DocumentView,
  after: DocumentView,
  touched: ReadonlySet<number>,
): Set<number> {
  const changed = new Set<number>();
  for (const number of touched) {
    const was = before.object(number);
    const is = after.object(number);
    const isSame = sameValue(was, is) && sameGeneration(before.place(number), after.place(number));
    if (!isSame && !isPacking(was, is)) changed.add(number);
  }
  return changed;
}

/** A reader that minds generations finds nothing where they differ from those of the references. */
const sameGeneration = (was: Place | undefined, is: Place | undefined): boolean =>
  was?.is !== "inFile" || is?.is !== "inFile" || was.generation === is.generation;

/** Named at two places by one section, or with a key that stands twice and says two things. */
function ambiguousObjects(
  after: DocumentView,
  revision: Revision,
  touched: ReadonlySet<number>,
): Set<number> {
  const ambiguous = new Set<number>();
  for (const section of revision.sections) {
    for (const number of ambiguousIn(section)) ambiguous.add(number);
  }
  for (const number of touched) if (hasConflict(after.object(number))) ambiguous.add(number);
  return ambiguous;
}

/** Whichever of two such values a reader takes, it shows nothing. */
const showNothing = new Set(["DSS", "Metadata", "Extensions", "LastModified", "M", "ModDate"]);

export function hasConflict(value: PdfValue): boolean {
  const waiting = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "array") for (const item of next.items) waiting.push(item);
    const dictionary = dictionaryOf(next);
    if (dictionary === null) continue;
    if (dictionary.conflicting.some((key) => !showNothing.has(key))) return true;
    for (const item of dictionary.entries.values()) waiting.push(item);
  }
  return false;
}

/** Cross-reference and object streams are packing: what is in them is judged by itself. */
function isPacking(was: PdfValue, is: PdfValue): boolean {
  const packing = (value: PdfValue) => {
    const type = value.kind === "stream" ? nameOf(entry(value, "Type")) : null;
    return type === "XRef" || type === "ObjStm";
  };
  return packing(is) && (was.kind === "null" || packing(was));
}
