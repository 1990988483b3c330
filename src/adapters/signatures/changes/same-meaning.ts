import type { DocumentView } from "../pdf/document-view.ts";
import { sameValue } from "../pdf/same-value.ts";
import { dictionaryOf, entry, type PdfValue } from "../pdf/values.ts";

/** A value and the document that its references lead into. */
export interface Placed {
  readonly view: DocumentView;
  readonly value: PdfValue;
}

const mostValues = 5_000;

/** Numbers in the tree of parents, which is judged by itself. */
const treeKeys = new Set(["StructParent", "StructParents"]);

/** Back to the page and the parent, which are judged by themselves: a circle, and nothing that hangs from here. */
const backwards = new Set(["P", "Parent"]);

/**
 * Do two values say the same with all that hangs from them, whether written in place or referred to? What is larger
 * than any appearance or list of resources counts as different.
 */
export function sameMeaning(before: Placed, after: Placed): boolean {
  const waiting: [PdfValue, PdfValue][] = [[before.value, after.value]];
  const seen = new Set<string>();
  for (let pair = waiting.pop(), left = mostValues; pair !== undefined; pair = waiting.pop(), left -= 1) {
    if (left === 0) return false;
    const [a, b] = pair;
    if (a.kind === "reference" && b.kind === "reference") {
      const met = `${a.number} ${b.number}`;
      if (seen.has(met)) continue;
      seen.add(met);
    }
    const parts = partsToCompare(before.view.resolve(a), after.view.resolve(b));
    if (parts === null) return false;
    waiting.push(...parts);
  }
  return true;
}

/** Null where the two differ already; else what in them is still to be compared. */
function partsToCompare(a: PdfValue, b: PdfValue): [PdfValue, PdfValue][] | null {
  if (a.kind !== b.kind) return null;
  if (a.kind === "array" && b.kind === "array") {
    if (a.items.length !== b.items.length) return null;
    return a.items.map((item, i) => [item, b.items[i] ?? item]);
  }
  const inA = dictionaryOf(a);
  const inB = dictionaryOf(b);
  if (inA === null || inB === null) return sameValue(a, b) ? [] : null;
  if (a.kind === "stream" && b.kind === "stream" && !a.bytes.equals(b.bytes)) return null;
  const keys = new Set([...inA.entries.keys(), ...inB.entries.keys()]);
  return [...keys]
    .filter((key) => !(a.kind === "stream" && key === "Length"))
    .map((key): [string, PdfValue, PdfValue] => [key, entry(inA, key), entry(inB, key)])
    .filter(([key, was, is]) => !isElsewhere(key, was, is))
    .map(([, was, is]) => [was, is]);
}

/** A resource may have any of those names, and then leads elsewhere. */
function isElsewhere(key: string, was: PdfValue, is: PdfValue): boolean {
  if (treeKeys.has(key)) return was.kind !== "reference" && is.kind !== "reference";
  return backwards.has(key) && sameValue(was, is);
}
