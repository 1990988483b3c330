import {
  Checkbox,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { AudienceChoices, NamedPerson } from "../../../src/contract/announcements.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { PeopleField } from "./people-field.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  some: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  fieldset: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1, padding: 0 },
  units: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(240px, 1fr))",
    maxHeight: "260px",
    overflowY: "auto",
  },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** What is chosen; people with their names, since the server is told their ids alone. */
export interface ChosenAudience {
  readonly everyone: boolean;
  readonly unitIds: readonly string[];
  readonly people: readonly NamedPerson[];
}

interface AudienceFieldProps {
  readonly choices: AudienceChoices;
  readonly value: ChosenAudience;
  readonly onChange: (value: ChosenAudience) => void;
}

/** Everybody, or units and people by name. */
export function AudienceField({ choices, value, onChange }: AudienceFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const toggle = (id: string, isOn: boolean) =>
    onChange({
      ...value,
      unitIds: isOn ? [...value.unitIds, id] : value.unitIds.filter((one) => one !== id),
    });
  return (
    <>
      <Field label={t("to")}>
        <RadioGroup
          value={value.everyone ? "everyone" : "some"}
          onChange={(_event, data) => onChange({ ...value, everyone: data.value === "everyone" })}
        >
          <Radio
            className={styles.touch}
            value="everyone"
            label={t("everyone", { count: showCount(choices.everyone, language) })}
          />
          <Radio className={styles.touch} value="some" label={t("some")} />
        </RadioGroup>
      </Field>
      {value.everyone ? null : (
        <div className={styles.some}>
          <fieldset className={styles.fieldset}>
            <legend className={styles.legend}>{t("units")}</legend>
            <div className={styles.units}>
              {choices.units.map(({ id, name, people }) => (
                <Checkbox
                  key={id}
                  className={styles.touch}
                  label={t("unit", { name, count: showCount(people, language) })}
                  checked={value.unitIds.includes(id)}
                  onChange={(_event, data) => toggle(id, data.checked === true)}
                />
              ))}
            </div>
          </fieldset>
          <PeopleField value={value.people} onChange={(people) => onChange({ ...value, people })} />
        </div>
      )}
    </>
  );
}
