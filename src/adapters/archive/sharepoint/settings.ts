import type { AppIdentity } from "../../identity/app-credential.ts";

/** A site by its address, and a library of it by name; null: the one that the site opens with. */
export interface LibraryPlace {
  readonly site: string;
  readonly library: string | null;
}

export interface SharePointSettings extends AppIdentity {
  readonly graphUrl: string;
  readonly place: LibraryPlace;
  /** Agencies with a place of their own: those whose folder name begins with the code. */
  readonly agencies: readonly (LibraryPlace & { readonly agency: string })[];
}

/** What a test sets otherwise. Sizes in bytes, times in milliseconds. */
export interface TransferTuning {
  /** Up to here one PUT. */
  readonly smallBytes: number;
  /** A multiple of 320 KiB below 60 MiB. */
  readonly fragmentBytes: number;
  /** Fragments on their way, and files that are hashed, at one time. */
  readonly atOnce: number;
  /** A connection on which nothing moves for so long is given up. */
  readonly idleMs: number;
  /** One call of Graph. */
  readonly callMs: number;
  /** So long is waited for a file to be made of the fragments that have all come. */
  readonly makingMs: number;
  readonly attempts: number;
  /** The first wait before another attempt; doubled each time up to `mostBackoffMs`. */
  readonly backoffMs: number;
  readonly mostBackoffMs: number;
}

export const fragmentUnit = 327_680;

export const defaultTuning: TransferTuning = {
  smallBytes: 2_097_152,
  fragmentBytes: 32 * fragmentUnit,
  atOnce: 6,
  idleMs: 60_000,
  callMs: 60_000,
  makingMs: 120_000,
  attempts: 6,
  backoffMs: 500,
  mostBackoffMs: 20_000,
};
