import { parsedFile, viewOf, type DocumentView } from "../signatures/pdf/document-view.ts";
import { PdfBroken } from "../signatures/pdf/pdf-broken.ts";
import { readRevisions } from "../signatures/pdf/revisions.ts";
import { entry, type PdfStream, type PdfValue } from "../signatures/pdf/values.ts";
import type { Cipher } from "./encryption.ts";
import { dictionaryText, valueText, type Writing } from "./write-value.ts";
import type { NewObject } from "./write-update.ts";

/** A stream object whose bytes are already encoded as its dictionary says. */
export function streamObject(
  number: number,
  entries: string,
  bytes: Buffer,
  cipher: Cipher | null,
): NewObject {
  const stream = cipher?.stream(bytes, number, 0) ?? bytes;
  return { number, generation: 0, dictionary: `<<${entries}\n/Length ${stream.length}>>`, stream };
}

/** Copies objects from one file into another, each once, under numbers of the other. */
class Importing {
  readonly objects: NewObject[] = [];
  readonly #view: DocumentView;
  readonly #cipher: Cipher | null;
  readonly #numbers = new Map<number, number>();
  readonly #next: () => number;

  constructor(view: DocumentView, next: () => number, cipher: Cipher | null) {
    this.#view = view;
    this.#cipher = cipher;
    this.#next = next;
  }

  /** A value as it is written in the object `within` of the other file. */
  text(value: PdfValue, within: number): string {
    return valueText(value, this.#writing(within));
  }

  #writing(within: number): Writing {
    return {
      reference: (number) => `${this.#numberFor(number)} 0 R`,
      string: (bytes) => this.#cipher?.string(bytes, within, 0) ?? bytes,
    };
  }

  #numberFor(old: number): number {
    const known = this.#numbers.get(old);
    if (known !== undefined) return known;
    const number = this.#next();
    this.#numbers.set(old, number);
    const value = this.#view.object(old);
    if (value.kind === "stream") this.objects.push(this.#stream(value, number));
    else this.objects.push({ number, generation: 0, dictionary: this.text(value, number), stream: null });
    return number;
  }

  #stream(value: PdfStream, number: number): NewObject {
    const stream = this.#cipher?.stream(value.bytes, number, 0) ?? value.bytes;
    const extra = new Map([["Length", String(stream.length)]]);
    const dictionary = dictionaryText(value.dictionary.entries, this.#writing(number), 0, extra);
    return { number, generation: 0, dictionary, stream };
  }
}

/**
 * The only page of `pdf`, one that we drew ourselves, as a form that other pages can show: the objects of it, and the
 * number of the form. `next` gives free numbers.
 */
export function importPage(
  pdf: Buffer,
  size: readonly [width: number, height: number],
  next: () => number,
  cipher: Cipher | null,
): { readonly objects: readonly NewObject[]; readonly form: number } {
  const view = viewOf(parsedFile(pdf), readRevisions(pdf).all);
  const pages = view.resolve(entry(view.resolve(entry(view.trailer, "Root")), "Pages"));
  const kids = view.resolve(entry(pages, "Kids"));
  const page = kids.kind === "array" && kids.items[0] !== undefined ? view.resolve(kids.items[0]) : null;
  const content = page === null ? null : view.resolve(entry(page, "Contents"));
  if (page === null || content?.kind !== "stream") throw new PdfBroken("pdf.no-object", 0);
  const importing = new Importing(view, next, cipher);
  const form = next();
  const resources = importing.text(view.resolve(entry(page, "Resources")), form);
  const filter = importing.text(entry(content, "Filter"), form);
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${size.join(" ")}]\n/Resources ${resources}\n/Filter ${filter}`;
  return { objects: [...importing.objects, streamObject(form, entries, content.bytes, cipher)], form };
}
