import type { StoredFile } from "../../../src/contract/files.ts";

/** What one signature signed of a file: its first bytes. */
export interface SignedVersion {
  readonly fileId: string;
  /** Of the signature in the file, from 1. */
  readonly number: number;
  readonly size: number;
  readonly signer: string;
}

type Shown = Pick<StoredFile, "id" | "name" | "mediaType" | "size"> & { readonly signedBy?: number };

/** The file as it is shown: as it is, or as it was signed. */
export function asSigned<F extends StoredFile>(file: F, version: SignedVersion | null): F | (F & Shown) {
  return version?.fileId === file.id ? { ...file, size: version.size, signedBy: version.number } : file;
}
