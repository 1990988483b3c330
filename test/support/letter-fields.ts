import { incomingFields, type IncomingFieldsInput } from "../../src/contract/incoming.ts";

/** An ordinary letter of another Sở, as the form sends it; `arrivedAt` is also the day it bears. */
export function letterFields(arrivedAt: Date, more: Partial<IncomingFieldsInput> = {}): IncomingFieldsInput {
  return incomingFields.parse({
    documentCode: null,
    codeNumber: "125",
    codeNotation: "SNV-VP",
    issuedDate: null,
    typeName: "Công văn",
    senderAgencyId: null,
    senderName: "Sở Nội vụ",
    senderCode: null,
    abstract: "Về việc báo cáo công tác văn thư quý III",
    language: "Tiếng Việt",
    pageCount: 1,
    description: null,
    signerPosition: "Giám đốc",
    signerName: "Lê Văn Tám",
    priority: 0,
    toPlaces: null,
    dueDate: null,
    source: "paper",
    arrivedAt: arrivedAt.toISOString(),
    ...more,
  });
}
