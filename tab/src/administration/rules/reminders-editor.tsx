import { Field, Input, Switch } from "@fluentui/react-components";
import { useState } from "react";
import { useWords } from "../../foundation/language.tsx";
import type { RemindersValue } from "./rule-values.ts";
import { words } from "./words.ts";

interface RemindersEditorProps {
  readonly value: RemindersValue;
  readonly onChange: (value: RemindersValue) => void;
}

/** When people are reminded of a deadline. */
export function RemindersEditor({ value, onChange }: RemindersEditorProps) {
  const t = useWords(words);
  const [before, setBefore] = useState(value.beforeWorkingDays.join(", "));
  return (
    <>
      <Field label={t("beforeDays")}>
        <Input
          value={before}
          inputMode="numeric"
          onChange={(_event, data) => {
            setBefore(data.value);
            onChange({ ...value, beforeWorkingDays: (data.value.match(/\d+/g) ?? []).map(Number) });
          }}
        />
      </Field>
      <Switch
        label={t("atDeadline")}
        checked={value.atDeadline}
        onChange={(_event, data) => onChange({ ...value, atDeadline: data.checked })}
      />
      <Field label={t("dailyAfter")}>
        <Input
          type="number"
          value={String(value.dailyAfter)}
          onChange={(_event, data) => onChange({ ...value, dailyAfter: Number(data.value) })}
        />
      </Field>
      <Field label={t("tellAssigner")} hint={t("never")}>
        <Input
          type="number"
          value={value.tellAssignerFromDay === null ? "" : String(value.tellAssignerFromDay)}
          onChange={(_event, data) =>
            onChange({ ...value, tellAssignerFromDay: data.value === "" ? null : Number(data.value) })
          }
        />
      </Field>
    </>
  );
}
