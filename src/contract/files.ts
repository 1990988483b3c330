import { z } from "zod";
import { id } from "./common.ts";

/**
 * An upload speaks tus 1.0 (creation, termination): POST /api/uploads with Upload-Length and Upload-Metadata
 * (`filename`, `role` main|attachment|register), PATCH to append, HEAD for the offset, DELETE to cancel. When the last byte is
 * in, the server hashes, recognises and gates the file; GET /api/uploads/:id then tells what it found.
 */
export const fileRole = z.enum(["main", "attachment"]);
/** An upload may also be a register to import (`imports.ts`), which never becomes a document's file. */
export const uploadRole = z.enum(["main", "attachment", "register"]);

export const upload = z.object({
  id,
  name: z.string(),
  role: uploadRole,
  size: z.number().int(),
  received: z.number().int(),
  state: z.enum(["receiving", "ready"]),
  sha256: z.string().nullable(),
  mediaType: z.string().nullable(),
  pageCount: z.number().int().nullable(),
  hasTextLayer: z.boolean().nullable(),
});
export type Upload = z.infer<typeof upload>;

export const storedFile = z.object({
  id,
  role: fileRole,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  pageCount: z.number().int().nullable(),
  /** waiting: not read yet. found: has text, by which it is found. none: a scan. failed: could not be read. */
  text: z.enum(["waiting", "found", "none", "failed"]),
});
export type StoredFile = z.infer<typeof storedFile>;
