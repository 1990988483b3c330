import { z } from "zod";
import { draftStates } from "../domain/drafts/draft.ts";
import { id, instant, nameRef, page, requiredText } from "./common.ts";
import { fileScan } from "./files.ts";
import { history } from "./history.ts";

/** POST /api/drafts: begins a draft with its first version, an upload with the role `draft`. */
export const startDraft = z.strictObject({
  /** The same key again answers what the first request was answered. */
  key: id,
  typeCode: z.string().max(40),
  abstract: requiredText(500),
  secrecy: z.enum(["mat", "toiMat", "tuyetMat"]).nullable().default(null),
  unitId: id.nullable().default(null),
  reviewerIds: z.array(id).max(20).default([]),
  /** The incoming document that it answers. */
  replyTo: id.nullable().default(null),
  uploadId: id,
});
export type StartDraft = z.output<typeof startDraft>;

/** What every act on a draft answers. */
export const draftDone = z.object({ id, version: z.number().int() });
export type DraftDone = z.infer<typeof draftDone>;

const seen = z.number().int().positive();

/** POST /api/drafts/:id/versions: `latest` is the number of the version that the sender saw last. */
export const addDraftVersion = z.strictObject({ latest: seen, uploadId: id });
/** POST /api/drafts/:id/submit. */
export const submitDraftInput = z.strictObject({
  version: seen,
  number: seen,
  to: id,
  note: z.string().trim().max(2000).nullable().default(null),
});
/** POST /api/drafts/:id/approve: exactly this version of the text. */
export const approveDraftInput = z.strictObject({
  version: seen,
  number: seen,
  note: z.string().trim().max(2000).nullable().default(null),
});
/** POST /api/drafts/:id/give-back, /withdraw. */
export const draftReasonInput = z.strictObject({ version: seen, reason: requiredText(2000) });

const draftState = z.enum(draftStates);

export const draftRow = z.object({
  id,
  typeName: z.string(),
  abstract: z.string(),
  drafter: nameRef,
  unit: nameRef.nullable(),
  state: draftState,
  latest: z.number().int(),
  /** Before whom it stands. */
  submittedTo: nameRef.nullable(),
  changedAfterApproval: z.boolean(),
  changedAt: instant,
});
export type DraftRow = z.infer<typeof draftRow>;
export const draftPage = page(draftRow);

/**
 * GET /api/drafts: latest changed first. mine: written or reviewed by me. toApprove: stands before me. toIssue: approved,
 * for the clerks. all: every one that I may read.
 */
export const draftsQuery = z.strictObject({
  view: z.enum(["mine", "toApprove", "toIssue", "all"]).default("all"),
  replyTo: id.optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DraftsQuery = z.output<typeof draftsQuery>;

export const draftVersion = z.object({
  number: z.number().int(),
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  at: instant,
  /** A person, or the name that the archive has of who edited it there. */
  by: z.string(),
  /** upload: brought to Vanthu. editing: written in the archive, in Word. */
  from: z.enum(["upload", "editing"]),
  /** An earlier version that has the same bytes. */
  sameAs: z.number().int().nullable(),
  scan: fileScan,
});
export type DraftVersionView = z.infer<typeof draftVersion>;

export const draftActs = [
  "addVersion",
  "edit",
  "submit",
  "approve",
  "giveBack",
  "withdraw",
  "issue",
] as const;

export const draftDetail = z.object({
  id,
  typeCode: z.string(),
  typeName: z.string(),
  abstract: z.string(),
  drafter: nameRef,
  unit: nameRef.nullable(),
  reviewers: z.array(nameRef),
  replyTo: z
    .object({
      id,
      arrivalNumber: z.number().int(),
      symbol: z.string(),
      abstract: z.string(),
      /** To whom the answer goes. */
      sender: z.object({ agencyId: id.nullable(), code: z.string().nullable(), name: z.string() }),
    })
    .nullable(),
  outgoing: z.object({ id, symbol: z.string() }).nullable(),
  state: draftState,
  version: z.number().int(),
  latest: z.number().int(),
  submission: z
    .object({ to: nameRef, by: nameRef, number: z.number().int(), at: instant, note: z.string().nullable() })
    .nullable(),
  approval: z.object({ by: nameRef, number: z.number().int(), sha256: z.string(), at: instant }).nullable(),
  changedAfterApproval: z.boolean(),
  /** Why it was given back last; null unless it stands returned. */
  returnReason: z.string().nullable(),
  versions: z.array(draftVersion),
  /** inWord: people edit it in the archive. offered: they could. none: it is handed out and uploaded again. */
  editing: z.enum(["inWord", "offered", "none"]),
  acts: z.array(z.enum(draftActs)),
  history,
});
export type DraftDetail = z.infer<typeof draftDetail>;

/** POST /api/drafts/:id/editing: opens it in Word on the web. */
export const draftEditing = z.object({ url: z.url() });

/** GET /api/drafts/choices: what the forms offer. */
export const draftChoices = z.object({
  units: z.array(nameRef),
  people: z.array(nameRef.extend({ position: z.string().nullable() })),
  /** Who may approve: leaders first, then heads of units. */
  approvers: z.array(nameRef.extend({ position: z.string().nullable() })),
});
export type DraftChoices = z.infer<typeof draftChoices>;

/** On an outgoing document: the draft that was approved before it was signed. */
export const issuedDraft = z.object({
  id,
  number: z.number().int(),
  sha256: z.string(),
  approvedBy: nameRef,
  approvedAt: instant,
});
export type IssuedDraft = z.infer<typeof issuedDraft>;
