import { legalValue, shortAbstract } from "./sample-documents.ts";
import type { OutgoingDetail } from "../../src/contract/outgoing.ts";
import type { FoundDocument, SearchAnswer } from "../../src/contract/search.ts";

const as = (text: string, isFound = false) => [{ text, isFound }];

const inFields: FoundDocument = {
  id: "01900000-0000-7000-8000-000000000412",
  kind: "incoming",
  year: 2026,
  number: 412,
  symbol: as("1837/QĐ-UBND"),
  issuedDate: "2026-10-17",
  typeName: "Quyết định",
  abstract: as(shortAbstract),
  other: as("UBND tỉnh"),
  signer: [],
  priority: 3,
  state: "submitted",
  legalValue: "replacesPaper",
  isImported: false,
  foundIn: "abstract",
  places: [],
};

/** A search that found a document by its fields, one by the text of its file, and one that the agency issued. */
export const foundDocuments: SearchAnswer = {
  items: [
    inFields,
    {
      ...inFields,
      id: "01900000-0000-7000-8000-000000000413",
      number: 413,
      priority: 0,
      foundIn: "text",
      places: [
        {
          fileId: inFields.id,
          fileName: "quyet-dinh.pdf",
          words: [...as("… "), ...as(shortAbstract, true), ...as(" …")],
        },
      ],
    },
    {
      ...inFields,
      id: "01900000-0000-7000-8000-000000000005",
      kind: "outgoing",
      number: 5,
      symbol: as("05/SNV-VP"),
      state: null,
      other: as("Sở Tài chính"),
    },
  ],
  next: "20",
  total: 41,
  isMore: false,
};

/** The last of them as its page has it. */
export const issued: OutgoingDetail = {
  id: "01900000-0000-7000-8000-000000000005",
  agency: { id: "01900000-0000-7000-8000-000000000001", name: "UBND tỉnh" },
  year: 2026,
  number: 5,
  symbol: "05/SNV-VP",
  registerName: "Văn bản đi",
  typeName: "Công văn",
  fields: {
    typeCode: "CV",
    isLegislation: false,
    bodyId: null,
    abstract: shortAbstract,
    issuedDate: "2026-10-19",
    signerName: "Nguyễn Thị Minh Nguyệt",
    signerPosition: "Giám đốc",
    draftingUnitId: null,
    recipients: [],
    archiveKeeper: null,
    copies: null,
    pageCount: 2,
    language: "vi",
    description: null,
    priority: 0,
    dueDate: null,
    replyTo: null,
  },
  draftingUnit: null,
  replyTo: null,
  draft: null,
  issuedBy: { id: "01900000-0000-7000-8000-000000000012", name: "Trần Thị Lan" },
  registeredAt: "2026-10-19T03:00:00.000Z",
  legalValue: legalValue(),
  files: [],
  through: [],
  history: [],
};
