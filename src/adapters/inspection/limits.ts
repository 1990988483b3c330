/** How far the inspection of one file may go. All are per file; an archive within an archive counts with it. */
export interface InspectionLimits {
  /** Until the inspection is killed, ms; a large file gets more, a second for each 20 MiB. */
  readonly timeoutMs: number;
  /** Heap of the inspecting process, MiB. */
  readonly heapMb: number;
  /** Memory of the inspecting process altogether, MiB; watched where the system tells it (Linux). */
  readonly memoryMb: number;
  /** Entries of a ZIP, or parts of an Office file, with those of archives inside. */
  readonly zipEntries: number;
  /** What they may come to when inflated, bytes. */
  readonly zipInflatedBytes: number;
  /** Inflated bytes for each byte of the archive; looked at only above `zipRatioFromBytes`. */
  readonly zipRatio: number;
  /** Below this many inflated bytes any ratio is harmless. */
  readonly zipRatioFromBytes: number;
  /** Archives within archives; an Office file in a ZIP is one. */
  readonly zipDepth: number;
  /** One archive inside another is held in memory up to this size, bytes. */
  readonly zipNestedBytes: number;
  /** Width times height of a picture, millions of pixels. */
  readonly imageMegapixels: number;
  /** So long later pages, and files within an archive, are read for marks of secrecy, ms; the rest is read later. */
  readonly marksMs: number;
  /** Pages of a PDF that are opened to see that they are there. */
  readonly pdfPagesOpened: number;
}

const mebibyte = 1024 * 1024;

export const defaultInspectionLimits: InspectionLimits = {
  timeoutMs: 30_000,
  heapMb: 512,
  memoryMb: 1024,
  zipEntries: 5000,
  zipInflatedBytes: 1024 * mebibyte,
  zipRatio: 100,
  zipRatioFromBytes: 64 * mebibyte,
  zipDepth: 3,
  zipNestedBytes: 128 * mebibyte,
  imageMegapixels: 300,
  marksMs: 4000,
  pdfPagesOpened: 1000,
};
