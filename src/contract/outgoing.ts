import { z } from "zod";
import { bilingual, id, instant, localDate, nameRef, page } from "./common.ts";
import { issuedDraft } from "./drafts.ts";
import { storedFile } from "./files.ts";
import { history } from "./history.ts";
import { importedFrom, oldBook } from "./imports.ts";
import { legalStanding, legalValueView } from "./signatures.ts";
import { fieldProblem } from "./incoming.ts";

const recipient = z.strictObject({ agencyId: id.nullable(), code: z.string().nullable(), name: z.string() });

/**
 * Văn bản đi as NĐ 30 Phụ lục VI phần II and the columns of its register have it; rules and lengths are the domain's
 * (`checkOutgoingFields`).
 */
export const outgoingFields = z.strictObject({
  /** Of `src/domain/document-types.ts`. */
  typeCode: z.string(),
  isLegislation: z.boolean(),
  /** An advisory body (hội đồng, ban, tổ) issuing under the agency's seal has its own sequence; ids in the settings. */
  bodyId: z.string().nullable(),
  abstract: z.string(),
  issuedDate: localDate,
  signerName: z.string(),
  signerPosition: z.string(),
  draftingUnitId: id.nullable(),
  recipients: z.array(recipient),
  archiveKeeper: z.string().nullable(),
  copies: z.number().int().nullable(),
  pageCount: z.number().int().nullable(),
  language: z.string(),
  description: z.string().nullable(),
  priority: z.literal([0, 1, 2, 3]),
  dueDate: localDate.nullable(),
  /** The incoming document that this one answers. */
  replyTo: id.nullable(),
});
export type OutgoingFieldsInput = z.infer<typeof outgoingFields>;

/** POST /api/outgoing/check: the number and symbol it would get, and what is wrong. */
export const checkOutgoing = z.strictObject({ fields: outgoingFields.partial() });
export const outgoingCheck = z.object({
  expected: z
    .object({
      number: z.number().int(),
      symbol: z.string(),
      registerName: bilingual,
      earliestDate: localDate.nullable(),
    })
    .nullable(),
  problems: z.array(fieldProblem),
});
export type OutgoingCheck = z.infer<typeof outgoingCheck>;

/** POST /api/outgoing: numbers a document that its signer has signed. */
export const issueOutgoing = z.strictObject({
  key: id,
  fields: outgoingFields,
  secrecy: z.enum(["mat", "toiMat", "tuyetMat"]).nullable().default(null),
  /** The leader decided that it must not be published (R09): refused by rule, nothing is kept. */
  restrictedPublication: z.boolean().default(false),
  uploadIds: z.array(id).min(1).max(100),
  /** The approved draft of which the signed file comes. */
  draftId: id.nullable().default(null),
  confirmed: z.array(z.string()).max(20).default([]),
});
export type IssueOutgoing = z.input<typeof issueOutgoing>;
export const issued = z.object({ id, number: z.number().int(), symbol: z.string(), year: z.number().int() });
export type Issued = z.infer<typeof issued>;

export const outgoingRow = z.object({
  id,
  year: z.number().int(),
  number: z.number().int(),
  symbol: z.string(),
  issuedDate: localDate,
  typeName: z.string(),
  abstract: z.string(),
  signerName: z.string(),
  recipients: z.string(),
  draftingUnit: z.string().nullable(),
  archiveKeeper: z.string().nullable(),
  copies: z.number().int().nullable(),
  /** Ngày chuyển: with its number a document is sent on. */
  transferredOn: localDate.nullable(),
  /** Ghi chú; the issuer's own, so null for what others sent. */
  note: z.string().nullable(),
  /** Of an entry of an old register that was imported. */
  imported: oldBook.optional(),
  registerName: z.string(),
  priority: z.number().int(),
  fileCount: z.number().int(),
  legalValue: legalStanding,
});
export type OutgoingRow = z.infer<typeof outgoingRow>;
export const outgoingPage = page(outgoingRow);

/**
 * GET /api/outgoing: by number, newest first unless `sort` says otherwise. `own` is the agency's register, as far as the
 * person may read it; `received` what other agencies here have sent to this one, for its clerks.
 */
export const outgoingQuery = z.strictObject({
  view: z.enum(["own", "received"]).default("own"),
  year: z.coerce.number().int().min(1945).max(2999).optional(),
  register: z.string().max(50).optional(),
  typeName: z.string().max(100).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(["number", "numberAsc"]).default("number"),
  /** Jump: rows from this number on, in the direction of the sort. */
  atNumber: z.coerce.number().int().positive().optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OutgoingQuery = z.infer<typeof outgoingQuery>;

export const outgoingDetail = z.object({
  id,
  /** Where a document of an old register came from. */
  imported: importedFrom.optional(),
  agency: nameRef,
  year: z.number().int(),
  number: z.number().int(),
  symbol: z.string(),
  registerName: z.string(),
  typeName: z.string(),
  fields: outgoingFields,
  draftingUnit: nameRef.nullable(),
  replyTo: z
    .object({ id, arrivalNumber: z.number().int(), symbol: z.string(), abstract: z.string() })
    .nullable(),
  /** The draft that was approved before it was signed; of one's own agency's documents alone. */
  draft: issuedDraft.nullable(),
  issuedBy: nameRef,
  registeredAt: instant,
  files: z.array(storedFile),
  legalValue: legalValueView,
  /** Agencies outside that it was sent to through their accounts here, and who took it in there; of one's own alone. */
  through: z.array(
    z.object({ agency: z.string(), receipt: z.object({ by: z.string(), at: instant }).nullable() }),
  ),
  history,
});
export type OutgoingDetail = z.infer<typeof outgoingDetail>;

/** GET /api/outgoing/choices: what the form offers: bodies of the agency's settings, units, signers. */
export const outgoingChoices = z.object({
  bodies: z.array(z.object({ id: z.string(), name: z.string(), abbreviation: z.string() })),
  units: z.array(nameRef.extend({ abbreviation: z.string() })),
  signers: z.array(z.object({ name: z.string(), position: z.string() })),
});
export type OutgoingChoices = z.infer<typeof outgoingChoices>;

/** GET /api/document-types?direction= : the types to choose from; an incoming document may have any other name too. */
export const documentTypesQuery = z.strictObject({ direction: z.enum(["incoming", "outgoing"]) });
export const documentTypeView = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  abbreviation: z.string().nullable(),
  /** Only ever legislation (văn bản quy phạm pháp luật): a decree, a circular. */
  isLegislation: z.boolean(),
  /** One document of this type may be legislation and another not: `QĐ` (NĐ 30, PL I). */
  mayBeLegislation: z.boolean(),
});
export type DocumentTypeView = z.infer<typeof documentTypeView>;
export const documentTypeViews = z.array(documentTypeView);
