import type { Writable } from "node:stream";
import type { RegisterForm, RegisterHeading } from "../domain/forms/register-form.ts";
import type { PrintedSlip } from "../domain/forms/slip-form.ts";

/**
 * The printed books and slips of NĐ 30/2020, Phụ lục IV, written to a stream.
 *
 * A register of any length is held a page at a time: a row is asked for only when the output has taken what came
 * before. When the rows fail, the output closes early or `signal` is aborted, the promise rejects and `out` is
 * destroyed, never ended, so that nobody takes half a book for a whole one; the row source is told to stop.
 * On success `out` is ended and everything has been handed to it.
 */
export interface PrintedForms {
  /** A4 landscape with a cover; resolves with the number of pages, the cover included. */
  registerPdf<Row>(
    form: RegisterForm<Row>,
    heading: RegisterHeading,
    rows: AsyncIterable<Row>,
    out: Writable,
    signal?: AbortSignal,
  ): Promise<{ pages: number }>;

  /** One sheet with real dates and numbers; text is text whatever it begins with. At most 1,048,000 rows. */
  registerXlsx<Row>(
    form: RegisterForm<Row>,
    heading: RegisterHeading,
    rows: AsyncIterable<Row>,
    out: Writable,
    signal?: AbortSignal,
  ): Promise<void>;

  /** A4 portrait. */
  slipPdf(slip: PrintedSlip, out: Writable, signal?: AbortSignal): Promise<{ pages: number }>;
}
