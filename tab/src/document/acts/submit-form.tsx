import { Field, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Assignees } from "../../../../src/contract/routing.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import type { ActFormProps } from "./act-props.ts";
import { FormFrame } from "./form-frame.tsx";
import { TextField } from "./text-field.tsx";
import { useAct } from "./use-act.ts";
import { useAssignees } from "./use-assignees.ts";
import { useActText } from "./use-act-text.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  position: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

function LeaderLabel({ leader }: { leader: Assignees["leaders"][number] }) {
  const styles = useStyles();
  return (
    <>
      {leader.name} <span className={styles.position}>{leader.position}</span>
    </>
  );
}

/** The clerk chooses the leader to whom the document goes up; the one it stood before last is chosen already. */
export function SubmitForm(props: ActFormProps) {
  const t = useWords(words);
  const say = useSay();
  const { detail } = props;
  const assignees = useAssignees(detail.id, null);
  const { text, setText, clear } = useActText(detail.id, props.act);
  const [chosen, setChosen] = useState<string | null>(null);
  const act = useAct(detail, props.act, {
    onStale: props.onStale,
    onDone: () => {
      clear();
      props.onDone();
    },
  });
  const leaders = assignees.data?.leaders ?? [];
  const to = chosen ?? leaders.find(({ id }) => id === detail.submittedTo?.id)?.id ?? leaders[0]?.id ?? "";
  const refused = fieldSentence(act.error, "to");
  if (assignees.isError) {
    return <FailedState error={assignees.error} onRetry={() => void assignees.refetch()} />;
  }
  if (assignees.isPending) return <ListSkeleton rows={2} />;
  return (
    <FormFrame
      title={t("submit")}
      sentence={null}
      submitWord={t("submit")}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={() => {
        if (to !== "") act.run({ to, note: text.trim() === "" ? null : text });
      }}
    >
      <Field
        label={t("submitTo")}
        validationState={refused === null ? "none" : "error"}
        validationMessage={refused === null ? null : say(refused)}
      >
        <RadioGroup value={to} onChange={(_event, { value }) => setChosen(value)}>
          {leaders.map((leader) => (
            <Radio key={leader.id} value={leader.id} label={<LeaderLabel leader={leader} />} />
          ))}
        </RadioGroup>
      </Field>
      <TextField
        label={`${t("note")} (${t("optional")})`}
        name="note"
        value={text}
        onChange={setText}
        error={act.error}
      />
    </FormFrame>
  );
}
