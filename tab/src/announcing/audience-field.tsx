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
    gridTemplateColumns: "repeat(auto-fill, minmax(min(300px, 100%), 1fr))",
    alignItems: "start",
    maxHeight: "260px",
    overflowY: "auto",
  },
  touch: {
    [onTouch]: {
      minHeight: "44px",
      alignItems: "center",
      "& .fui-Checkbox__indicator": { alignSelf: "center" },
    },
  },
});

/** What is chosen; people with their names, since the server is told their ids alone. */
export interface ChosenAudience {
  readonly everyone: boolean;
  readonly unitIds: readonly string[];
  readonly listIds: readonly string[];
  readonly people: readonly NamedPerson[];
}

interface AudienceFieldProps {
  readonly choices: AudienceChoices;
  readonly value: ChosenAudience;
  readonly onChange: (value: ChosenAudience) => void;
}

/** Everybody, or units, lists of recipients, and people by name. */
export function AudienceField({ choices, value, onChange }: AudienceFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
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
          <Several
            legend={t("units")}
            choices={choices.units}
            value={value.unitIds}
            onChange={(unitIds) => onChange({ ...value, unitIds })}
          />
          {choices.lists.length === 0 ? null : (
            <Several
              legend={t("lists")}
              choices={choices.lists}
              value={value.listIds}
              onChange={(listIds) => onChange({ ...value, listIds })}
            />
          )}
          <PeopleField value={value.people} onChange={(people) => onChange({ ...value, people })} />
        </div>
      )}
    </>
  );
}

interface SeveralProps {
  readonly legend: string;
  readonly choices: AudienceChoices["units"];
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function Several({ legend, choices, value, onChange }: SeveralProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.units}>
        {choices.map(({ id, name, people }) => (
          <Checkbox
            key={id}
            className={styles.touch}
            label={t("unit", { name, count: showCount(people, language) })}
            checked={value.includes(id)}
            onChange={(_event, { checked }) =>
              onChange(checked === true ? [...value, id] : value.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
