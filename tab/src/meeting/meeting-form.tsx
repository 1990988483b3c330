import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { meetingView, type MeetingView } from "../../../src/contract/meetings.ts";
import { localDateOf, localTimeOf } from "../../../src/domain/time/local-date.ts";
import { instantOf } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { FailureBar } from "../foundation/states.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
  time: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  day: { flex: "1 1 140px", "& .fui-Input": { minWidth: 0 } },
  hour: { flex: "1 1 90px", "& .fui-Input": { minWidth: 0 } },
  foot: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: tokens.spacingHorizontalS },
  button: { [onTouch]: { minHeight: "44px" } },
});

interface Typed {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

function typedOf(time: MeetingView["proposal"]): Typed {
  if (time === null) return { day: "", from: "", to: "", place: "" };
  const [starts, ends] = [new Date(time.startsAt), new Date(time.endsAt)];
  return {
    day: localDateOf(starts),
    from: localTimeOf(starts),
    to: localTimeOf(ends),
    place: time.place ?? "",
  };
}

export function useMeetingKey(documentId: string) {
  return [...keys.document(documentId), "meeting"];
}

function useSaving(documentId: string, onDone: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const key = useMeetingKey(documentId);
  return useMutation({
    mutationFn: (body: object) => api.put(`/api/incoming/${documentId}/meeting`, body, meetingView),
    onSuccess: (view) => {
      queries.setQueryData(key, view);
      void queries.invalidateQueries({ queryKey: keys.document(documentId), exact: true });
      notices.done(t("saved"));
      onDone();
    },
  });
}

interface TimeFieldsProps {
  readonly typed: Typed;
  readonly isWrong: boolean;
  readonly onChange: (patch: Partial<Typed>) => void;
}

function TimeFields({ typed, isWrong, onChange }: TimeFieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const hour = (name: "from" | "to") => (
    <Field className={styles.hour} label={t(name)}>
      <Input type="time" value={typed[name]} onChange={(_event, { value }) => onChange({ [name]: value })} />
    </Field>
  );
  return (
    <div className={styles.time}>
      <Field
        className={styles.day}
        label={t("day")}
        validationState={isWrong ? "error" : "none"}
        validationMessage={isWrong ? t("wrongTime") : null}
      >
        <Input type="date" value={typed.day} onChange={(_event, { value }) => onChange({ day: value })} />
      </Field>
      {hour("from")}
      {hour("to")}
    </div>
  );
}

interface MeetingFormProps {
  readonly documentId: string;
  readonly view: MeetingView;
  readonly onDone: () => void;
  /** Null where nothing was settled before. */
  readonly onCancel: (() => void) | null;
}

/** Day, hours and place, as the paper has them or as somebody knows better. */
export function MeetingForm({ documentId, view, onDone, onCancel }: MeetingFormProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [typed, setTyped] = useState(() => typedOf(view.meeting ?? view.proposal));
  const [isWrong, setIsWrong] = useState(false);
  const saving = useSaving(documentId, onDone);
  const change = (patch: Partial<Typed>) => setTyped({ ...typed, ...patch });
  const save = () => {
    const [startsAt, endsAt] = [instantOf(typed.day, typed.from), instantOf(typed.day, typed.to)];
    const isRight = startsAt !== null && endsAt !== null && startsAt < endsAt;
    setIsWrong(!isRight);
    if (!isRight) return;
    saving.mutate({ startsAt, endsAt, place: typed.place || null, version: view.meeting?.version ?? null });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) save();
  };
  return (
    <form className={styles.form} aria-label={t("title")} noValidate onSubmit={submit}>
      <TimeFields typed={typed} isWrong={isWrong} onChange={change} />
      <Field label={t("place")}>
        <Input
          value={typed.place}
          maxLength={300}
          onChange={(_event, { value }) => change({ place: value })}
        />
      </Field>
      <FailureBar error={saving.error} />
      <div className={styles.foot}>
        {onCancel === null ? null : (
          <Button className={styles.button} onClick={onCancel}>
            {t("cancel")}
          </Button>
        )}
        <Button className={styles.button} type="submit" disabledFocusable={saving.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
