import type { FieldProblemCode } from "../fields/field-problem.ts";
import type { ImportField } from "./mapping.ts";

export const rowProblemCodes = [
  "import.number-form",
  "import.number-suffix",
  "import.number-twice",
  "import.number-taken",
  "import.differs",
  "import.excluded",
  "import.date-form",
  "import.other-year",
  "import.unknown-urgency",
  "import.no-register",
  "import.skipped",
] as const;
export type RowProblemCode = (typeof rowProblemCodes)[number] | FieldProblemCode;

/** What is wrong with one cell of one row; its sentence is in `src/contract/messages`. */
export interface RowProblem {
  /** Null: the row as a whole. */
  readonly field: ImportField | null;
  readonly code: RowProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}
