export const fieldProblemCodes = [
  "fields.required",
  "fields.too-long",
  "fields.line-break",
  "fields.control-character",
  "fields.not-nfc",
  "fields.not-a-date",
  "fields.not-a-number",
  "fields.out-of-range",
  "fields.unknown-choice",
  "fields.number-form",
  "fields.agency-code",
  "fields.arrived-in-future",
  "fields.arrived-long-ago",
  "fields.issued-after-arrival",
  "fields.issued-in-future",
  "fields.issued-implausible",
  "fields.due-before-arrival",
  "fields.due-before-issue",
  "fields.unknown-type",
  "fields.recipients-required",
  "fields.recipient-wrong",
] as const;
export type FieldProblemCode = (typeof fieldProblemCodes)[number];

/**
 * What is wrong with one field; its sentence is in `src/contract/messages/fields.ts`. `confirm` is unusual but
 * possible: a person who says that it is right may go on.
 */
export interface FieldProblem<F extends string = string> {
  readonly field: F;
  readonly code: FieldProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly severity: "error" | "confirm";
}

/** Without what the person has already confirmed. */
export function unconfirmed<F extends string>(
  problems: readonly FieldProblem<F>[],
  confirmed: readonly string[],
): FieldProblem<F>[] {
  return problems.filter((problem) => problem.severity === "error" || !confirmed.includes(problem.code));
}
