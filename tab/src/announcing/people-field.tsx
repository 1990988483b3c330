import {
  Combobox,
  Field,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  Option,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { NamedPerson } from "../../../src/contract/announcements.ts";
import { useWords } from "../foundation/language.tsx";
import { useNamedPeople } from "./use-announcements.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  chips: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    listStyle: "none",
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    padding: 0,
  },
  box: { width: "100%", minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
});

interface PeopleFieldProps {
  readonly value: readonly NamedPerson[];
  readonly onChange: (people: readonly NamedPerson[]) => void;
}

/** People of the agency by name, as chips. */
export function PeopleField({ value, onChange }: PeopleFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [typed, setTyped] = useState("");
  const { data = [] } = useNamedPeople(typed);
  const offered = typed.trim() === "" ? [] : data.filter(({ id }) => value.every((one) => one.id !== id));
  const pick = (id: string | undefined) => {
    const person = offered.find((one) => one.id === id);
    if (person !== undefined) onChange([...value, person]);
    setTyped("");
  };
  return (
    <div>
      <Chips value={value} onChange={onChange} />
      <Field label={t("named")} hint={t("namedHint")}>
        <Combobox
          freeform
          className={styles.box}
          input={{ className: styles.input, autoComplete: "off" }}
          expandIcon={null}
          value={typed}
          selectedOptions={[]}
          onChange={(event) => setTyped(event.target.value)}
          onOptionSelect={(_event, { optionValue }) => pick(optionValue)}
        >
          {offered.map(({ id, name, unit }) => (
            <Option key={id} value={id} text={name}>
              {unit === null ? name : `${name} · ${unit}`}
            </Option>
          ))}
          {offered.length === 0 && typed.trim() !== "" ? (
            <Option key="none" value="" text="" disabled>
              {t("nobodyFound")}
            </Option>
          ) : null}
        </Combobox>
      </Field>
    </div>
  );
}

function Chips({ value, onChange }: PeopleFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (value.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t("named")}>
      {value.map(({ id, name }) => (
        <li key={id}>
          <InteractionTag size="small" value={id}>
            <InteractionTagPrimary hasSecondaryAction>{name}</InteractionTagPrimary>
            <InteractionTagSecondary
              aria-label={t("takeOut", { name })}
              onClick={() => onChange(value.filter((one) => one.id !== id))}
            />
          </InteractionTag>
        </li>
      ))}
    </ul>
  );
}
