import type { IncomingFieldsInput } from "../contract/incoming.ts";
import type { LocalDate } from "../domain/time/local-date.ts";

/** A made-up document to practise on, with what a clerk would write into the register. */
export interface PracticePaper {
  /** `124-stc-ns.pdf` */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly fields: Omit<IncomingFieldsInput, "arrivedAt">;
}

/** Prints made-up documents; nobody and nothing in them exists. */
export interface PracticePapers {
  /** As many as asked for, from the one with this place in the row on; dated shortly before `on`. */
  print(from: number, count: number, on: LocalDate): Promise<readonly PracticePaper[]>;
}
