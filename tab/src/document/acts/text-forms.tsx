import { useState } from "react";
import { useWords } from "../../foundation/language.tsx";
import type { ActFormProps } from "./act-props.ts";
import { FormFrame } from "./form-frame.tsx";
import { TextField } from "./text-field.tsx";
import { useActText } from "./use-act-text.ts";
import { useAct } from "./use-act.ts";
import { words } from "./words.ts";

const kinds = {
  giveBack: { name: "reason", label: "reason", sure: "giveBackSure" },
  refuse: { name: "reason", label: "reason", sure: "refuseSure" },
  reopen: { name: "reason", label: "reason", sure: "reopenSure" },
  reopenRefused: { name: "reason", label: "reason", sure: "reopenRefusedSure" },
  return: { name: "reason", label: "reason", sure: "returnSure" },
  report: { name: "text", label: "progress", sure: "reportSure" },
} as const;

export type TextAct = keyof typeof kinds;

/** Acts that are one text: a reason or a report. */
export function TextActForm({ kind, ...props }: ActFormProps & { kind: TextAct }) {
  const t = useWords(words);
  const { name, label, sure } = kinds[kind];
  const { text, setText, clear } = useActText(props.detail.id, props.act);
  const [isTried, setIsTried] = useState(false);
  const act = useAct(props.detail, props.act, {
    onStale: props.onStale,
    onDone: () => {
      clear();
      props.onDone();
    },
  });
  const isEmpty = text.trim() === "";
  return (
    <FormFrame
      title={t(kind)}
      sentence={t(sure)}
      submitWord={t(kind)}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={() => {
        setIsTried(true);
        if (!isEmpty) act.run({ [name]: text });
      }}
    >
      <TextField
        label={t(label)}
        name={name}
        value={text}
        onChange={setText}
        error={act.error}
        problem={isTried && isEmpty ? t("needed") : null}
        rows={3}
        isRequired
      />
    </FormFrame>
  );
}

/** Done: the result, and the number of the reply where there is one. */
export function CompleteForm(props: ActFormProps) {
  const t = useWords(words);
  const { text, setText, clear } = useActText(props.detail.id, props.act);
  const [replySymbol, setReplySymbol] = useState("");
  const [isTried, setIsTried] = useState(false);
  const act = useAct(props.detail, props.act, {
    onStale: props.onStale,
    onDone: () => {
      clear();
      props.onDone();
    },
  });
  const isEmpty = text.trim() === "";
  return (
    <FormFrame
      title={t("complete")}
      sentence={t("completeSure")}
      submitWord={t("complete")}
      isRunning={act.isRunning}
      error={act.error}
      onCancel={props.onCancel}
      onSubmit={() => {
        setIsTried(true);
        if (!isEmpty) act.run({ result: text, replySymbol: replySymbol.trim() === "" ? null : replySymbol });
      }}
    >
      <TextField
        label={t("result")}
        name="result"
        value={text}
        onChange={setText}
        error={act.error}
        problem={isTried && isEmpty ? t("needed") : null}
        rows={3}
        isRequired
      />
      <TextField
        label={`${t("replySymbol")} (${t("optional")})`}
        name="replySymbol"
        value={replySymbol}
        onChange={setReplySymbol}
        error={act.error}
        placeholder="05/SNV-VP"
        rows={1}
      />
    </FormFrame>
  );
}
