import { Field, Input, Switch } from "@fluentui/react-components";
import type { PersonInput, PersonView } from "../../../../src/contract/administration.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { words as common } from "../words.ts";
import { words } from "./words.ts";

/** A person as typed. */
export interface PersonForm {
  readonly fullName: string;
  readonly email: string;
  readonly directoryId: string;
  readonly isActive: boolean;
}

export const blankPerson: PersonForm = { fullName: "", email: "", directoryId: "", isActive: true };

export function personFormOf(person: PersonView): PersonForm {
  const { fullName, email, directoryId, isActive } = person;
  return { fullName, email, directoryId: directoryId ?? "", isActive };
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
const isUuid = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text.trim());

/** Null while something is missing or wrong. */
export function personInputOf(
  form: PersonForm,
  version: number | null,
  appointment: PersonInput["appointment"],
): PersonInput | null {
  const directoryId = form.directoryId.trim();
  if (form.fullName.trim() === "" || !isEmail(form.email) || (directoryId !== "" && !isUuid(directoryId)))
    return null;
  return {
    version,
    fullName: form.fullName.trim(),
    email: form.email.trim(),
    directoryId: directoryId === "" ? null : directoryId,
    isActive: form.isActive,
    appointment,
  };
}

interface PersonFieldsProps {
  readonly form: PersonForm;
  readonly onChange: (form: PersonForm) => void;
  readonly tried: boolean;
  readonly error: unknown;
}

export function PersonFields({ form, onChange, tried, error }: PersonFieldsProps) {
  const t = useWords(words);
  const c = useWords(common);
  const say = useSay();
  const wrong = (field: string, sentence: string | null) => {
    const refused = fieldSentence(error, field);
    if (refused) return { validationMessage: say(refused) };
    return tried && sentence !== null ? { validationMessage: sentence } : {};
  };
  const { fullName, email, directoryId, isActive } = form;
  const badId = directoryId.trim() !== "" && !isUuid(directoryId) ? t("directoryWrong") : null;
  return (
    <>
      <Field label={t("name")} required {...wrong("fullName", fullName.trim() === "" ? c("needed") : null)}>
        <Input
          value={fullName}
          maxLength={50}
          autoComplete="off"
          onChange={(_event, data) => onChange({ ...form, fullName: data.value })}
        />
      </Field>
      <Field label={t("email")} required {...wrong("email", isEmail(email) ? null : t("emailWrong"))}>
        <Input
          type="email"
          value={email}
          maxLength={200}
          autoComplete="off"
          onChange={(_event, data) => onChange({ ...form, email: data.value })}
        />
      </Field>
      <Field label={t("directoryId")} hint={t("directoryHint")} {...wrong("directoryId", badId)}>
        <Input
          value={directoryId}
          autoComplete="off"
          onChange={(_event, data) => onChange({ ...form, directoryId: data.value })}
        />
      </Field>
      <Switch
        label={t(isActive ? "active" : "inactive")}
        checked={isActive}
        onChange={(_event, data) => onChange({ ...form, isActive: data.checked })}
      />
    </>
  );
}
