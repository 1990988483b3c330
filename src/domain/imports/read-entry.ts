import type { SheetRow } from "./cell.ts";
import { readIncomingRow } from "./read-incoming-row.ts";
import { readOutgoingRow } from "./read-outgoing-row.ts";
import type { RowRead, RowReading } from "./read-row.ts";

/** One row of the register that is being read. */
export function readEntry(reading: RowReading, row: SheetRow): RowRead {
  return reading.direction === "incoming" ? readIncomingRow(reading, row) : readOutgoingRow(reading, row);
}
