import { z } from "zod";
import { legalStandings } from "../domain/legal-value/legal-value.ts";
import { bilingual, id, instant, localDate } from "./common.ts";

/** What a list says: checking until the files were looked at; none where there is no file. */
export const legalStanding = z.enum(legalStandings);

const conclusion = z.enum(["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"]);

/** One signature or time-stamp of a file, as people read it. */
export const signatureView = z.object({
  /** From 1, in the order in which they were made: `n` of GET /api/files/:id/signed/:n. */
  number: z.number().int(),
  field: z.string().nullable(),
  /** Of the file, from 1. */
  revision: z.number().int().nullable(),
  kind: z.enum(["person", "agency", "timeStamp", "unknown"]),
  integrity: z.enum(["intact", "broken", "undecided"]),
  conclusion,
  subIndication: z.string().nullable(),
  /** Who signed: the person, or the agency. */
  signer: z.string().nullable(),
  title: z.string().nullable(),
  organization: z.string().nullable(),
  issuer: z.string().nullable(),
  signedAt: instant.nullable(),
  /** Proven by a time-stamp that is believed. */
  provenAt: instant.nullable(),
  algorithm: z.string().nullable(),
  /** Sentences on what changed in the file afterwards; `isBad` where that is not permitted or cannot be told. */
  changesAfter: z.array(z.object({ message: bilingual, isBad: z.boolean() })),
  reasons: z.array(bilingual),
  /** So many bytes of the file were there when it was signed, and can be shown by themselves. */
  signedLength: z.number().int().nullable(),
});
export type SignatureView = z.infer<typeof signatureView>;

export const signedFileView = z.object({
  fileId: id,
  name: z.string(),
  integrity: z.enum(["intact", "broken", "undecided", "none"]),
  conclusion: z.enum([...conclusion.options, "NO-SIGNATURE"]),
  subIndication: z.string().nullable(),
  checkedAt: instant,
  seenAt: instant,
  signatures: z.array(signatureView),
  reasons: z.array(bilingual),
});
export type SignedFileView = z.infer<typeof signedFileView>;

/** What a document is worth in law, why, and what its signatures are. */
export const legalValueView = z.object({
  value: legalStanding,
  /** A check is asked for and not done: `value` is what was found before, if anything. */
  isChecking: z.boolean(),
  /** The deciding one first. */
  reasons: z.array(bilingual),
  rule: z.object({ source: z.string(), validFrom: localDate }).nullable(),
  judgedAt: instant.nullable(),
  /** Values before this one, latest first. */
  before: z.array(z.object({ value: legalStanding, at: instant })),
  files: z.array(signedFileView),
  /** The reader may have it checked again. */
  mayCheckAgain: z.boolean(),
});
export type LegalValueView = z.infer<typeof legalValueView>;

/** GET /api/uploads/:id/signatures: what the signatures of an upload are, before anything is registered. */
export const uploadSignatures = signedFileView.omit({ fileId: true, checkedAt: true, seenAt: true });
export type UploadSignatures = z.infer<typeof uploadSignatures>;

/** POST /api/{incoming,outgoing}/:id/check-signatures */
export const checkAsked = z.object({ isChecking: z.boolean() });
