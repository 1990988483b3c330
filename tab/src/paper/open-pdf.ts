import {
  getDocument,
  GlobalWorkerOptions,
  PDFDataRangeTransport,
  PDFWorker,
  TextLayer,
  VerbosityLevel,
  type PDFDocumentProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
// The address of a file is what Vite exports by default.
// oxlint-disable-next-line import/default
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import type { PaperBytes } from "./paper-source.ts";

GlobalWorkerOptions.workerSrc = workerUrl;

export { TextLayer };
export type { PDFDocumentProxy };

const chunkBytes = 256 * 1024;
const resources = `${import.meta.env.BASE_URL}pdfjs/`;

/** One worker reads every paper that is opened; starting it again for each would cost most of a second. */
let worker: PDFWorker | null = null;

class Ranges extends PDFDataRangeTransport {
  readonly bytes: PaperBytes;
  readonly abortion = new AbortController();
  readonly onFailure: (error: unknown) => void;

  constructor(bytes: PaperBytes, onFailure: (error: unknown) => void) {
    super(bytes.size, null);
    this.bytes = bytes;
    this.onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.deliver(begin, end);
  }

  override abort(): void {
    this.abortion.abort();
  }

  private async deliver(begin: number, end: number): Promise<void> {
    try {
      this.onDataRange(begin, await this.bytes.read(begin, end, this.abortion.signal));
    } catch (error) {
      if (!this.abortion.signal.aborted) this.onFailure(error);
    }
  }
}

export interface OpenedPdf {
  readonly pdf: PDFDocumentProxy;
  /** Of its first page at scale 1, for the places of pages that have not been read yet. */
  readonly firstPage: { readonly width: number; readonly height: number };
}

/**
 * Opens a PDF by ranges. The signal closes it. Rejects with pdf.js's own errors (`PasswordException`,
 * `InvalidPDFException`) or with what reading the bytes threw.
 */
export async function openPdf(bytes: PaperBytes, signal: AbortSignal): Promise<OpenedPdf> {
  worker ??= new PDFWorker();
  const failure = Promise.withResolvers<never>();
  const ranges = new Ranges(bytes, failure.reject);
  const loading = getDocument({
    range: ranges,
    rangeChunkSize: chunkBytes,
    disableAutoFetch: true,
    disableStream: true,
    worker,
    cMapUrl: `${resources}cmaps/`,
    iccUrl: `${resources}iccs/`,
    standardFontDataUrl: `${resources}standard_fonts/`,
    wasmUrl: `${resources}wasm/`,
    disableWorkerRendering: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const opened = Promise.race([loading.promise, failure.promise]);
  // What is still being read then ends with an error that nobody waits for.
  const close = () => loading.destroy().catch(() => undefined);
  // Not before it is open: a worker that is opening a paper complains aloud when it is told to stop.
  signal.addEventListener("abort", () => void opened.then(close, close));
  const pdf = await opened;
  const page = await Promise.race([pdf.getPage(1), failure.promise]);
  const { width, height } = page.getViewport({ scale: 1 });
  return { pdf, firstPage: { width, height } };
}
