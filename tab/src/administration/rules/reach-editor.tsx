import { Checkbox, Field, Input, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useWords } from "../../foundation/language.tsx";
import type { ReachValue } from "./rule-values.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

/** What is usual in offices, to begin with. */
const usual = { from: "21:00", to: "06:30" };

interface ReachEditorProps {
  readonly value: ReachValue;
  readonly onChange: (value: ReachValue) => void;
}

/** When people are left alone, and whether an e-mail may come instead of a card. */
export function ReachEditor({ value, onChange }: ReachEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { quiet } = value;
  return (
    <>
      <Switch
        label={t("quietOn")}
        checked={quiet !== null}
        onChange={(_event, data) => onChange({ ...value, quiet: data.checked ? usual : null })}
      />
      {quiet === null ? null : (
        <div className={styles.pair}>
          {(["from", "to"] as const).map((end) => (
            <Field key={end} label={t(end === "from" ? "quietFrom" : "quietTo")}>
              <Input
                type="time"
                value={quiet[end]}
                onChange={(_event, data) => onChange({ ...value, quiet: { ...quiet, [end]: data.value } })}
              />
            </Field>
          ))}
        </div>
      )}
      <Checkbox
        label={t("holdOutsideWork")}
        checked={value.outsideWork}
        onChange={(_event, data) => onChange({ ...value, outsideWork: data.checked === true })}
      />
      <Checkbox
        label={t("mailWhereNeeded")}
        checked={value.mail}
        onChange={(_event, data) => onChange({ ...value, mail: data.checked === true })}
      />
    </>
  );
}
