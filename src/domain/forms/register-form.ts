import { printedDate, type PrintableDate } from "./printed-date.ts";

interface ColumnBase {
  /** Word for word as Phụ lục IV prints it. */
  readonly heading: string;
  /** For the tooltip of the English screen; the printed form is Vietnamese. */
  readonly english: string;
  /** A share of the table's width, relative to the other columns of the form. */
  readonly width: number;
  readonly align: "left" | "center";
}

interface TextColumn<Row> extends ColumnBase {
  readonly kind: "text";
  readonly value: (row: Row) => string | null;
}

interface NumberColumn<Row> extends ColumnBase {
  readonly kind: "number";
  /** A text where a letter stands behind the number. */
  readonly value: (row: Row) => number | string | null;
}

interface DateColumn<Row> extends ColumnBase {
  readonly kind: "date";
  /** Whether its dates may have an hour, which takes more room on a sheet. */
  readonly withHour?: true;
  readonly value: (row: Row) => PrintableDate | null;
}

export type Column<Row> = TextColumn<Row> | NumberColumn<Row> | DateColumn<Row>;

export type RegisterFormKey = "incoming" | "outgoing" | "tracking";

/** One of the books of NĐ 30/2020, Phụ lục IV: what its cover says and which columns it has, in order. */
export interface RegisterForm<Row> {
  readonly key: RegisterFormKey;
  /** The cover's lines, in capitals, in the order and with the breaks of the form. */
  readonly title: readonly string[];
  /** Whether the cover has `Từ số … đến số …`; the book that follows handling has not. */
  readonly numbered: boolean;
  readonly columns: readonly Column<Row>[];
}

/** What the cover and the last page of one printed book say. Dates are `yyyy-MM-dd`; null leaves dots to fill in. */
export interface RegisterHeading {
  /** Tên cơ quan chủ quản trực tiếp; null where the agency has none. */
  readonly parentAgency: string | null;
  readonly agency: string;
  readonly year: number;
  readonly from: PrintableDate | null;
  readonly to: PrintableDate | null;
  readonly firstNumber: number | null;
  readonly lastNumber: number | null;
  readonly volume: string | null;
  /** Who printed the book, as a person reads it, and when. */
  readonly printedBy: string;
  readonly printedAt: Date;
}

/** What one cell prints; an absent value prints nothing, as in a book that is filled by hand. */
export function printedCell<Row>(column: Column<Row>, row: Row): string {
  switch (column.kind) {
    case "text":
      return column.value(row) ?? "";
    case "number": {
      const value = column.value(row);
      return value === null ? "" : String(value);
    }
    case "date": {
      const value = column.value(row);
      return value === null ? "" : printedDate(value);
    }
  }
}

/** The second row of the table's head: `(1)`, `(2)`, … */
export function columnNumbers<Row>(form: RegisterForm<Row>): readonly string[] {
  return form.columns.map((_, index) => `(${index + 1})`);
}

const dots = "……";

/** The lines beneath the cover's title: the year, the days, the numbers where the book has them, the volume. */
export function coverLines<Row>(form: RegisterForm<Row>, heading: RegisterHeading): readonly string[] {
  const day = (date: PrintableDate | null): string => (date === null ? dots + dots : printedDate(date));
  const number = (value: number | null): string => (value === null ? dots : String(value));
  return [
    `Năm: ${heading.year}`,
    `Từ ngày ${day(heading.from)} đến ngày ${day(heading.to)}`,
    ...(form.numbered ? [`Từ số ${number(heading.firstNumber)} đến số ${number(heading.lastNumber)}`] : []),
    `Quyển số: ${heading.volume ?? dots}`,
  ];
}

/** `15a`, or the number itself where it has no letter. */
export const withSuffix = (number: number, suffix = ""): number | string =>
  suffix === "" ? number : `${number}${suffix}`;

/** Names of units and people in one cell. */
export const listed = (names: readonly string[]): string => names.join("; ");
