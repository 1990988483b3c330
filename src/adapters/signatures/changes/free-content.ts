import type { DocumentView } from "../pdf/document-view.ts";
import type { PdfValue } from "../pdf/values.ts";
import type { Update } from "./update.ts";
import { below, referencesIn, use } from "./uses.ts";

/** A value and where it stands: the key path inside the object that holds it. */
export interface Held {
  readonly holder: number | "trailer";
  readonly path: string;
  readonly value: PdfValue;
}

const mostObjects = 20_000;

/** Back to the page and the field: not content of what hangs from there. */
const backwards = /(?:^|\.)(?:P|Parent|Pg|StructParents?)$/u;

/**
 * Clears a value that may change as a whole, with all that hangs from it: an appearance, a field's value, long-term
 * data. Each use on the way is noted for its view; an object of it that is used from elsewhere as well, a page for
 * instance, stays uncleared (the 'sneaky' updates of pyHanko's tests).
 */
export function clearContent(update: Update, before: Held | null, after: Held | null): void {
  if (before !== null) clearIn(update.before, before, update.free, update.clearedBefore);
  if (after !== null) clearIn(update.after, after, update.free, update.clearedAfter);
}

function clearIn(view: DocumentView, held: Held, free: Set<number>, cleared: Set<string>): void {
  const waiting: { holder: number | "trailer"; path: string; value: PdfValue }[] = [held];
  const seen = new Set<number>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { path, number } of referencesIn(next.value)) {
      const full = below(next.path, path);
      if (backwards.test(full)) continue;
      cleared.add(use(next.holder, path === "" ? next.path : full));
      if (seen.has(number) || seen.size > mostObjects) continue;
      seen.add(number);
      free.add(number);
      waiting.push({ holder: number, path: "", value: view.object(number) });
    }
  }
}

/**
 * Did an object change, or anything that hangs from it? Where nothing did, it is the same before and after.
 *
 * @param unchanged grows by what was found to have stayed, and is not looked at again.
 */
export function hangsOnChange(update: Update, object: number, unchanged: Set<number>): boolean {
  const seen = new Set([object]);
  for (const next of seen) {
    if (update.changed.has(next)) return true;
    for (const { path, number } of referencesIn(update.after.object(next))) {
      if (!backwards.test(path) && !unchanged.has(number)) seen.add(number);
    }
  }
  for (const it of seen) unchanged.add(it);
  return false;
}
