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

/**
 * The uses of some objects, from all that can be reached from the trailer. Collected once a view, when first asked for;
 * of all other objects only the numbers are looked at, since a document may have hundreds of thousands.
 */
export function usesIn(
  view: DocumentView,
  wanted: () => ReadonlySet<number>,
): (number: number) => readonly Use[] {
  let uses: ReadonlyMap<number, readonly Use[]> | undefined;
  return (number) => (uses ??= collect(view, wanted())).get(number) ?? [];
}

function collect(view: DocumentView, wanted: ReadonlySet<number>): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  const note = (holder: number | "trailer", value: PdfValue) => {
    for (const { path, number } of referencesIn(value)) {
      if (!wanted.has(number)) continue;
      const known = uses.get(number);
      if (known === undefined) uses.set(number, [use(holder, path)]);
      else known.push(use(holder, path));
    }
  };
  note("trailer", view.trailer);
  const seen = new Set(referencesIn(view.trailer).map((it) => it.number));
  // What is added while a set is walked is walked too.
  for (const next of seen) {
    if (seen.size > mostObjects) break;
    const references = view.references(next);
    if (references.some((it) => wanted.has(it))) note(next, view.object(next));
    for (const it of references) seen.add(it);
  }
  return uses;
}
