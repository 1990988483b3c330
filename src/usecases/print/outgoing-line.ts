import { documentTypeOf } from "../../domain/document-types.ts";
import type { OutgoingRegisterRow } from "../../domain/forms/outgoing-register.ts";
import { typeAndAbstract } from "../../domain/forms/type-and-abstract.ts";
import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { urgencyNote } from "./urgency-note.ts";

/**
 * A line of Sổ đăng ký văn bản đi (NĐ 30, PL IV, I). With its number a document is issued, so the day it was registered
 * is the day it was sent on; who received it will be known from the exchange.
 */
export function outgoingLine({
  symbol,
  fields,
  registeredAt,
  book,
}: OutgoingDocument & { readonly book?: BookColumns | undefined }): OutgoingRegisterRow {
  const notes = [urgencyNote(fields.priority), fields.description].filter((note) => note !== null);
  return {
    symbol,
    issuedDate: fields.issuedDate,
    typeAndAbstract: typeAndAbstract(documentTypeOf(fields.typeCode)?.vi ?? "", fields.abstract),
    signer: fields.signerName,
    recipients: fields.recipients.map(({ name }) => name),
    fileCopyKeeper: fields.archiveKeeper,
    copies: fields.copies,
    transferredOn: book === undefined ? localDateOf(registeredAt) : book.transferredOn,
    acknowledged: book?.signedFor ?? null,
    note: notes.length === 0 ? null : notes.join("; "),
  };
}
