import type { SheetRow } from "../domain/imports/cell.ts";
import type { CsvForm } from "../domain/imports/mapping.ts";

/** A file that holds tables of cells: a workbook, or values between delimiters. */
export interface SheetFile extends AsyncDisposable {
  readonly kind: "xlsx" | "csv";
  /** Names of the sheets in their order, those that are shown first; one without a name in a CSV file. */
  readonly sheets: readonly (string | null)[];
  /** How a CSV file is written, as far as its beginning tells; null for a workbook. */
  readonly csv: CsvForm | null;
  /** The first rows of a sheet, at most `count`, blank ones included. Throws `RuleBroken` `sheet.…`. */
  head(sheet: string | null, count: number, csv: CsvForm | null): Promise<SheetRow[]>;
  /**
   * All rows from the first, in pieces of some hundred, however long the file: it is never held as a whole. Throws
   * `RuleBroken` `sheet.…` where the file ends or is broken in the middle.
   */
  rows(sheet: string | null, csv: CsvForm | null): AsyncIterable<readonly SheetRow[]>;
}

/** Reads registers that agencies kept elsewhere. */
export interface SheetReader {
  /**
   * Opens a file on the local disk; what it is its bytes tell, not its name. Throws `RuleBroken` `sheet.…` for what is no
   * table, is protected by a password, or would inflate to more than any register.
   */
  open(path: string): Promise<SheetFile>;
  /** All rows of a short CSV text. Throws `sheet.empty`, `sheet.broken-csv`. */
  readText(text: string): Promise<SheetRow[]>;
}
