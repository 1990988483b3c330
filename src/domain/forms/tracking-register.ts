import { printedDate, type PrintableDate } from "./printed-date.ts";
import { listed, withSuffix, type RegisterForm } from "./register-form.ts";

/** What names an incoming document to a reader of a form. */
export interface NamedDocument {
  readonly type: string;
  readonly symbol: string | null;
  readonly issuedDate: PrintableDate | null;
  readonly author: string;
}

/** One line of the register that follows the handling of incoming documents. */
export interface TrackingRegisterRow {
  readonly arrivalNumber: number;
  /** `a` of 15a, which old registers have. */
  readonly numberSuffix?: string | undefined;
  readonly document: NamedDocument;
  readonly receivers: readonly string[];
  /** The deadline in force; with its hour where it has one. */
  readonly due: PrintableDate | null;
  readonly progress: string | null;
  /** Number and symbol of the document that answers. */
  readonly replySymbol: string | null;
  readonly note: string | null;
}

/** `Công văn số 12/UBND-VX ngày 05/01/2026 của Ủy ban nhân dân tỉnh Hoa Lư`; what is unknown is left out. */
export function namedDocument(document: NamedDocument): string {
  const symbol = document.symbol === null ? "" : ` số ${document.symbol}`;
  const date = document.issuedDate === null ? "" : ` ngày ${printedDate(document.issuedDate)}`;
  return `${document.type}${symbol}${date} của ${document.author}`;
}

/** Sổ theo dõi giải quyết văn bản đến (NĐ 30/2020, Phụ lục IV, VIII); its cover has no numbers. */
export const trackingRegister: RegisterForm<TrackingRegisterRow> = {
  key: "tracking",
  title: ["SỔ THEO DÕI GIẢI QUYẾT", "VĂN BẢN ĐẾN"],
  numbered: false,
  columns: [
    {
      kind: "number",
      heading: "Số đến",
      english: "Arrival number",
      width: 42,
      align: "center",
      value: (row) => withSuffix(row.arrivalNumber, row.numberSuffix),
    },
    {
      kind: "text",
      heading: "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
      english: "Type, number, symbol, date and issuing agency of the document",
      width: 218,
      align: "left",
      value: (row) => namedDocument(row.document),
    },
    {
      kind: "text",
      heading: "Đơn vị hoặc người nhận",
      english: "Unit or person that receives it",
      width: 112,
      align: "left",
      value: (row) => listed(row.receivers),
    },
    {
      kind: "date",
      withHour: true,
      heading: "Thời hạn giải quyết",
      english: "Deadline",
      width: 66,
      align: "center",
      value: (row) => row.due,
    },
    {
      kind: "text",
      heading: "Tiến độ giải quyết",
      english: "Progress",
      width: 120,
      align: "left",
      value: (row) => row.progress,
    },
    {
      kind: "text",
      heading: "Số, ký hiệu văn bản trả lời",
      english: "Number and symbol of the reply",
      width: 92,
      align: "left",
      value: (row) => row.replySymbol,
    },
    {
      kind: "text",
      heading: "Ghi chú",
      english: "Note",
      width: 64,
      align: "left",
      value: (row) => row.note,
    },
  ],
};
