import type { IncomingFields } from "../../src/domain/incoming-fields.ts";
import type { IncomingDocument } from "../../src/domain/incoming/incoming-document.ts";

/** What the register says of an ordinary document. */
export function incomingFields(more: Partial<IncomingFields> = {}): IncomingFields {
  return {
    documentCode: null,
    codeNumber: "1837",
    codeNotation: "QĐ-UBND",
    issuedDate: "2026-11-17",
    typeName: "Quyết định",
    senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
    senderAgencyId: null,
    senderCode: null,
    abstract: "Ban hành quy chế tạm thời quản lý, sử dụng hệ thống văn bản",
    language: "Tiếng Việt",
    pageCount: 12,
    description: null,
    signerPosition: null,
    signerName: "Lâm Văn Hưởng",
    priority: 0,
    toPlaces: null,
    dueDate: null,
    source: "paper",
    arrivedAt: new Date("2026-11-20T01:05:00Z"),
    ...more,
  };
}

/** A document as it stands in the register, before anybody has it. */
export function incomingDocument(more: Partial<IncomingDocument> = {}): IncomingDocument {
  return {
    id: "document",
    agencyId: "agency",
    registerId: "register",
    registerKey: "incoming",
    year: 2026,
    arrivalNumber: 412,
    fields: incomingFields(),
    state: "registered",
    submittedTo: null,
    deadlineAt: null,
    late: null,
    registeredAt: new Date("2026-11-20T01:31:00Z"),
    registeredBy: "clerk",
    version: 1,
    ...more,
  };
}
