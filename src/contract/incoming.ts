import { z } from "zod";
import { incomingStates } from "../domain/incoming/incoming-document.ts";
import { bilingual, deadline, id, instant, localDate, nameRef, page } from "./common.ts";
import { storedFile } from "./files.ts";
import { history } from "./history.ts";
import { importedFrom, oldBook } from "./imports.ts";
import { legalStanding, legalValueView } from "./signatures.ts";
import { incomingAct, slip } from "./routing.ts";

export const source = z.enum(["paper", "mail", "hand", "exchange"]);
/** 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc. */
export const priority = z.literal([0, 1, 2, 3]);

/**
 * Văn bản đến as NĐ 30 Phụ lục VI phần II has it. Lengths and meaning are checked by the domain
 * (`checkIncomingFields`), so that tab and server say the same sentence; here only shapes are.
 */
export const incomingFields = z.strictObject({
  documentCode: z.string().nullable(),
  codeNumber: z.string().nullable(),
  codeNotation: z.string().nullable(),
  issuedDate: localDate.nullable(),
  typeName: z.string(),
  senderAgencyId: id.nullable(),
  senderName: z.string(),
  senderCode: z.string().nullable(),
  abstract: z.string(),
  language: z.string(),
  pageCount: z.number().int().nullable(),
  description: z.string().nullable(),
  signerPosition: z.string().nullable(),
  signerName: z.string().nullable(),
  priority,
  toPlaces: z.string().nullable(),
  dueDate: localDate.nullable(),
  source,
  arrivedAt: instant,
});
export type IncomingFieldsInput = z.infer<typeof incomingFields>;

/** `confirmable`: unlikely rather than wrong; saving goes on once the clerk has confirmed its code. */
export const fieldProblem = z.object({
  field: z.string(),
  code: z.string(),
  message: bilingual,
  confirmable: z.boolean(),
});

/** POST /api/incoming/check: everything the clerk is told before saving. */
export const checkIncoming = z.strictObject({
  fields: incomingFields.partial(),
  uploadIds: z.array(id).max(100),
});

/** A document that may be the same one, shown beside the new one; `why` says what they share. */
export const possibleDuplicate = z.object({
  id,
  arrivalNumber: z.number().int(),
  year: z.number().int(),
  symbol: z.string(),
  issuedDate: localDate.nullable(),
  senderName: z.string(),
  typeName: z.string(),
  abstract: z.string(),
  registeredAt: instant,
  registeredBy: z.string(),
  why: z.array(z.enum(["documentCode", "symbol", "file"])),
  mainFileId: id.nullable(),
});
export type PossibleDuplicate = z.infer<typeof possibleDuplicate>;

/** Text that looks like TCVN3 or VNI, with what it would read as. */
export const legacyText = z.object({
  field: z.string(),
  encoding: z.enum(["tcvn3", "vni"]),
  converted: z.string(),
});

export const incomingCheck = z.object({
  expectedNumber: z.number().int(),
  problems: z.array(fieldProblem),
  duplicates: z.array(possibleDuplicate),
  legacy: z.array(legacyText),
  /** Registering now would already be late, with the rule; or by when it must be done. */
  registration: z.object({ due: instant, isLate: z.boolean(), article: bilingual }).nullable(),
});
export type IncomingCheck = z.infer<typeof incomingCheck>;

/** POST /api/incoming. `key` is made by the client once a form, so that a repeated request registers once. */
export const registerIncoming = z.strictObject({
  key: id,
  register: z.string().default("incoming"),
  fields: incomingFields,
  /** Chosen by the clerk from the secrecy list; anything but null is refused by rule, nothing is kept. */
  secrecy: z.enum(["mat", "toiMat", "tuyetMat"]).nullable().default(null),
  uploadIds: z.array(id).min(1).max(100),
  /** What an agency outside sent through its account and becomes this document (`arrivals.ts`). */
  arrivalId: id.nullable().default(null),
  /** Codes of confirmable problems that the clerk has confirmed. */
  confirmed: z.array(z.string()).max(20).default([]),
  duplicateDecision: z
    .strictObject({ seen: z.array(id).min(1), reason: z.string().trim().min(1).max(500) })
    .nullable()
    .default(null),
  submitTo: z
    .strictObject({ personId: id, note: z.string().trim().max(2000).nullable() })
    .nullable()
    .default(null),
});
export type RegisterIncoming = z.input<typeof registerIncoming>;
export const registered = z.object({ id, arrivalNumber: z.number().int(), year: z.number().int() });

/** One row of the register. */
export const incomingRow = z.object({
  id,
  year: z.number().int(),
  arrivalNumber: z.number().int(),
  /** `a` of 15a, in a register that was imported. */
  numberSuffix: z.string().optional(),
  arrivedAt: instant,
  symbol: z.string(),
  issuedDate: localDate.nullable(),
  senderName: z.string(),
  typeName: z.string(),
  abstract: z.string(),
  priority,
  state: z.enum(incomingStates),
  isLate: z.boolean(),
  deadline: deadline.nullable(),
  handledBy: z.array(z.string()),
  /** Ngày chuyển: when it was first given to somebody; null while it was not. */
  transferredOn: localDate.nullable(),
  /** Ký nhận: who took it in the system, and when. */
  receipts: z.array(z.object({ by: z.string(), at: instant })),
  /** Of an entry of an old register that was imported; `handledBy` and `transferredOn` are of the book, too, then. */
  imported: oldBook.optional(),
  isAmended: z.boolean(),
  /** Ghi chú. */
  note: z.string().nullable(),
  fileCount: z.number().int(),
  legalValue: legalStanding,
});
export type IncomingRow = z.infer<typeof incomingRow>;
export const incomingPage = page(incomingRow);

/** GET /api/incoming. Without `q` sorted by arrival number, newest first; `cursor` is opaque. */
export const incomingQuery = z.strictObject({
  year: z.coerce.number().int().min(1945).max(2999).optional(),
  register: z.string().max(50).optional(),
  state: z.enum(incomingStates).optional(),
  view: z.enum(["all", "notSubmitted", "overdue", "thisMonth", "late"]).default("all"),
  priority: z.coerce.number().int().min(0).max(3).optional(),
  typeName: z.string().max(100).optional(),
  sender: z.string().max(200).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(["number", "numberAsc"]).default("number"),
  /** Jump: rows from this arrival number on, in the direction of the sort. */
  atNumber: z.coerce.number().int().positive().optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type IncomingQuery = z.infer<typeof incomingQuery>;

/** GET /api/incoming/:id: the document's page. */
export const incomingDetail = z.object({
  id,
  agency: nameRef,
  year: z.number().int(),
  arrivalNumber: z.number().int(),
  /** `a` of 15a, in a register that was imported. */
  numberSuffix: z.string().optional(),
  /** Where a document of an old register came from. */
  imported: importedFrom.optional(),
  registerName: z.string(),
  version: z.number().int(),
  state: z.enum(incomingStates),
  symbol: z.string(),
  fields: incomingFields,
  senderName: z.string(),
  submittedTo: nameRef.nullable(),
  deadline: deadline.nullable(),
  legalDeadlines: z.array(
    z.object({
      kind: z.enum(["register", "present", "handle"]),
      due: instant.nullable(),
      met: z.boolean().nullable(),
      article: bilingual,
    }),
  ),
  late: z.object({ due: instant, article: bilingual }).nullable(),
  registeredAt: instant,
  registeredBy: nameRef,
  files: z.array(storedFile),
  legalValue: legalValueView,
  replies: z.array(z.object({ id, symbol: z.string(), issuedDate: localDate })),
  amendments: z.array(
    z.object({
      at: instant,
      by: z.string(),
      reason: z.string(),
      changes: z.array(
        z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    }),
  ),
  slip,
  /** What this person can do now; the first is the primary act. */
  acts: z.array(incomingAct),
  history,
});
export type IncomingDetail = z.infer<typeof incomingDetail>;

/** GET /api/incoming/:id/standing: `standingOf` the document and its slip; another one once anybody has acted. */
export const incomingStanding = z.object({
  standing: z.string(),
  /** `worthOf` the document: another one once its signatures were judged anew. */
  worth: z.string(),
});
export type IncomingStanding = z.infer<typeof incomingStanding>;

/** POST /api/incoming/:id/amendments. */
export const amendIncoming = z.strictObject({
  version: z.number().int(),
  reason: z.string().trim().min(1).max(500),
  fields: incomingFields.partial(),
});
