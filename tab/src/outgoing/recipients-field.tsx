import {
  Combobox,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  Option,
  tokens,
} from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import { useWords } from "../foundation/language.tsx";
import { useAgencies } from "../registering/sender-field.tsx";
import { words as formWords } from "../registering/words.ts";
import type { Recipient } from "./issue-state.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, minWidth: 0 },
  chips: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    listStyle: "none",
    margin: 0,
    padding: 0,
  },
  chip: { maxWidth: "100%" },
  box: { width: "100%", minWidth: 0 },
  input: { minWidth: 0, width: "100%" },
});

interface RecipientsFieldProps {
  readonly value: readonly Recipient[];
  readonly onChange: (recipients: Recipient[]) => void;
  readonly onLeave: () => void;
}

const typedKey = "typed";

/** Agencies of the directory and names as typed, as chips; several names pasted with semicolons fall into several. */
export function RecipientsField({ value, onChange, onLeave, ...rest }: RecipientsFieldProps) {
  const styles = useStyles();
  const t = useWords(words);
  const tf = useWords(formWords);
  const [typed, setTyped] = useState("");
  const agencies = useAgencies(typed).filter((one) => value.every(({ agencyId }) => agencyId !== one.id));
  const add = (more: Recipient[]) => {
    const fresh = more.filter((one) => one.name !== "" && value.every((known) => known.name !== one.name));
    onChange([...value, ...fresh]);
    setTyped("");
  };
  const asTyped = (text: string): Recipient[] =>
    text
      .split(/[;\n]/u)
      .map((name) => ({ agencyId: null, code: null, name: name.trim().replace(/[.]$/u, "") }));
  const pick = (key: string | undefined) => {
    const agency = agencies.find((one) => one.id === key);
    if (agency) add([{ agencyId: agency.id, code: agency.code, name: agency.name }]);
    else if (key === typedKey) add(asTyped(typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Backspace" && typed === "" && value.length > 0) onChange(value.slice(0, -1));
  };
  return (
    <div className={styles.whole}>
      <Chips value={value} onChange={onChange} />
      <Combobox
        {...rest}
        freeform
        className={styles.box}
        input={{ className: styles.input, autoComplete: "off" }}
        expandIcon={{ tabIndex: -1, "aria-label": tf("openList") }}
        placeholder={t("recipientsHint")}
        value={typed}
        selectedOptions={[]}
        onChange={(event) => {
          const next = event.target.value;
          if (/[;\n]/u.test(next)) add(asTyped(next));
          else setTyped(next);
        }}
        onKeyDown={onKeyDown}
        onOptionSelect={(_event, data) => pick(data.optionValue)}
        onBlur={onLeave}
      >
        {agencies.map(({ id, name }) => (
          <Option key={id} value={id} text={name}>
            {name}
          </Option>
        ))}
        {typed.trim() === "" ? null : (
          <Option key={typedKey} value={typedKey} text={typed}>
            {t("addTyped", { name: typed.trim() })}
          </Option>
        )}
      </Combobox>
    </div>
  );
}

function Chips({ value, onChange }: Pick<RecipientsFieldProps, "value" | "onChange">) {
  const styles = useStyles();
  const t = useWords(words);
  if (value.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t("recipients")}>
      {value.map(({ name }) => (
        <li key={name} className={styles.chip}>
          <InteractionTag size="small" value={name}>
            <InteractionTagPrimary hasSecondaryAction>{name}</InteractionTagPrimary>
            <InteractionTagSecondary
              aria-label={t("removeRecipient", { name })}
              onClick={() => onChange(value.filter((one) => one.name !== name))}
            />
          </InteractionTag>
        </li>
      ))}
    </ul>
  );
}
