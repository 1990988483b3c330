import { defaultInspectionLimits, type InspectionLimits } from "../inspection/limits.ts";

/** How far the reading of one file may go. */
export interface ExtractionLimits extends InspectionLimits {
  /** After this the pages read so far are all that is kept, ms; `timeoutMs` kills what does not even come so far. */
  readonly enoughMs: number;
  /** Characters that are kept. */
  readonly characters: number;
  /** Inflated bytes of one part of an Office file. */
  readonly partBytes: number;
  /** Inflated bytes of all parts that are read. */
  readonly partsBytes: number;
}

const mebibyte = 1024 * 1024;

export const defaultExtractionLimits: ExtractionLimits = {
  ...defaultInspectionLimits,
  timeoutMs: 40_000,
  enoughMs: 25_000,
  characters: 2_000_000,
  partBytes: 64 * mebibyte,
  partsBytes: 96 * mebibyte,
};
