import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";

/** What an administrator may know of a document that is to be sealed: its place in the register, never its content. */
export const sealable = z.object({
  documentId: id,
  kind: z.enum(["incoming", "outgoing", "draft"]),
  /** Of a draft who wrote it. */
  registerName: z.string(),
  year: z.number().int(),
  /** With its suffix where it has one; the code of a draft. */
  number: z.string(),
  registeredAt: instant,
  fileCount: z.number().int(),
  /** What is typed to confirm: `413/2026`, `DT-9F3A12CD/2026`. */
  confirmation: z.string(),
});
export type Sealable = z.infer<typeof sealable>;

/** GET /api/admin/sealings/candidate: an entry of a register of my agency, by its number, or a draft by its code. */
export const candidateQuery = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["incoming", "outgoing"]),
    register: z.string().min(1).max(60),
    year: z.coerce.number().int().min(1900).max(3000),
    number: z.coerce.number().int().min(1).max(99_999_999),
  }),
  z.strictObject({ kind: z.literal("draft"), code: z.string().min(1).max(40) }),
]);
export type CandidateQuery = z.infer<typeof candidateQuery>;

/** POST /api/admin/sealings: seals a document for good. */
export const sealDocument = z.strictObject({
  documentId: id,
  /** As `sealable.confirmation` says. */
  confirmation: z.string().max(40),
  /** Why, for whoever reads the history; never what the document is about. */
  reason: z.string().max(1000),
});
export type SealDocument = z.infer<typeof sealDocument>;

/** What was to be removed and what became of it. */
export const sealedPart = z.object({
  what: bilingual,
  state: z.enum(["gone", "left", "byHand"]),
  count: z.number().int(),
  /** What hinders it, or what a person must do. */
  advice: bilingual.nullable(),
});

export const sealing = z.object({
  documentId: id,
  kind: z.enum(["incoming", "outgoing", "draft"]),
  registerName: z.string(),
  year: z.number().int(),
  number: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instant,
  /** When nothing was left that can be removed from here; null while the work goes on. */
  endedAt: instant.nullable(),
  parts: z.array(sealedPart),
});
export type Sealing = z.infer<typeof sealing>;

/** A mark of secrecy that was found in a file that is here already. */
export const secrecyMark = z.object({
  document: sealable,
  mark: z.string(),
  page: z.number().int().nullable(),
  foundAt: instant,
});

/** GET /api/admin/sealings: marks that wait for a decision, and what was sealed, the latest first. */
export const sealings = z.object({
  marks: z.array(secrecyMark),
  sealed: z.array(sealing),
  /** Registers among which an entry is sought. */
  registers: z.array(
    z.object({ kind: z.enum(["incoming", "outgoing"]), key: z.string(), name: z.string(), year: z.number() }),
  ),
});
export type Sealings = z.infer<typeof sealings>;

/** POST /api/admin/sealings/:id/not-secret: the marks of this document are none. */
export const notSecret = z.strictObject({ reason: z.string().max(1000) });
export type NotSecret = z.infer<typeof notSecret>;
export const markSettled = z.object({ documentId: id });
