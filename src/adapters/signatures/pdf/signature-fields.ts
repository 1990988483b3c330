import type { DocumentView } from "./document-view.ts";
import { entry, nameOf, textOf, type PdfDictionary, type PdfValue } from "./values.ts";

/** A field of the form (ISO 32000-2, 12.7.4), with what it has from its parents. */
export interface FormField {
  /** The partial names from the root down, with points between. */
  readonly name: string;
  /** Of its object; null where the field stands in another's bytes. */
  readonly number: number | null;
  readonly dictionary: PdfDictionary;
  /** Tx, Btn, Ch or Sig. */
  readonly type: string | null;
  /** /V as it stands, perhaps a reference. */
  readonly value: PdfValue;
  /** Its kids, if any, are its widgets and no fields of their own. */
  readonly isTerminal: boolean;
  /** What shows it on pages: itself, or its kids without a name. */
  readonly widgets: readonly PdfDictionary[];
}

const mostFields = 50_000;
const mostLevels = 64;

const known = new WeakMap<DocumentView, readonly FormField[]>();

/** All fields of the form, parents before kids. A circle among them ends where it closes. */
export function formFields(view: DocumentView): readonly FormField[] {
  const fields = known.get(view) ?? readFields(view);
  known.set(view, fields);
  return fields;
}

function readFields(view: DocumentView): FormField[] {
  const fields: FormField[] = [];
  const seen = new Set<number>();
  const roots = view.resolve(entry(acroFormOf(view), "Fields"));
  const visit = (value: PdfValue, above: FormField | null, level: number): void => {
    if (level > mostLevels || fields.length >= mostFields) return;
    if (value.kind === "reference") {
      if (seen.has(value.number)) return;
      seen.add(value.number);
    }
    const dictionary = view.resolve(value);
    if (dictionary.kind !== "dictionary") return;
    const kids = view.resolve(entry(dictionary, "Kids"));
    const kidItems = kids.kind === "array" ? kids.items : [];
    const field = readField(view, value, dictionary, above, kidItems);
    // A kid without a name of its own is a widget of its parent, not a field.
    if (above === null || isNamed(view, dictionary)) fields.push(field);
    for (const kid of kidItems) visit(kid, field, level + 1);
  };
  if (roots.kind === "array") for (const root of roots.items) visit(root, null, 0);
  return fields;
}

export const catalogOf = (view: DocumentView): PdfValue => view.resolve(entry(view.trailer, "Root"));

export const acroFormOf = (view: DocumentView): PdfValue => view.resolve(entry(catalogOf(view), "AcroForm"));

const isNamed = (view: DocumentView, value: PdfValue): boolean =>
  entry(view.resolve(value), "T").kind !== "null";

function readField(
  view: DocumentView,
  value: PdfValue,
  dictionary: PdfDictionary,
  above: FormField | null,
  kids: readonly PdfValue[],
): FormField {
  const partial = textOf(view.resolve(entry(dictionary, "T")));
  const names = [above?.name ?? "", partial ?? ""].filter((it) => it !== "");
  const own = entry(dictionary, "V");
  return {
    name: names.join("."),
    number: value.kind === "reference" ? value.number : null,
    dictionary,
    type: nameOf(view.resolve(entry(dictionary, "FT"))) ?? above?.type ?? null,
    value: own.kind === "null" ? (above?.value ?? own) : own,
    isTerminal: !kids.some((kid) => isNamed(view, kid)),
    widgets: [dictionary, ...kids.map(view.resolve)].filter((it) => it.kind === "dictionary"),
  };
}

/** A signature dictionary and the field that it is the value of. */
export interface FoundSignature {
  /** Null where no field refers to it. */
  readonly field: string | null;
  readonly dictionary: PdfDictionary;
  /** Does the dictionary stand in the file's own bytes, as one that is signed must? */
  readonly inFile: boolean;
}

/**
 * The signatures of a view: fields of type Sig that have a value. A value that is no dictionary (a number where the
 * reference was, an object that cannot be read) is a signature that cannot be read, not a place for a later one: the
 * field's own dictionary stands for it, which has no /Contents.
 */
export function signaturesIn(view: DocumentView): FoundSignature[] {
  return formFields(view).flatMap((field) => {
    if (field.type !== "Sig" || !field.isTerminal) return [];
    const value = view.resolve(field.value);
    if (value.kind === "null" && !isUnreadable(view, field.value, value)) return [];
    const dictionary = value.kind === "dictionary" ? value : field.dictionary;
    return [{ field: field.name, dictionary, inFile: standsInFile(view, field) }];
  });
}

/** A null that was written has a place of its own; one that stands for an object that is listed has none. */
function isUnreadable(view: DocumentView, reference: PdfValue, value: PdfValue): boolean {
  const place = reference.kind === "reference" ? view.place(reference.number) : undefined;
  return value.end === 0 && place !== undefined && place.is !== "free";
}

/** The value's own object decides, or the field's where the value is written into it. */
function standsInFile(view: DocumentView, field: FormField): boolean {
  const number = field.value.kind === "reference" ? field.value.number : field.number;
  return number === null || view.place(number)?.is === "inFile";
}
