import { sameValue } from "../pdf/same-value.ts";
import type { PdfValue } from "../pdf/values.ts";

/** What became of a list's items. */
export interface ListChanges {
  readonly added: readonly PdfValue[];
  readonly removed: readonly PdfValue[];
  /** Do those that stayed stand in another order, or more often? */
  readonly isReordered: boolean;
}

/** Items of both lists, which may hold tens of thousands: a drawing has as many annotations, a book as many elements. */
export function listChanges(was: readonly PdfValue[], is: readonly PdfValue[]): ListChanges {
  const stoodThere = membership(was);
  const standsThere = membership(is);
  const added: PdfValue[] = [];
  const kept: PdfValue[] = [];
  for (const item of is) (stoodThere(item) ? kept : added).push(item);
  const stayed = was.filter(standsThere);
  const isReordered = kept.length !== stayed.length || kept.some((item, i) => !isItem(item, stayed[i]));
  return { added, removed: was.filter((item) => !standsThere(item)), isReordered };
}

const isItem = (item: PdfValue, other: PdfValue | undefined): boolean =>
  other !== undefined && sameValue(item, other);

/** References and numbers, which long lists are made of, are found by key; what is written in place, one by one. */
function membership(items: readonly PdfValue[]): (item: PdfValue) => boolean {
  const references = new Map<number, number>();
  const numbers = new Set<number>();
  const others: PdfValue[] = [];
  for (const item of items) {
    if (item.kind === "reference") references.set(item.number, item.generation);
    else if (item.kind === "number") numbers.add(item.value);
    else others.push(item);
  }
  return (item) => {
    if (item.kind === "reference") return references.get(item.number) === item.generation;
    return item.kind === "number" ? numbers.has(item.value) : others.some((it) => sameValue(it, item));
  };
}
