import { Field, makeStyles, tokens } from "@fluentui/react-components";
import { showDate } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { fieldSentence } from "../foundation/problem-error.ts";
import { DateText } from "../registering/date-text.tsx";
import { readTypedDate } from "../registering/typed-date.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

/** From a day to a day, as typed; an empty end is open. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export function periodOf(from: string | null, to: string | null): Period {
  return { from: showDate(from), to: showDate(to) };
}

/** Null while a day cannot be read. */
export function readPeriod(
  period: Period,
): { readonly validFrom: string; readonly validTo: string | null } | null {
  const now = new Date();
  const validFrom = readTypedDate(period.from, now);
  const validTo = period.to.trim() === "" ? null : readTypedDate(period.to, now, true);
  return validFrom === null || (validTo === null && period.to.trim() !== "") ? null : { validFrom, validTo };
}

interface PeriodFieldsProps {
  readonly value: Period;
  readonly onChange: (period: Period) => void;
  readonly tried: boolean;
  readonly error: unknown;
  /** A beginning that stands. */
  readonly fixedFrom?: boolean;
}

export function PeriodFields({ value, onChange, tried, error, fixedFrom = false }: PeriodFieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const now = new Date(0);
  const wrong = (field: "validFrom" | "validTo", text: string, required: boolean): string | undefined => {
    const refused = fieldSentence(error, field);
    if (refused) return say(refused);
    if (!tried) return undefined;
    if (text.trim() === "") return required ? t("needed") : undefined;
    return readTypedDate(text, now) === null ? t("badDate") : undefined;
  };
  const fromWrong = wrong("validFrom", value.from, true);
  const toWrong = wrong("validTo", value.to, false);
  return (
    <div className={styles.pair}>
      <Field label={t("from")} required {...(fromWrong ? { validationMessage: fromWrong } : {})}>
        <DateText
          label={t("from")}
          value={value.from}
          disabled={fixedFrom}
          onChange={(from) => onChange({ ...value, from })}
        />
      </Field>
      <Field label={t("to")} {...(toWrong ? { validationMessage: toWrong } : {})}>
        <DateText label={t("to")} ahead value={value.to} onChange={(to) => onChange({ ...value, to })} />
      </Field>
    </div>
  );
}
