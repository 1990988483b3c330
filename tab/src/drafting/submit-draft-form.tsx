import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { FormFrame } from "../document/acts/form-frame.tsx";
import { TextField } from "../document/acts/text-field.tsx";
import { useTextDraft } from "../foundation/drafts.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { fieldSentence } from "../foundation/problem-error.ts";
import { useSession } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import type { DraftFormProps } from "./draft-form-props.ts";
import { useDraftAct, useDraftChoices } from "./draft-query.ts";
import { words } from "./words.ts";

/** Hands the latest version up: whoever it stood before last is chosen already, else the first by rank. */
export function SubmitDraftForm({ draft, onClose }: DraftFormProps) {
  const t = useWords(words);
  const say = useSay();
  const { person } = useSession();
  const choices = useDraftChoices();
  const [chosen, setChosen] = useState<string | null>(null);
  const { text: note, setText: setNote, clear } = useTextDraft(`submit.${draft.id}`);
  const act = useDraftAct(draft, "submit", () => {
    clear();
    onClose();
  });
  if (choices.isError) return <FailedState error={choices.error} onRetry={() => void choices.refetch()} />;
  if (choices.data === undefined) return <ListSkeleton rows={2} />;
  const approvers = choices.data.approvers.filter(({ id }) => id !== person.id);
  const before = approvers.find(({ id }) => id === draft.submission?.to.id);
  const to = chosen ?? before?.id ?? approvers[0]?.id ?? "";
  // Who hands on what stands before them hands on what they saw.
  const number = draft.acts.includes("approve") ? (draft.submission?.number ?? draft.latest) : draft.latest;
  const refused = fieldSentence(act.error, "to");
  return (
    <FormFrame
      title={t("submit", { number })}
      sentence={t("submitHint")}
      submitWord={t("submit", { number })}
      isRunning={act.isPending}
      error={act.error}
      onCancel={onClose}
      onSubmit={() => {
        const text = note.trim();
        if (to !== "") act.mutate({ version: draft.version, number, to, note: text === "" ? null : text });
      }}
    >
      <Field
        label={t("submitTo")}
        validationState={refused === null ? "none" : "error"}
        validationMessage={refused === null ? null : say(refused)}
      >
        <Select value={to} onChange={(_event, { value }) => setChosen(value)}>
          {approvers.map(({ id, name, position }) => (
            <option key={id} value={id}>
              {[name, position].filter(Boolean).join(" · ")}
            </option>
          ))}
        </Select>
      </Field>
      <TextField label={t("approveNote")} name="note" value={note} onChange={setNote} error={act.error} />
    </FormFrame>
  );
}
