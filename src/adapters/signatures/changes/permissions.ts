import type { DocumentView } from "../pdf/document-view.ts";
import { catalogOf, formFields, type FormField } from "../pdf/signature-fields.ts";
import { entry, integerOf, nameOf, textOf, type PdfValue } from "../pdf/values.ts";

/** What the signatures of a document allow to happen to it afterwards. */
export interface Permissions {
  /**
   * DocMDP's P (ISO 32000-2, table 257): 1 nothing but long-term data, 2 filling and signing, 3 annotations too. Null:
   * nobody certified the document.
   */
  readonly level: 1 | 2 | 3 | null;
  readonly isLocked: (fieldName: string) => boolean;
}

interface Lock {
  readonly action: string;
  readonly fields: readonly string[];
}

/** The strictest of all signatures that a view has: FieldMDP and the locks of their fields too (12.8.2.4, 12.7.5.5). */
export function permissionsIn(view: DocumentView): Permissions {
  const levels: number[] = [];
  const locks: Lock[] = [];
  for (const field of formFields(view)) {
    if (field.type !== "Sig") continue;
    const signature = view.resolve(field.value);
    if (signature.kind !== "dictionary") continue;
    readTransforms(view, signature, levels, locks);
    readLock(view, field, levels, locks);
  }
  const certification = view.resolve(entry(view.resolve(entry(catalogOf(view), "Perms")), "DocMDP"));
  if (certification.kind === "dictionary") readTransforms(view, certification, levels, locks);
  const level = levels.length === 0 ? null : Math.min(...levels);
  return {
    level: level === 1 || level === 2 || level === 3 ? level : null,
    isLocked: (name) => locks.some((lock) => covers(lock, name)),
  };
}

function readTransforms(view: DocumentView, signature: PdfValue, levels: number[], locks: Lock[]): void {
  const references = view.resolve(entry(signature, "Reference"));
  if (references.kind !== "array") return;
  for (const item of references.items) {
    const reference = view.resolve(item);
    const parameters = view.resolve(entry(reference, "TransformParams"));
    const method = nameOf(view.resolve(entry(reference, "TransformMethod")));
    if (method === "DocMDP") levels.push(levelOf(view.resolve(entry(parameters, "P")), 2));
    if (method === "FieldMDP") locks.push(lockOf(view, parameters));
  }
}

function readLock(view: DocumentView, field: FormField, levels: number[], locks: Lock[]): void {
  const lock = view.resolve(entry(field.dictionary, "Lock"));
  if (lock.kind !== "dictionary") return;
  locks.push(lockOf(view, lock));
  const level = view.resolve(entry(lock, "P"));
  if (level.kind !== "null") levels.push(levelOf(level, 1));
}

/** A number that means nothing allows least. */
function levelOf(value: PdfValue, absent: number): number {
  if (value.kind === "null") return absent;
  const level = integerOf(value);
  return level === 1 || level === 2 || level === 3 ? level : 1;
}

function lockOf(view: DocumentView, dictionary: PdfValue): Lock {
  const fields = view.resolve(entry(dictionary, "Fields"));
  const names = fields.kind === "array" ? fields.items.map((it) => textOf(view.resolve(it)) ?? "") : [];
  return { action: nameOf(view.resolve(entry(dictionary, "Action"))) ?? "All", fields: names };
}

/** A parent's name stands for its kids. */
function covers({ action, fields }: Lock, name: string): boolean {
  const isNamed = fields.some((it) => it === name || name.startsWith(`${it}.`));
  if (action === "Include") return isNamed;
  return action === "Exclude" ? !isNamed : true;
}
