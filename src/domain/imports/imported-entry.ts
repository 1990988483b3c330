import type { IncomingFields } from "../incoming-fields.ts";
import type { OutgoingFields } from "../outgoing-fields.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { BookNumber } from "./read-number.ts";

/** Columns of the old register that are no fields of a document: they are kept as they stood, for its page and print. */
export interface BookColumns {
  /** Đơn vị hoặc người nhận, as it was written. */
  readonly receiver: string | null;
  readonly transferredOn: LocalDate | null;
  /** Ký nhận. */
  readonly signedFor: string | null;
  /** Đơn vị soạn thảo. */
  readonly draftingUnit: string | null;
}

export const emptyBook: BookColumns = {
  receiver: null,
  transferredOn: null,
  signedFor: null,
  draftingUnit: null,
};

interface Entry extends BookNumber {
  readonly year: number;
  readonly book: BookColumns;
}

export interface IncomingEntry extends Entry {
  readonly direction: "incoming";
  readonly fields: IncomingFields;
}

export interface OutgoingEntry extends Entry {
  readonly direction: "outgoing";
  readonly symbol: string;
  readonly fields: OutgoingFields;
}

/** One line of an old register, read and found right. */
export type ImportedEntry = IncomingEntry | OutgoingEntry;
