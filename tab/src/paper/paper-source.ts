import type { Api } from "../foundation/api.ts";

/** A file on this machine, before or while it is uploaded, or one that the server keeps. */
export type PaperSource =
  | { readonly kind: "local"; readonly file: File }
  | {
      readonly kind: "stored";
      readonly file: {
        readonly id: string;
        readonly name: string;
        readonly mediaType: string;
        readonly size: number;
        /** As the signature of that number signed it; `size` is then what it signed. */
        readonly signedBy?: number;
      };
    };

/** A place on a page, in parts of its width and height from the top left (0 to 1), such as where a value was read. */
export interface PaperMark {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** Bytes of a paper by range, so that a long document shows its first page before it has arrived. */
export interface PaperBytes {
  readonly size: number;
  readonly read: (from: number, to: number, signal: AbortSignal) => Promise<Uint8Array>;
}

export const pathOf = (fileId: string): string => `/api/files/${encodeURIComponent(fileId)}`;

const addressOf = ({ id, signedBy }: { readonly id: string; readonly signedBy?: number }): string =>
  signedBy === undefined ? pathOf(id) : `${pathOf(id)}/signed/${signedBy}`;

export function bytesOf(api: Api, source: PaperSource): PaperBytes {
  if (source.kind === "local") {
    const { file } = source;
    return {
      size: file.size,
      read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    };
  }
  const path = addressOf(source.file);
  return { size: source.file.size, read: (from, to, signal) => api.bytes(path, from, to, signal) };
}

export function blobOf(api: Api, source: PaperSource, signal?: AbortSignal): Promise<Blob> {
  return source.kind === "local"
    ? Promise.resolve(source.file)
    : api.blob(addressOf(source.file), signal === undefined ? {} : { signal });
}

/** Equal for the same bytes, so that a viewer does not open them again. */
export function keyOf(source: PaperSource): string {
  if (source.kind === "stored") return addressOf(source.file);
  return `${source.file.name} ${source.file.size} ${source.file.lastModified}`;
}

export function mediaTypeOf({ kind, file }: PaperSource): string {
  const type = kind === "local" ? file.type : file.mediaType;
  if (type !== "") return type;
  return file.name.toLowerCase().endsWith(".pdf") ? "application/pdf" : "";
}
