import { Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { AgencyAccounts, AgencyAccountView } from "../../../../src/contract/guests.ts";
import { addDays } from "../../../../src/domain/time/local-date.ts";
import { today } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { EditDialog } from "../edit-dialog.tsx";
import { PeriodFields, periodOf, readPeriod } from "../period-fields.tsx";
import { useAdminChange } from "../use-admin.ts";
import { words } from "./words.ts";

interface NameDialogProps {
  readonly account: AgencyAccountView;
  readonly guests: AgencyAccounts["guests"];
  readonly onClose: () => void;
}

const blank = { fullName: "", email: "", directoryId: "", basis: "" };
const fields = ["fullName", "email", "directoryId", "basis"] as const;

/** Who acts for an agency outside, by their own sign-in, from a day to a day. */
export function NameDialog({ account, guests, onClose }: NameDialogProps) {
  const t = useWords(words);
  const say = useSay();
  const naming = useAdminChange(onClose);
  const [values, setValues] = useState(blank);
  const [period, setPeriod] = useState(periodOf(today(), addDays(today(), 365)));
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const read = readPeriod(period);
    if (read === null || fields.some((name) => values[name].trim() === "")) return;
    const body = { ...values, ...read };
    naming.mutate({ method: "post", path: `guests/${account.id}/people`, body });
  };
  const choose = (directoryId: string) => {
    const guest = guests.find((it) => it.directoryId === directoryId);
    if (guest) setValues({ ...values, directoryId, fullName: guest.name.slice(0, 50), email: guest.email });
  };
  const wrong = (name: (typeof fields)[number]) => {
    const refused = fieldSentence(naming.error, name);
    const message = refused ? say(refused) : tried && values[name].trim() === "" ? t("needed") : null;
    return message === null ? {} : { validationMessage: message };
  };
  const hints = { directoryId: t("directoryHint"), basis: t("basisHint") };
  return (
    <EditDialog
      title={t("nameFor", { agency: account.outside.name })}
      isSaving={naming.isPending}
      error={naming.error}
      onSave={save}
      onClose={onClose}
    >
      {guests.length === 0 ? null : (
        <GuestChoice guests={guests} chosen={values.directoryId} onChoose={choose} />
      )}
      {fields.map((name) => (
        <Field
          key={name}
          label={t(name)}
          required
          {...(name in hints ? { hint: hints[name === "basis" ? "basis" : "directoryId"] } : {})}
          {...wrong(name)}
        >
          <Input
            value={values[name]}
            onChange={(_event, { value }) => setValues({ ...values, [name]: value })}
          />
        </Field>
      ))}
      <PeriodFields value={period} onChange={setPeriod} tried={tried} error={naming.error} />
    </EditDialog>
  );
}

/** Guests of the tenant, as its directory has them. */
function GuestChoice({
  guests,
  chosen,
  onChoose,
}: Pick<NameDialogProps, "guests"> & { chosen: string; onChoose: (directoryId: string) => void }) {
  const t = useWords(words);
  return (
    <Field label={t("guest")}>
      <Select value={chosen} onChange={(_event, { value }) => onChoose(value)}>
        <option value="">{t("guestNone")}</option>
        {guests.map(({ directoryId, name, email }) => (
          <option key={directoryId} value={directoryId}>
            {name} · {email}
          </option>
        ))}
      </Select>
    </Field>
  );
}
