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
  abstract: [...as("Ban hành "), ...as("quy chế", true), ...as(" tạm thời quản lý, sử dụng hệ thống")],
  other: as("Ủy ban nhân dân tỉnh Hoa Lư"),
  signer: [],
  priority: 3,
  state: "submitted",
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
          words: [
            ...as("… thực hiện đúng "),
            ...as("quy chế", true),
            ...as(" làm việc của Sở và các quy định …"),
          ],
        },
      ],
    },
    {
      ...inFields,
      id: "01900000-0000-7000-8000-000000000005",
      kind: "outgoing",
      number: 5,
      symbol: as("05/SXD-VP"),
      state: null,
      other: as("Các phòng, đơn vị thuộc Sở"),
    },
  ],
  next: "20",
  total: 41,
  isMore: false,
};
