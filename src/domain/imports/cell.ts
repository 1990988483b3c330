import { formatDate, type LocalDate, type LocalTime } from "../time/local-date.ts";

/** A real date of a spreadsheet. */
export interface DateCell {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
}

/** What stands in one cell; null where nothing does. */
export type Cell = string | number | DateCell | null;

/** One line of a sheet; `number` is its place there, from 1, as the program that wrote it shows it. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** How people would read the cell; an empty text where nothing stands. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  return cell.time === null ? formatDate(cell.date) : `${formatDate(cell.date)} ${cell.time}`;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
}

export function isBlankRow({ cells }: SheetRow): boolean {
  return cells.every(isBlank);
}

/** `(1) (2) (3)` or `1 2 3` under the headings, as the printed forms have it. */
export function isNumberedRow({ cells }: SheetRow): boolean {
  const filled = cells.filter((cell) => !isBlank(cell)).map((cell) => textOf(cell).trim());
  if (filled.length < 3) return false;
  return filled.every((text, place) => new RegExp(`^\\(?${place + 1}\\)?$`, "u").test(text));
}
