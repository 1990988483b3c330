import { Switch } from "@fluentui/react-components";
import { useWords } from "../../foundation/language.tsx";
import type { LegalValueRuleValue } from "./rule-values.ts";
import { words } from "./words.ts";

interface LegalValueEditorProps {
  readonly value: LegalValueRuleValue;
  readonly onChange: (value: LegalValueRuleValue) => void;
}

/** What makes an electronic document stand for its paper in this agency. */
export function LegalValueEditor({ value, onChange }: LegalValueEditorProps) {
  const t = useWords(words);
  const { needsAgencySeal, acceptsScans } = value;
  return (
    <>
      <Switch
        label={t("needsAgencySeal")}
        checked={needsAgencySeal}
        onChange={(_event, data) => onChange({ acceptsScans, needsAgencySeal: data.checked })}
      />
      <Switch
        label={t("acceptsScans")}
        checked={acceptsScans}
        onChange={(_event, data) => onChange({ needsAgencySeal, acceptsScans: data.checked })}
      />
    </>
  );
}
