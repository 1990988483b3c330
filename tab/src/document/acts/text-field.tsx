import { Field, Input, Textarea } from "@fluentui/react-components";
import { useSay } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";

export interface TextFieldProps {
  readonly label: string;
  /** Its name in the contract, so that the server's sentence stands here. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: Error | null;
  /** Shown before the server's own. */
  readonly problem?: string | null;
  readonly placeholder?: string;
  readonly rows?: number;
  readonly isRequired?: boolean;
  /** False where the placeholder names the field and room is short. */
  readonly isLabelled?: boolean;
}

/** One text of an act, of a line or several, with what is wrong beside it. */
export function TextField(props: TextFieldProps) {
  const { label, name, value, onChange, error, problem = null, placeholder = "" } = props;
  const { rows = 2, isRequired = false, isLabelled = true } = props;
  const say = useSay();
  const refused = fieldSentence(error, name);
  const message = problem ?? (refused === null ? null : say(refused));
  const shared = {
    value,
    placeholder,
    ...(isLabelled ? {} : { "aria-label": label }),
    onChange: (_event: unknown, data: { value: string }) => onChange(data.value),
  };
  return (
    <Field
      {...(isLabelled ? { label } : {})}
      required={isRequired}
      validationState={message === null ? "none" : "error"}
      validationMessage={message}
    >
      {rows === 1 ? <Input {...shared} /> : <Textarea {...shared} rows={rows} resize="vertical" />}
    </Field>
  );
}
