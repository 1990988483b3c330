import type { FormRowProps } from "./form-row.tsx";
import type { FormAct, FormState } from "./form-state.ts";
import type { FormField, FormValues } from "./form-values.ts";
import { shownAt, type ShownProblem } from "./problems.ts";

/** What every field of the form needs; the amendment of a registered document uses the same fields. */
export interface FieldsProps {
  readonly state: FormState;
  readonly act: (act: FormAct) => void;
  readonly problems: readonly ShownProblem[];
}

type TextField = {
  [F in FormField]: FormValues[F] extends string ? (string extends FormValues[F] ? F : never) : never;
}[FormField];

export interface FieldParts {
  readonly row: (
    field: FormField | "secrecy",
  ) => Pick<FormRowProps, "problems" | "confirmed" | "onConfirm" | "proposed" | "field">;
  readonly edit: (patch: Partial<FormValues>) => void;
  readonly leave: (field: string) => () => void;
  readonly text: (field: TextField) => {
    readonly value: string;
    readonly autoComplete: "off";
    readonly onChange: (event: unknown, data: { value: string }) => void;
    readonly onBlur: () => void;
  };
}

/** Properties of a row and of its input, by the field's name. */
export function fieldsOf({ state, act, problems }: FieldsProps): FieldParts {
  const edit = (patch: Partial<FormValues>) => act({ act: "edit", patch });
  const leave = (field: string) => () => act({ act: "leave", field });
  return {
    edit,
    leave,
    row: (field) => ({
      field,
      problems: shownAt(problems, field, state),
      confirmed: state.confirmed,
      onConfirm: (code, on) => act({ act: "confirm", code, on }),
      proposed: field === "secrecy" ? undefined : state.proposed[field],
    }),
    text: (field) => ({
      value: state.values[field],
      onChange: (_event, data) => edit({ [field]: data.value }),
      onBlur: leave(field),
      autoComplete: "off",
    }),
  };
}
