/**
 * A run of text on a page without a wide gap in it (the two halves of a letterhead are two lines). Where the format
 * knows no positions (text, DOCX) only `text` is given and the order of the lines is their place.
 */
export interface PageLine {
  readonly text: string;
  /** Left edge, as a part of the page's width, 0 to 1. */
  readonly x?: number;
  /** Baseline from the top, as a part of the page's height, 0 to 1. */
  readonly y?: number;
  /** Height of the letters, as a part of the page's height. */
  readonly size?: number;
}

/** The first page from top to bottom. */
export type FirstPage = readonly PageLine[];
