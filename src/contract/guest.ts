import { z } from "zod";
import { arrivalStates } from "../domain/arrivals/arrival.ts";
import { id, instant, localDate, nameRef, requiredText } from "./common.ts";
import { storedFile } from "./files.ts";
import { priority } from "./incoming.ts";

/** GET /api/guest/session: for whom I act, and with which agency; `accounts` are those I may choose from (`X-Account`). */
export const guestSession = z.object({
  person: nameRef,
  outside: nameRef,
  host: nameRef,
  accountId: id,
  accounts: z.array(z.object({ id, outside: z.string(), host: z.string() })),
  /** The last day on which I act for it. */
  validTo: localDate,
  maxUploadBytes: z.number().int(),
});
export type GuestSession = z.infer<typeof guestSession>;

/** Who took a document in, in the name of the agency outside. */
export const receiptView = z.object({ by: z.string(), at: instant });

export const sentRow = z.object({
  id,
  symbol: z.string(),
  issuedDate: localDate,
  typeName: z.string(),
  abstract: z.string(),
  priority,
  fileCount: z.number().int(),
  receipt: receiptView.nullable(),
});
export type SentRow = z.infer<typeof sentRow>;

/** GET /api/guest/documents: what was sent to the agency outside, newest first. */
export const sentPage = z.object({ items: z.array(sentRow), next: z.string().nullable() });
export type SentPage = z.infer<typeof sentPage>;
export const sentQuery = z.strictObject({ cursor: z.string().max(50).optional() });

/** GET /api/guest/documents/:id */
export const sentDocument = sentRow.extend({
  signerName: z.string(),
  signerPosition: z.string(),
  dueDate: localDate.nullable(),
  files: z.array(storedFile),
});
export type SentDocument = z.infer<typeof sentDocument>;

/** POST /api/guest/documents/:id/receive */
export const received = receiptView;
export type Received = z.infer<typeof received>;

/** POST /api/guest/arrivals: sends a document to the agency. `key` is made once a form: sent again it is sent once. */
export const sendInput = z.strictObject({
  key: id,
  codeNumber: z.string().trim().max(11).nullable(),
  codeNotation: z.string().trim().max(30).nullable(),
  issuedDate: localDate.nullable(),
  typeName: requiredText(100),
  abstract: requiredText(500),
  signerName: z.string().trim().max(50).nullable(),
  priority,
  uploadIds: z.array(id).min(1).max(100),
});
export type SendInput = z.infer<typeof sendInput>;

export const ownArrival = z.object({
  id,
  symbol: z.string(),
  typeName: z.string(),
  abstract: z.string(),
  sentBy: z.string(),
  sentAt: instant,
  state: z.enum(arrivalStates),
  /** What it became in the register there. */
  arrivalNumber: z.string().nullable(),
  reason: z.string().nullable(),
});
export type OwnArrival = z.infer<typeof ownArrival>;
/** GET /api/guest/arrivals: what the agency outside has sent, newest first. */
export const ownArrivals = z.array(ownArrival);
export const sentDone = z.object({ id });

/** POST /api/guest/freeze: control of my own sign-in was lost (R61). */
export const guestFreeze = z.strictObject({ reason: requiredText(500) });
export const frozenDone = z.object({ id });
