import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import type { BodiesValue } from "./rule-values.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalS,
    alignItems: "end",
  },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
  add: { alignSelf: "start", [onTouch]: { minHeight: "44px" } },
});

interface BodiesEditorProps {
  readonly value: BodiesValue;
  readonly onChange: (value: BodiesValue) => void;
}

/** The table of abbreviations of those who issue under the agency's seal; an id, once given, stays. */
export function BodiesEditor({ value, onChange }: BodiesEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  const set = (at: number, patch: Partial<BodiesValue[number]>) =>
    onChange(value.map((body, i) => (i === at ? { ...body, ...patch } : body)));
  return (
    <div className={styles.rows}>
      {value.map((body, at) => (
        <div key={body.id} className={styles.row}>
          <Field label={t("bodyName")}>
            <Input
              value={body.name}
              maxLength={200}
              onChange={(_event, data) => set(at, { name: data.value })}
            />
          </Field>
          <Field label={t("abbreviation")}>
            <Input
              value={body.abbreviation}
              maxLength={20}
              onChange={(_event, data) => set(at, { abbreviation: data.value })}
            />
          </Field>
          <Button
            className={styles.touch}
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t("remove", { name: body.name })}
            onClick={() => onChange(value.filter((_one, i) => i !== at))}
          />
        </div>
      ))}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        onClick={() => onChange([...value, { id: crypto.randomUUID(), name: "", abbreviation: "" }])}
      >
        {t("addBody")}
      </Button>
    </div>
  );
}
