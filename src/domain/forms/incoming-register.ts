import type { PrintableDate } from "./printed-date.ts";
import { listed, withSuffix, type RegisterForm } from "./register-form.ts";

/** One line of the register of incoming documents. */
export interface IncomingRegisterRow {
  readonly arrivedOn: PrintableDate;
  readonly arrivalNumber: number;
  /** `a` of 15a, which old registers have. */
  readonly numberSuffix?: string | undefined;
  /** The agency or person that the document comes from. */
  readonly author: string;
  readonly symbol: string | null;
  readonly issuedDate: PrintableDate | null;
  readonly typeAndAbstract: string;
  /** The units and people it was transferred to. */
  readonly receivers: readonly string[];
  readonly transferredOn: PrintableDate | null;
  /** Who took it, in place of a signature in ink: the name, and the time where it is known. */
  readonly acknowledged: string | null;
  readonly note: string | null;
}

/** Sổ đăng ký văn bản đến (NĐ 30/2020, Phụ lục IV, VI). */
export const incomingRegister: RegisterForm<IncomingRegisterRow> = {
  key: "incoming",
  title: ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"],
  numbered: true,
  columns: [
    {
      kind: "date",
      heading: "Ngày đến",
      english: "Date of arrival",
      width: 57,
      align: "center",
      value: (row) => row.arrivedOn,
    },
    {
      kind: "number",
      heading: "Số đến",
      english: "Arrival number",
      width: 39,
      align: "center",
      value: (row) => withSuffix(row.arrivalNumber, row.numberSuffix),
    },
    {
      kind: "text",
      heading: "Tác giả",
      english: "Author",
      width: 86,
      align: "left",
      value: (row) => row.author,
    },
    {
      kind: "text",
      heading: "Số, ký hiệu văn bản",
      english: "Number and symbol of the document",
      width: 80,
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
      heading: "Đơn vị hoặc người nhận",
      english: "Unit or person that receives it",
      width: 80,
      align: "left",
      value: (row) => listed(row.receivers),
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
      width: 58,
      align: "left",
      value: (row) => row.acknowledged,
    },
    {
      kind: "text",
      heading: "Ghi chú",
      english: "Note",
      width: 42,
      align: "left",
      value: (row) => row.note,
    },
  ],
};
