import { z } from "zod";
import { activeKinds } from "../domain/files/active-content.ts";
import { id, instant } from "./common.ts";

/**
 * An upload speaks tus 1.0 (creation, termination): POST /api/uploads with Upload-Length and Upload-Metadata
 * (`filename`, `role` main|attachment|draft|register), PATCH to append, HEAD for the offset, DELETE to cancel. When the last byte is
 * in, the server hashes, recognises and gates the file; GET /api/uploads/:id then tells what it found.
 */
export const fileRole = z.enum(["main", "attachment"]);
/**
 * An upload may also be a version of a draft (`drafts.ts`), or a register to import (`imports.ts`); neither becomes a
 * document's file.
 */
export const uploadRole = z.enum(["main", "attachment", "draft", "register"]);

/** What a scanner said; `found` is the name of what was found, or why it could not look (tooLarge, encrypted, limits). */
export const fileScan = z.object({
  state: z.enum(["notScanned", "clean", "infected", "notSeen"]),
  found: z.string().nullable(),
});
export type FileScanView = z.infer<typeof fileScan>;

export const upload = z.object({
  id,
  name: z.string(),
  role: uploadRole,
  size: z.number().int(),
  received: z.number().int(),
  /** waiting: for a scanner that is away. blocked: by what the scanner says. Neither can become part of a document. */
  state: z.enum(["receiving", "waiting", "blocked", "ready"]),
  sha256: z.string().nullable(),
  mediaType: z.string().nullable(),
  pageCount: z.number().int().nullable(),
  hasTextLayer: z.boolean().nullable(),
  scan: fileScan,
  /** What in it does something when it is opened. */
  active: z.array(z.enum(activeKinds)),
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
  scan: fileScan,
  active: z.array(z.enum(activeKinds)),
  /**
   * none: it rests where it was uploaded. waiting: to be moved to the archive. changed, missing: somebody changed it there
   * by hand, or took it away, and it is brought back where it can be.
   */
  archive: z.enum(["none", "waiting", "archived", "changed", "missing"]),
});
export type StoredFile = z.infer<typeof storedFile>;

/** What can be read in a file whose pages nobody shows, from its beginning; cells of a sheet are divided by tabs. */
export const fileText = z.object({
  state: storedFile.shape.text,
  lines: z.array(z.string()),
  /** There is more in the file. */
  isCut: z.boolean(),
});
export type FileText = z.infer<typeof fileText>;

/** POST /api/files/:id/link: opens this file for this person, without a token, until then; GET it. */
export const fileLink = z.object({ url: z.string(), expiresAt: instant });
export type FileLink = z.infer<typeof fileLink>;
