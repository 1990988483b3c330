import { open, type FileHandle } from "node:fs/promises";
import { PDFDataRangeTransport } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF on the disk, of which no more is held at a time than is looked at. */
export interface PdfSource extends AsyncDisposable {
  /** How pdf.js gets at it. */
  forReader(): { readonly data: Uint8Array } | { readonly range: PDFDataRangeTransport };
  /** All of its bytes, in pieces that overlap so far that nothing that is looked for is cut in two. */
  windows(): AsyncIterable<Buffer>;
  /** Null for a file that is too large to be held. */
  whole(): Promise<Buffer | null>;
}

const mebibyte = 1024 * 1024;
/** Up to here a file is read whole, which is faster. */
const wholeBytes = 64 * mebibyte;
/** Up to here it is held where that cannot be avoided. */
const mostHeld = 256 * mebibyte;
const windowBytes = 32 * mebibyte;
/** The largest stream of objects that is met. */
const overlapBytes = 4 * mebibyte;

export async function openSource(path: string): Promise<PdfSource> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  if (size <= wholeBytes) {
    const bytes = await part(file, 0, size);
    return {
      forReader: () => ({ data: new Uint8Array(bytes) }),
      async *windows() {
        yield await Promise.resolve(bytes);
      },
      whole: () => Promise.resolve(bytes),
      [Symbol.asyncDispose]: () => file.close(),
    };
  }
  return {
    forReader: () => ({ range: new FileRanges(file, size), disableAutoFetch: true, disableStream: true }),
    async *windows() {
      for (let at = 0; at < size; at += windowBytes - overlapBytes)
        yield await part(file, at, Math.min(size, at + windowBytes));
    },
    whole: async () => (size > mostHeld ? null : part(file, 0, size)),
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function part(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  for (let at = 0; at < bytes.length;) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
    if (bytesRead === 0) throw new Error("The file became shorter while it was read.");
    at += bytesRead;
  }
  return bytes;
}

/** Gives pdf.js the parts that it asks for; the whole is never held. */
class FileRanges extends PDFDataRangeTransport {
  readonly #file: FileHandle;

  constructor(file: FileHandle, size: number) {
    super(size, null);
    this.#file = file;
  }

  override requestDataRange(begin: number, end: number): void {
    part(this.#file, begin, end).then(
      (bytes) => this.onDataRange(begin, new Uint8Array(bytes)),
      // pdf.js is told nothing more; the inspection ends by its time.
      () => this.abort(),
    );
  }
}
