import { findIn } from "./find-text.ts";

/** Names of the browser's highlights: every place that was found, and the one that is shown. */
export const highlights = { all: "vanthu-found", shown: "vanthu-found-shown" } as const;

interface Piece {
  readonly node: Text;
  /** In the text of the whole page. */
  readonly start: number;
}

/** The text that is laid over a page, as `useFind` reads it: runs one after another, a break at the end of a line. */
function textUnder(layer: HTMLElement): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node.nodeName === "BR") text += "\n";
  }
  return { text, pieces };
}

function rangeOf(pieces: readonly Piece[], start: number, end: number): Range | null {
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}

function highlight(name: string): Highlight {
  const before = CSS.highlights.get(name);
  if (before !== undefined) return before;
  const fresh = new Highlight();
  CSS.highlights.set(name, fresh);
  return fresh;
}

/**
 * Marks words in the text of a page without changing it; answers the place of the one that is shown and how to take the
 * marks away. Where the browser has no highlights the pages are still gone to.
 */
export function markFound(
  layer: HTMLElement,
  words: string,
  shown: number | null,
): { readonly place: Range | null; readonly unmark: () => void } {
  if (!("highlights" in CSS)) return { place: null, unmark: () => undefined };
  const { text, pieces } = textUnder(layer);
  const ranges = findIn(text, words).map(({ start, end }) => rangeOf(pieces, start, end));
  const [all, one] = [highlight(highlights.all), highlight(highlights.shown)];
  const place = shown === null ? null : (ranges[shown] ?? null);
  for (const range of ranges) if (range !== null && range !== place) all.add(range);
  if (place !== null) one.add(place);
  return {
    place,
    unmark() {
      for (const range of ranges) {
        if (range === null) continue;
        all.delete(range);
        one.delete(range);
      }
    },
  };
}
