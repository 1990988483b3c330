import type { Insertable, Selectable } from "kysely";
import { incomingStates, type IncomingDocument } from "../../../domain/incoming/incoming-document.ts";
import { arrivalSources, priorities } from "../../../domain/incoming-fields.ts";
import { joinSymbol } from "../../../domain/numbering/symbol.ts";
import { fold, foldSymbol } from "../../../domain/text/fold.ts";
import type { Tables } from "../schema.ts";
import { among } from "./among.ts";

export type IncomingRow = Selectable<Tables["incoming_document"]>;

export const stateOf = (text: string) => among(incomingStates, text);
export const priorityOf = (number: number) => among(priorities, number);

export function toIncoming(row: IncomingRow): IncomingDocument {
  return {
    id: row.id,
    agencyId: row.agency_id,
    registerId: row.register_id,
    registerKey: row.register_key,
    year: row.year,
    arrivalNumber: row.arrival_number,
    ...(row.number_suffix === "" ? {} : { numberSuffix: row.number_suffix }),
    fields: {
      documentCode: row.document_code,
      codeNumber: row.code_number,
      codeNotation: row.code_notation,
      issuedDate: row.issued_date,
      typeName: row.type_name,
      senderName: row.sender_name,
      senderAgencyId: row.sender_agency_id,
      senderCode: row.sender_code,
      abstract: row.abstract,
      language: row.language,
      pageCount: row.page_count,
      description: row.description,
      signerPosition: row.signer_position,
      signerName: row.signer_name,
      priority: priorityOf(row.priority),
      toPlaces: row.to_places,
      dueDate: row.due_date,
      source: among(arrivalSources, row.source),
      arrivedAt: row.arrived_at,
    },
    state: stateOf(row.state),
    submittedTo: row.submitted_to,
    deadlineAt: row.deadline_at,
    late:
      row.late_due_at === null
        ? null
        : {
            due: row.late_due_at,
            articleVi: row.late_article_vi ?? "",
            articleEn: row.late_article_en ?? "",
          },
    registeredAt: row.registered_at,
    registeredBy: row.registered_by,
    version: row.version,
  };
}

/** Everything but what only the store knows: its keys for sorting, searching and repeated requests. */
export function incomingRow(
  document: IncomingDocument,
): Omit<Insertable<Tables["incoming_document"]>, "sort_key" | "search_id" | "request_key"> {
  const { fields, late } = document;
  return {
    id: document.id,
    agency_id: document.agencyId,
    register_id: document.registerId,
    register_key: document.registerKey,
    year: document.year,
    arrival_number: document.arrivalNumber,
    number_suffix: document.numberSuffix ?? "",
    document_code: fields.documentCode,
    code_number: fields.codeNumber,
    code_notation: fields.codeNotation,
    symbol_folded: foldSymbol(joinSymbol(fields.codeNumber, fields.codeNotation)),
    issued_date: fields.issuedDate,
    type_name: fields.typeName,
    type_folded: fold(fields.typeName),
    sender_agency_id: fields.senderAgencyId,
    sender_name: fields.senderName,
    sender_folded: fold(fields.senderName),
    sender_code: fields.senderCode,
    abstract: fields.abstract,
    language: fields.language,
    page_count: fields.pageCount,
    description: fields.description,
    signer_position: fields.signerPosition,
    signer_name: fields.signerName,
    priority: fields.priority,
    to_places: fields.toPlaces,
    due_date: fields.dueDate,
    source: fields.source,
    arrived_at: fields.arrivedAt,
    state: document.state,
    submitted_to: document.submittedTo,
    deadline_at: document.deadlineAt,
    is_late: late !== null,
    late_due_at: late?.due ?? null,
    late_article_vi: late?.articleVi ?? null,
    late_article_en: late?.articleEn ?? null,
    registered_at: document.registeredAt,
    registered_by: document.registeredBy,
    version: document.version,
  };
}
