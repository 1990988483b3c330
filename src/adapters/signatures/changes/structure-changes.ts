import { catalogOf } from "../pdf/signature-fields.ts";
import { differingKeys, sameValue } from "../pdf/same-value.ts";
import type { DocumentView } from "../pdf/document-view.ts";
import { dictionaryOf, entry, integerOf, nameOf, type PdfDictionary, type PdfValue } from "../pdf/values.ts";
import type { NewWidgets } from "./new-signatures.ts";
import type { Held } from "./free-content.ts";
import { listChanges } from "./list-changes.ts";
import { vet, type Update } from "./update.ts";
import { below, use } from "./uses.ts";

/**
 * A tagged document's tree (ISO 32000-2, 14.7.2) says what is read aloud and in which order. A further signature stands
 * in it as an element of its own: that is cleared, and nothing else. What was there stays, in its order.
 */
export function judgeStructure(update: Update, widgets: NewWidgets): void {
  if (widgets.size === 0) return;
  const root = entry(catalogOf(update.after), "StructTreeRoot");
  if (root.kind !== "reference") return;
  const was = dictionaryOf(update.before.object(root.number));
  const is = dictionaryOf(update.after.object(root.number));
  if (was === null || is === null) return;
  judgeElement(update, root.number, widgets, ["K", "ParentTree", "ParentTreeNextKey"]);
  judgeParents(update, root.number, widgets);
  for (const number of update.changed) {
    // S and P are what every element has and nothing else that a reader shows (table 355).
    const element = update.before.object(number);
    if (entry(element, "S").kind === "name" && entry(element, "P").kind === "reference")
      judgeElement(update, number, widgets, ["K"]);
  }
}

/** Clears an element whose kids grew by those of the new widgets. */
function judgeElement(
  update: Update,
  number: number,
  widgets: NewWidgets,
  mayDiffer: readonly string[],
): void {
  const was = dictionaryOf(update.before.object(number));
  const is = dictionaryOf(update.after.object(number));
  if (was === null || is === null) return;
  if (!differingKeys(was, is).every((key) => mayDiffer.includes(key))) return;
  const kidsBefore = kidsOf(update.before, was);
  const kidsAfter = kidsOf(update.after, is);
  const { added, removed, isReordered } = listChanges(kidsBefore, kidsAfter);
  if (removed.length > 0 || isReordered || !added.every((kid) => holdsOnly(update, kid, widgets))) return;
  vet(update, number);
  clearList(update, { holder: number, path: "K", value: entry(was, "K") }, entry(is, "K"));
}

/** One kid may stand without a list around it. */
function kidsOf(view: DocumentView, element: PdfDictionary): readonly PdfValue[] {
  const kids = entry(element, "K");
  const list = view.resolve(kids);
  if (list.kind === "array") return list.items;
  return kids.kind === "null" ? [] : [kids];
}

/** A list's own object may change; what is in it is judged item by item. */
function clearList(update: Update, { holder, path, value: was }: Held, is: PdfValue): void {
  if (was.kind === "reference" && update.before.resolve(was).kind === "array") {
    update.free.add(was.number);
    update.clearedBefore.add(use(holder, path));
  }
  if (is.kind === "reference" && update.after.resolve(is).kind === "array") {
    update.free.add(is.number);
    update.clearedAfter.add(use(holder, path));
  }
}

/** What an element may say of itself that says nothing of what was there: no text in place of another's. */
const ownKeys = new Set(["Type", "S", "P", "Pg", "K", "T", "ID", "Lang", "Alt"]);
const mostLevels = 8;

/** A new element that holds nothing but new widgets, or a new element above such ones. */
function holdsOnly(update: Update, kid: PdfValue, widgets: NewWidgets, level = 0): boolean {
  if (level > mostLevels) return false;
  if (kid.kind === "reference" && update.before.object(kid.number).kind !== "null") return false;
  const dictionary = update.after.resolve(kid);
  if (dictionary.kind !== "dictionary") return false;
  if (nameOf(entry(dictionary, "Type")) === "OBJR") {
    const object = entry(dictionary, "Obj");
    return object.kind === "reference" && widgets.has(object.number);
  }
  return (
    [...dictionary.entries.keys()].every((key) => ownKeys.has(key)) &&
    kidsOf(update.after, dictionary).every((it) => holdsOnly(update, it, widgets, level + 1))
  );
}

/** The tree of parents by number (14.7.5.4) may gain those of the new widgets. */
function judgeParents(update: Update, root: number, widgets: NewWidgets): void {
  const before = numberTree(update.before, root);
  const after = numberTree(update.after, root);
  if (before === null || after === null) return;
  const own = new Set([...widgets].map((it) => integerOf(entry(update.after.object(it), "StructParent"))));
  const isKept = [...before.values].every(([key, value]) => {
    const now = after.values.get(key);
    return now !== undefined && saysTheSame(update, value, now);
  });
  const isOwn = [...after.values.keys()].every((key) => before.values.has(key) || own.has(key));
  if (!isKept || !isOwn) {
    update.vetted.delete(root);
    return;
  }
  for (const number of [...before.nodes.keys(), ...after.nodes.keys()]) update.free.add(number);
  for (const it of before.nodes.values()) update.clearedBefore.add(it);
  for (const it of after.nodes.values()) update.clearedAfter.add(it);
}

/** A writer may give a page's list of elements another number. */
function saysTheSame(update: Update, was: PdfValue, is: PdfValue): boolean {
  if (sameValue(was, is)) return true;
  const list = update.before.resolve(was);
  return list.kind === "array" && sameValue(list, update.after.resolve(is));
}

interface NumberTree {
  readonly values: ReadonlyMap<number, PdfValue>;
  /** The objects that the tree itself is made of, each with the place that names it. */
  readonly nodes: ReadonlyMap<number, string>;
}

const mostNodes = 20_000;

/** ISO 32000-2, 7.9.7; null where it is none, or names a node twice. */
function numberTree(view: DocumentView, root: number): NumberTree | null {
  const values = new Map<number, PdfValue>();
  const nodes = new Map<number, string>();
  const waiting: Held[] = [
    { holder: root, path: "ParentTree", value: entry(view.object(root), "ParentTree") },
  ];
  /** Into a reference: where it leads, and from where what is in it is named. */
  const enter = ({ holder, path, value }: Held): Held | null => {
    if (value.kind !== "reference") return { holder, path, value };
    if (nodes.has(value.number) || nodes.size > mostNodes) return null;
    nodes.set(value.number, use(holder, path));
    return { holder: value.number, path: "", value: view.object(value.number) };
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = enter(next);
    if (node === null) return null;
    const inside = (key: string) =>
      enter({ holder: node.holder, path: below(node.path, key), value: entry(node.value, key) });
    const numbers = inside("Nums");
    const kids = inside("Kids");
    if (numbers === null || kids === null) return null;
    if (numbers.value.kind === "array" && !listNumbers(numbers.value.items, values)) return null;
    if (kids.value.kind !== "array") continue;
    for (const [i, value] of kids.value.items.entries())
      waiting.push({ holder: kids.holder, path: below(kids.path, String(i)), value });
  }
  return { values, nodes };
}

function listNumbers(items: readonly PdfValue[], values: Map<number, PdfValue>): boolean {
  for (let i = 0; i + 1 < items.length; i += 2) {
    const [key, value] = items.slice(i, i + 2);
    const number = key === undefined ? null : integerOf(key);
    if (number === null || value === undefined || values.has(number)) return false;
    values.set(number, value);
  }
  return items.length % 2 === 0;
}
