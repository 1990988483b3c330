import { Field, Input, Radio, RadioGroup, Switch, Textarea } from "@fluentui/react-components";
import type { SettingView } from "../../../../src/contract/administration.ts";
import { defaultWorkingHours } from "../../../../src/domain/calendar/working-hours.ts";
import { defaultReminderSettings } from "../../../../src/domain/deadlines/reminders.ts";
import { defaultActivePolicy } from "../../../../src/domain/files/active-content.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { ActiveEditor } from "./active-editor.tsx";
import { BodiesEditor } from "./bodies-editor.tsx";
import { HandlingEditor } from "./handling-editor.tsx";
import { HoursEditor } from "./hours-editor.tsx";
import { LegalValueEditor } from "./legal-value-editor.tsx";
import { NumberingEditor } from "./numbering-editor.tsx";
import { ReachEditor } from "./reach-editor.tsx";
import { RevocationEditor } from "./revocation-editor.tsx";
import { RemindersEditor } from "./reminders-editor.tsx";
import {
  activeValue,
  bodiesValue,
  handlingValue,
  legalValueRuleValue,
  numberingValue,
  reachValue,
  remindersValue,
  revocationValue,
  workingHoursValue,
} from "./rule-values.ts";
import { words } from "./words.ts";

interface RuleEditorProps {
  readonly setting: SettingView;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The editor that a rule asks for; a value of an older form begins from the default. */
export function RuleEditor({ setting, value, onChange }: RuleEditorProps) {
  switch (setting.editor) {
    case "flag":
    case "number":
    case "choice":
    case "text":
      return <PlainEditor {...{ setting, value, onChange }} />;
    case "numbering": {
      const start = { decision: null, outgoing: { kind: "common" }, incoming: [] } as const;
      const known = numberingValue.safeParse(value).data ?? { ...start, incoming: [] };
      return <NumberingEditor value={known} onChange={onChange} />;
    }
    case "abbreviations":
      return <BodiesEditor value={bodiesValue.safeParse(value).data ?? []} onChange={onChange} />;
    case "reminders": {
      const { beforeWorkingDays, ...rest } = defaultReminderSettings;
      const start = { ...rest, beforeWorkingDays: [...beforeWorkingDays] };
      return <RemindersEditor value={remindersValue.safeParse(value).data ?? start} onChange={onChange} />;
    }
    case "handlingDefaults":
      return <HandlingEditor value={handlingValue.safeParse(value).data ?? []} onChange={onChange} />;
    case "legalValue": {
      const start = { needsAgencySeal: true, acceptsScans: false };
      return (
        <LegalValueEditor value={legalValueRuleValue.safeParse(value).data ?? start} onChange={onChange} />
      );
    }
    case "activeContent":
      return (
        <ActiveEditor value={activeValue.safeParse(value).data ?? defaultActivePolicy} onChange={onChange} />
      );
    case "revocation": {
      const start = { failure: "soft" as const, hosts: [] };
      return <RevocationEditor value={revocationValue.safeParse(value).data ?? start} onChange={onChange} />;
    }
    case "reach": {
      const start = { quiet: null, outsideWork: false, mail: false };
      return <ReachEditor value={reachValue.safeParse(value).data ?? start} onChange={onChange} />;
    }
    case "workingHours": {
      const { weekdays, ...rest } = defaultWorkingHours;
      const start = { ...rest, weekdays: [...weekdays] };
      return <HoursEditor value={workingHoursValue.safeParse(value).data ?? start} onChange={onChange} />;
    }
  }
}

function PlainEditor({ setting, value, onChange }: RuleEditorProps) {
  const t = useWords(words);
  const say = useSay();
  const name = say(setting.name);
  if (setting.editor === "flag")
    return (
      <Switch
        label={t(value === true ? "yes" : "no")}
        aria-label={name}
        checked={value === true}
        onChange={(_event, data) => onChange(data.checked)}
      />
    );
  if (setting.editor === "choice")
    return (
      <RadioGroup aria-label={name} value={String(value)} onChange={(_event, data) => onChange(data.value)}>
        {(setting.choices ?? []).map((choice) => (
          <Radio key={choice.value} value={choice.value} label={say(choice.name)} />
        ))}
      </RadioGroup>
    );
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (setting.editor === "number")
    return (
      <Field label={name}>
        <Input
          type="number"
          value={text}
          onChange={(_event, data) => onChange(data.value === "" ? null : Number(data.value))}
        />
      </Field>
    );
  return (
    <Field label={name}>
      <Textarea value={text} rows={4} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
