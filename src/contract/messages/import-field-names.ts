import type { ImportField } from "../../domain/imports/mapping.ts";
import type { Message } from "./message.ts";

/** The columns of a register as its headings say (NĐ 30, PL IV). */
export const importFieldNames: Readonly<Record<ImportField, Message>> = {
  arrivedOn: { vi: "Ngày đến", en: "Date of arrival" },
  arrivalNumber: { vi: "Số đến", en: "Arrival number" },
  sender: { vi: "Tác giả (cơ quan ban hành)", en: "Author (issuing agency)" },
  symbol: { vi: "Số, ký hiệu văn bản", en: "Number and symbol" },
  number: { vi: "Số văn bản", en: "Number" },
  notation: { vi: "Ký hiệu văn bản", en: "Symbol" },
  issuedOn: { vi: "Ngày tháng văn bản", en: "Date of the document" },
  typeAndAbstract: { vi: "Tên loại và trích yếu nội dung", en: "Type and abstract" },
  type: { vi: "Tên loại", en: "Type" },
  abstract: { vi: "Trích yếu nội dung", en: "Abstract" },
  receiver: { vi: "Đơn vị hoặc người nhận", en: "Unit or person that receives it" },
  recipients: { vi: "Nơi nhận văn bản", en: "Recipients" },
  signer: { vi: "Người ký", en: "Signer" },
  signerPosition: { vi: "Chức vụ người ký", en: "Signer’s position" },
  archiveKeeper: { vi: "Đơn vị, người nhận bản lưu", en: "Keeper of the file copy" },
  copies: { vi: "Số lượng bản", en: "Copies" },
  draftingUnit: { vi: "Đơn vị soạn thảo", en: "Drafting unit" },
  transferredOn: { vi: "Ngày chuyển", en: "Date of transfer" },
  signedFor: { vi: "Ký nhận", en: "Signed for" },
  note: { vi: "Ghi chú", en: "Note" },
  secrecy: { vi: "Độ mật", en: "Secrecy" },
  urgency: { vi: "Độ khẩn", en: "Urgency" },
  pages: { vi: "Số trang", en: "Pages" },
  dueOn: { vi: "Thời hạn giải quyết", en: "Due date" },
  documentCode: { vi: "Mã định danh văn bản", en: "Document code" },
};
