/** How far the reading of one file may go; a register of a million entries stays far below. */
export const sheetLimits = {
  /** Parts of a workbook. */
  zipEntries: 2000,
  /** What one part may come to when inflated, bytes. */
  inflatedBytes: 4 * 1024 ** 3,
  /** Inflated bytes for each byte of the file; looked at above `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 64 * 1024 ** 2,
  /** Parts that are read whole: the list of sheets, styles. */
  wholePartBytes: 16 * 1024 ** 2,
  /** Letters of one run of text or one tag: Excel itself keeps 32,767 in a cell. */
  textLength: 2 * 1024 ** 2,
  /** Elements within elements. */
  depth: 64,
  /** Columns that are read of a row. */
  columns: 300,
  /** Sheets that are offered. */
  sheets: 50,
  /** Letters of shared texts that are held in memory; more go to a file. */
  sharedInMemory: 2 * 1024 ** 2,
  /** One record of a CSV file, letters: a quote that nobody closed must not take the whole file. */
  csvRecord: 512 * 1024,
  /** Bytes from which the form of a CSV file is told. */
  csvHead: 256 * 1024,
} as const;

/** Rows that are handed on at a time. */
export const rowsInPiece = 500;
