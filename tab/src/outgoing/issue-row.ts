import type { FormRowProps } from "../registering/form-row.tsx";
import { shownAt } from "../registering/problems.ts";
import type { IssueForm } from "./use-issue-form.ts";

/** What a row of the form needs to show what is wrong with its field, and that its value was read from the paper. */
export function rowOf(
  form: IssueForm,
  field: string,
): Pick<FormRowProps, "field" | "problems" | "confirmed" | "onConfirm" | "proposed"> {
  return {
    field,
    problems: shownAt(form.problems, field, form.turn),
    confirmed: form.turn.confirmed,
    onConfirm: form.confirm,
    proposed: form.turn.proposed.includes(field) ? "file" : undefined,
  };
}
