import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { showInstant } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { fieldSentence } from "../../foundation/problem-error.ts";
import type { ActFormProps } from "./act-props.ts";
import { DeadlineChoice } from "./deadline-choice.tsx";
import { useWorkingCalendar } from "../../foundation/working-calendar.ts";
import { instantOfChoice, type Deadline } from "./deadlines.ts";
import { FormFrame } from "./form-frame.tsx";
import { TextField } from "./text-field.tsx";
import { useAct } from "./use-act.ts";
import { useActText } from "./use-act-text.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  asked: { margin: 0, overflowWrap: "anywhere" },
  reason: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

function deadlineOf({ detail, act }: ActFormProps): string | null {
  return detail.slip.assignments.find(({ id }) => id === act.assignmentId)?.deadline?.at ?? null;
}

/** More time counts from the present deadline, or from now when that has passed. */
function later(now: Date, deadline: string | null): Date {
  const at = deadline === null ? now : new Date(deadline);
  return at > now ? at : now;
}

/** Asking for more time: until when, and why. The present deadline holds until the answer. */
export function AskExtensionForm(props: ActFormProps) {
  const t = useWords(words);
  const say = useSay();
  const [deadline, setDeadline] = useState<Deadline>({ kind: "workingDays", count: 2 });
  const [isTried, setIsTried] = useState(false);
  const { text, setText, clear } = useActText(props.detail.id, props.act);
  const act = useAct(props.detail, props.act, {
    onStale: props.onStale,
    onDone: () => {
      clear();
      props.onDone();
    },
  });
  const from = later(useNow(), deadlineOf(props));
  const calendar = useWorkingCalendar();
  const until = instantOfChoice(deadline, { from, given: null, calendar });
  const refused = fieldSentence(act.error, "until");
  const isEmpty = text.trim() === "";
  return (
    <FormFrame
      title={t("askExtension")}
      sentence={t("askSure")}
      submitWord={t("askExtension")}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={() => {
        setIsTried(true);
        if (!isEmpty && until !== null) act.run({ until, reason: text });
      }}
    >
      <Field
        label={t("extendTo")}
        validationState={refused === null ? "none" : "error"}
        validationMessage={refused === null ? null : say(refused)}
      >
        <DeadlineChoice
          value={deadline}
          onChange={setDeadline}
          from={from}
          offers={["workingDays", "day"]}
          given={null}
        />
      </Field>
      <TextField
        label={t("reason")}
        name="reason"
        value={text}
        onChange={setText}
        error={act.error}
        problem={isTried && isEmpty ? t("needed") : null}
        isRequired
      />
    </FormFrame>
  );
}

/** Who set the deadline grants or refuses; the first deadline stays on the slip. */
export function DecideExtensionForm(props: ActFormProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { text, setText, clear } = useActText(props.detail.id, props.act);
  const act = useAct(props.detail, props.act, {
    onStale: props.onStale,
    onDone: () => {
      clear();
      props.onDone();
    },
  });
  const asked = props.detail.slip.assignments.find(({ id }) => id === props.act.assignmentId)?.extension;
  const say = useSay();
  const late = fieldSentence(act.error, "deadlineAt");
  const decide = (granted: boolean) => act.run({ granted, note: text.trim() === "" ? null : text });
  return (
    <FormFrame
      title={t("decideExtension")}
      heading={
        asked === null || asked === undefined
          ? undefined
          : t("asks", { name: asked.askedBy.name, date: showInstant(asked.until) })
      }
      sentence={null}
      submitWord={act.isAskedBack ? t("stillGrant") : t("grant")}
      other={{ word: t("refuseTime"), onClick: () => decide(false) }}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={() => decide(true)}
    >
      {asked === null || asked === undefined ? null : (
        <Field
          validationState={late === null ? "none" : act.isAskedBack ? "warning" : "error"}
          validationMessage={late === null ? null : say(late)}
        >
          <p className={styles.reason}>“{asked.reason}”</p>
        </Field>
      )}
      <TextField
        label={`${t("decisionNote")} (${t("optional")})`}
        name="note"
        value={text}
        onChange={setText}
        error={act.error}
      />
    </FormFrame>
  );
}
