import { useState } from "react";
import { FormFrame } from "../document/acts/form-frame.tsx";
import { TextField } from "../document/acts/text-field.tsx";
import { useTextDraft } from "../foundation/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import type { DraftFormProps } from "./draft-form-props.ts";
import { useDraftAct } from "./draft-query.ts";
import { words } from "./words.ts";

/** Approves the version that was submitted, and says by its hash which one that is. */
export function ApproveForm({ draft, onClose }: DraftFormProps) {
  const t = useWords(words);
  const { text: note, setText: setNote, clear } = useTextDraft(`approve.${draft.id}`);
  const act = useDraftAct(draft, "approve", () => {
    clear();
    onClose();
  });
  const number = draft.submission?.number ?? draft.latest;
  const hash = draft.versions.find((version) => version.number === number)?.sha256.slice(0, 12) ?? "";
  return (
    <FormFrame
      title={t("approve", { number })}
      sentence={t("approveHint", { hash: `${hash}…` })}
      submitWord={t("approve", { number })}
      isRunning={act.isPending}
      error={act.error}
      onCancel={onClose}
      onSubmit={() => act.mutate({ version: draft.version, number, note: textOrNull(note) })}
    >
      <TextField label={t("approveNote")} name="note" value={note} onChange={setNote} error={act.error} />
    </FormFrame>
  );
}

const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Gives the version back; nobody can go on without a reason. */
export function GiveBackForm(props: DraftFormProps) {
  return <ReasonForm {...props} act="give-back" title="giveBack" hint="giveBackHint" />;
}

/** Ends the draft. */
export function WithdrawForm(props: DraftFormProps) {
  return <ReasonForm {...props} act="withdraw" title="withdraw" hint="withdrawHint" />;
}

interface ReasonFormProps extends DraftFormProps {
  readonly act: "give-back" | "withdraw";
  readonly title: "giveBack" | "withdraw";
  readonly hint: "giveBackHint" | "withdrawHint";
}

function ReasonForm({ draft, onClose, act: name, title, hint }: ReasonFormProps) {
  const t = useWords(words);
  const { text: reason, setText: setReason, clear } = useTextDraft(`${name}.${draft.id}`);
  const [isTried, setIsTried] = useState(false);
  const act = useDraftAct(draft, name, () => {
    clear();
    onClose();
  });
  const isEmpty = reason.trim() === "";
  return (
    <FormFrame
      title={t(title)}
      sentence={t(hint)}
      submitWord={t(title)}
      isRunning={act.isPending}
      error={act.error}
      onCancel={onClose}
      onSubmit={() => {
        setIsTried(true);
        if (!isEmpty) act.mutate({ version: draft.version, reason });
      }}
    >
      <TextField
        label={t("reason")}
        name="reason"
        value={reason}
        onChange={setReason}
        error={act.error}
        problem={isTried && isEmpty ? t("needReason") : null}
        isRequired
      />
    </FormFrame>
  );
}
