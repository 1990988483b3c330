import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { administrationDone } from "../../../src/contract/administration.ts";
import type { DelegationInput, OwnDelegations } from "../../../src/contract/delegations.ts";
import { PersonField } from "../accounts/person-field.tsx";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { PeriodFields, readPeriod, type Period } from "../administration/period-fields.tsx";
import { showDate, today } from "../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { fieldSentence } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { useDocumentTypes } from "../registering/document-types.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  types: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(160px, 1fr))",
    maxHeight: "168px",
    overflowY: "auto",
    margin: 0,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Form {
  readonly receiverId: string | null;
  readonly kind: DelegationInput["kind"];
  /** Null: every type. */
  readonly types: readonly string[] | null;
  readonly basis: string;
  readonly period: Period;
}

function inputOf({ receiverId, kind, types, basis, period }: Form): DelegationInput | null {
  const days = readPeriod(period);
  if (receiverId === null || days === null || types?.length === 0) return null;
  return { kind, receiverId, types: types && [...types], basis: basis.trim() || null, ...days };
}

interface DelegationDialogProps {
  readonly receivers: OwnDelegations["receivers"];
  readonly onClose: () => void;
}

/** To whom, as what, for which documents, and from when to when. */
export function DelegationDialog({ receivers, onClose }: DelegationDialogProps) {
  const t = useWords(words);
  const say = useSay();
  const saving = useDelegate(onClose);
  const [tried, setTried] = useState(false);
  const [form, setForm] = useState<Form>(() => ({
    receiverId: null,
    kind: "authorised",
    types: null,
    basis: "",
    period: { from: showDate(today()), to: "" },
  }));
  const refusedAt = (field: string): string | undefined => {
    const refused = fieldSentence(saving.error, field);
    return refused ? say(refused) : undefined;
  };
  return (
    <EditDialog
      title={t("add")}
      saveWord={t("save")}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={() => {
        setTried(true);
        const input = inputOf(form);
        if (input !== null) saving.mutate(input);
      }}
      onClose={onClose}
    >
      <PersonField
        label={t("to")}
        people={receivers.map((one) => ({ ...one, unitId: null }))}
        onChange={(receiverId) => setForm({ ...form, receiverId })}
        wrong={refusedAt("receiverId") ?? (tried && form.receiverId === null ? t("choosePerson") : undefined)}
      />
      <FormFields form={form} onChange={setForm} tried={tried} error={saving.error} />
      <TypesField types={form.types} tried={tried} onChange={(types) => setForm({ ...form, types })} />
    </EditDialog>
  );
}

interface FormFieldsProps {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
  readonly tried: boolean;
  readonly error: unknown;
}

/** As what, from when to when, and by which paper. */
function FormFields({ form, onChange, tried, error }: FormFieldsProps) {
  const t = useWords(words);
  const say = useSay();
  const refused = fieldSentence(error, "basis");
  const basisWrong = refused ? say(refused) : undefined;
  return (
    <>
      <Field label={t("kind")}>
        <RadioGroup
          layout="horizontal"
          value={form.kind}
          onChange={(_event, { value }) =>
            onChange({ ...form, kind: value === "deputy" ? "deputy" : "authorised" })
          }
        >
          <Radio value="authorised" label={t("authorised")} />
          <Radio value="deputy" label={t("deputy")} />
        </RadioGroup>
      </Field>
      <PeriodFields
        value={form.period}
        onChange={(period) => onChange({ ...form, period })}
        tried={tried}
        error={error}
      />
      <Field
        label={t("basis")}
        hint={t("basisHint")}
        required={form.kind === "authorised"}
        {...(basisWrong === undefined ? {} : { validationMessage: basisWrong })}
      >
        <Input
          value={form.basis}
          maxLength={300}
          onChange={(_event, { value }) => onChange({ ...form, basis: value })}
        />
      </Field>
    </>
  );
}

interface TypesFieldProps {
  readonly types: readonly string[] | null;
  readonly tried: boolean;
  readonly onChange: (types: readonly string[] | null) => void;
}

function TypesField({ types, tried, onChange }: TypesFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const all = useDocumentTypes("outgoing");
  return (
    <Field
      label={t("types")}
      {...(tried && types?.length === 0 ? { validationMessage: t("chooseTypes") } : {})}
    >
      <RadioGroup
        layout="horizontal"
        value={types === null ? "all" : "some"}
        onChange={(_event, { value }) => onChange(value === "all" ? null : [])}
      >
        <Radio value="all" label={t("allTypes")} />
        <Radio value="some" label={t("someTypes")} />
      </RadioGroup>
      {types === null ? null : (
        <fieldset className={styles.types} aria-label={t("types")}>
          {all.map((type) => (
            <Checkbox
              key={type.name}
              label={language === "vi" ? type.name : type.nameEn}
              checked={types.includes(type.name)}
              onChange={(_event, { checked }) =>
                onChange(checked === true ? [...types, type.name] : types.filter((one) => one !== type.name))
              }
            />
          ))}
        </fieldset>
      )}
    </Field>
  );
}

function useDelegate(onDone: () => void) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (input: DelegationInput) => api.post("/api/delegations", input, administrationDone),
    onSuccess: () => {
      notices.done(t("saved"));
      void client.invalidateQueries({ queryKey: keys.delegations });
      onDone();
    },
  });
}
