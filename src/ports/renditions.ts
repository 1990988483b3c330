import type { ArrivalStamp } from "../domain/forms/arrival-stamp.ts";

/** A stored original of which something else is to be made; the original itself is only read (rule 1). */
export interface FileToRender {
  /** Where the bytes are on the local disk. */
  readonly path: string;
  /** As the inspection told it by the bytes. */
  readonly mediaType: string;
}

/** What to send: bytes that were made, behind the whole original where `isBehindOriginal`. */
export interface Rendition {
  readonly isBehindOriginal: boolean;
  readonly bytes: Uint8Array;
}

/** How the stamp came onto the page: in a free place, or in a strip that was added above a full page. */
export type StampedOn = "page" | "strip";

/**
 * `noPages`: the format has none of its own. `locked`, `broken`: it does not open. `tooMuch`: more than there is time or
 * memory for.
 */
export type RenditionFault = "noPages" | "locked" | "broken" | "tooMuch";

/** Of this file there will be no such rendition. */
export class NotRendered extends Error {
  readonly reason: RenditionFault;

  constructor(reason: RenditionFault) {
    super(`Nothing could be made of the file: ${reason}.`);
    this.name = "NotRendered";
    this.reason = reason;
  }
}

/** Makes PDFs to look at and to print out of originals. A hostile file ends its own rendering, nothing else. */
export interface Renditions {
  /**
   * A PDF of the file with the stamp on its first page, at full size. Of a PDF everything that it was stays in front as it
   * is, so that signatures in it can still be checked. Throws `NotRendered`; any other error is a fault of ours.
   */
  stamped(file: FileToRender, stamp: ArrivalStamp): Promise<Rendition & { readonly on: StampedOn }>;
  /** A PDF of a picture, a page for each of its own. Throws as `stamped`. */
  pages(file: FileToRender): Promise<Rendition>;
  close(): Promise<void>;
}
