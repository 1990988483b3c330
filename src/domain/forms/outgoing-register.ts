import type { PrintableDate } from "./printed-date.ts";
import { listed, type RegisterForm } from "./register-form.ts";

/** One line of the register of outgoing documents. */
export interface OutgoingRegisterRow {
  /** Number and symbol together, `15/QĐ-BNV`. */
  readonly symbol: string;
  readonly issuedDate: PrintableDate | null;
  readonly typeAndAbstract: string;
  readonly signer: string;
  readonly recipients: readonly string[];
  /** The unit or person that keeps the file copy. */
  readonly fileCopyKeeper: string | null;
  readonly copies: number | null;
  readonly transferredOn: PrintableDate | null;
  readonly acknowledged: string | null;
  readonly note: string | null;
}

/** Sổ đăng ký văn bản đi (NĐ 30/2020, Phụ lục IV, I). */
export const outgoingRegister: RegisterForm<OutgoingRegisterRow> = {
  key: "outgoing",
  title: ["SỔ ĐĂNG KÝ VĂN BẢN ĐI"],
  numbered: true,
  columns: [
    {
      kind: "text",
      heading: "Số, ký hiệu văn bản",
      english: "Number and symbol of the document",
      width: 82,
      align: "left",
      value: (row) => row.symbol,
    },
    {
      kind: "date",
      heading: "Ngày tháng văn bản",
      english: "Date of the document",
      width: 57,
      align: "center",
      value: (row) => row.issuedDate,
    },
    {
      kind: "text",
      heading: "Tên loại và trích yếu nội dung văn bản",
      english: "Type and abstract of the document",
      width: 158,
      align: "left",
      value: (row) => row.typeAndAbstract,
    },
    {
      kind: "text",
      heading: "Người ký",
      english: "Signer",
      width: 62,
      align: "left",
      value: (row) => row.signer,
    },
    {
      kind: "text",
      heading: "Nơi nhận văn bản",
      english: "Recipients",
      width: 88,
      align: "left",
      value: (row) => listed(row.recipients),
    },
    {
      kind: "text",
      heading: "Đơn vị, người nhận bản lưu",
      english: "Unit or person that keeps the file copy",
      width: 78,
      align: "left",
      value: (row) => row.fileCopyKeeper,
    },
    {
      kind: "number",
      heading: "Số lượng bản",
      english: "Number of copies",
      width: 38,
      align: "center",
      value: (row) => row.copies,
    },
    {
      kind: "date",
      heading: "Ngày chuyển",
      english: "Date of transfer",
      width: 57,
      align: "center",
      value: (row) => row.transferredOn,
    },
    {
      kind: "text",
      heading: "Ký nhận",
      english: "Signed for",
      width: 54,
      align: "left",
      value: (row) => row.acknowledged,
    },
    {
      kind: "text",
      heading: "Ghi chú",
      english: "Note",
      width: 40,
      align: "left",
      value: (row) => row.note,
    },
  ],
};
