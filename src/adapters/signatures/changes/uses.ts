import type { DocumentView } from "../pdf/document-view.ts";
import { dictionaryOf, type PdfValue } from "../pdf/values.ts";

/** One place that names an object: `12:AP.N` is the key N of the key AP of object 12. */
export type Use = string;

export const use = (holder: number | "trailer", path: string): Use => `${holder}:${path}`;

/** Of one value: the references in it with their paths. Deep values are walked without a stack of calls. */
export function referencesIn(value: PdfValue): { readonly path: string; readonly number: number }[] {
  const found: { path: string; number: number }[] = [];
  const open: { value: PdfValue; path: string }[] = [{ value, path: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: at, path } = next;
    if (at.kind === "reference") found.push({ path, number: at.number });
    else if (at.kind === "array") {
      for (const [i, item] of at.items.entries()) open.push({ value: item, path: below(path, String(i)) });
    } else {
      for (const [key, item] of dictionaryOf(at)?.entries ?? [])
        open.push({ value: item, path: below(path, key) });
    }
  }
  return found;
}

export const below = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

const mostObjects = 500_000;

/** Every use of every object that can be reached from the trailer. Made once a view, when first asked for. */
export function usesIn(view: DocumentView): () => ReadonlyMap<number, readonly Use[]> {
  let uses: Map<number, Use[]> | undefined;
  return () => (uses ??= collect(view));
}

function collect(view: DocumentView): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  const waiting: number[] = [];
  const note = (holder: number | "trailer", value: PdfValue) => {
    for (const { path, number } of referencesIn(value)) {
      const known = uses.get(number);
      if (known !== undefined) known.push(use(holder, path));
      else {
        uses.set(number, [use(holder, path)]);
        waiting.push(number);
      }
    }
  };
  note("trailer", view.trailer);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (uses.size > mostObjects) break;
    note(next, view.object(next));
  }
  return uses;
}
