import { Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FreezeInput } from "../../../src/contract/accounts.ts";
import { administrationDone } from "../../../src/contract/administration.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { instantOf } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useNow } from "../foundation/now.ts";
import { fieldSentence } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { DateText } from "../registering/date-text.tsx";
import { readTypedDate } from "../registering/typed-date.ts";
import { PersonField, useColleagues } from "./person-field.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  since: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 136px",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
  },
});

interface Form {
  readonly isMine: boolean;
  readonly personId: string | null;
  readonly date: string;
  readonly time: string;
  readonly reason: string;
}

const empty: Form = { isMine: true, personId: null, date: "", time: "00:00", reason: "" };

/** Null while a day cannot be read, nobody was chosen, or nothing was said. */
function inputOf({ isMine, personId, date, time, reason }: Form): FreezeInput | null {
  const day = date.trim() === "" ? null : readTypedDate(date, new Date());
  const lostSince = day === null ? null : instantOf(day, time);
  const isIncomplete = (date.trim() !== "" && lostSince === null) || (!isMine && personId === null);
  return isIncomplete || reason.trim() === ""
    ? null
    : { personId: isMine ? null : personId, lostSince, reason: reason.trim() };
}

/** 'Mất quyền kiểm soát tài khoản': one's own or a colleague's, frozen by one press (R61). */
export function FreezeDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { person } = useSession();
  const people = useColleagues();
  const freezing = useFreeze(onClose);
  const [form, setForm] = useState(empty);
  const [tried, setTried] = useState(false);
  const input = inputOf(form);
  return (
    <EditDialog
      title={t("title")}
      saveWord={t("freeze")}
      isSaving={freezing.isPending}
      error={freezing.error}
      onSave={() => {
        setTried(true);
        if (input !== null) freezing.mutate(input);
      }}
      onClose={onClose}
    >
      <p className={styles.about}>{t("about")}</p>
      <Field label={t("whose")}>
        <RadioGroup
          layout="horizontal"
          value={form.isMine ? "mine" : "colleague"}
          onChange={(_event, { value }) => setForm({ ...form, isMine: value === "mine" })}
        >
          <Radio value="mine" label={`${t("mine")} (${person.name})`} />
          <Radio value="colleague" label={t("colleague")} />
        </RadioGroup>
      </Field>
      {form.isMine ? (
        <p className={styles.about}>{t("aboutMine")}</p>
      ) : (
        <PersonField
          label={t("person")}
          people={people}
          onChange={(personId) => setForm({ ...form, personId })}
          wrong={tried && form.personId === null ? t("choosePerson") : undefined}
        />
      )}
      <SinceFields form={form} onChange={setForm} tried={tried} error={freezing.error} />
      <Field
        label={t("reason")}
        hint={t("reasonHint")}
        required
        {...(tried && form.reason.trim() === "" ? { validationMessage: t("needed") } : {})}
      >
        <Textarea
          value={form.reason}
          maxLength={500}
          onChange={(_event, { value }) => setForm({ ...form, reason: value })}
        />
      </Field>
    </EditDialog>
  );
}

interface SinceFieldsProps {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
  readonly tried: boolean;
  readonly error: unknown;
}

/** From when on somebody else may have had the account. */
function SinceFields({ form, onChange, tried, error }: SinceFieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const now = useNow();
  const refused = fieldSentence(error, "lostSince");
  const isBadDate = tried && form.date.trim() !== "" && readTypedDate(form.date, now) === null;
  const wrong = refused ? say(refused) : isBadDate ? t("badDate") : undefined;
  return (
    <div className={styles.since}>
      <Field
        label={t("since")}
        hint={t("sinceHint")}
        {...(wrong === undefined ? {} : { validationMessage: wrong })}
      >
        <DateText label={t("since")} value={form.date} onChange={(date) => onChange({ ...form, date })} />
      </Field>
      <Field label={t("time")}>
        <Input
          type="time"
          value={form.time}
          onChange={(_event, { value }) => onChange({ ...form, time: value })}
        />
      </Field>
    </div>
  );
}

function useFreeze(onDone: () => void) {
  const t = useWords(words);
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (input: FreezeInput) => api.post("/api/accounts/freeze", input, administrationDone),
    onSuccess: (_done, { personId }) => {
      notices.done(t("frozen"));
      onDone();
      // Nothing opens for this account any more: what is on the screen goes with it.
      if (personId === null) void client.resetQueries();
      else void client.invalidateQueries({ queryKey: keys.administration });
    },
  });
}
