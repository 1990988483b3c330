import {
  Button,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { CalendarRegular } from "@fluentui/react-icons/svg/calendar";
import { useState } from "react";
import { formatDate, localDateOf, type LocalDate } from "../../../src/domain/time/local-date.ts";
import { useWords } from "../foundation/language.tsx";
import { MonthPicker } from "./month-picker.tsx";
import { readTypedDate } from "./typed-date.ts";
import { useNow } from "./use-now.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  input: { width: "100%", minWidth: 0, fontVariantNumeric: "tabular-nums" },
  surface: { padding: tokens.spacingHorizontalM },
});

export interface DateTextProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onLeave?: (() => void) | undefined;
  /** A day to come, such as a deadline: `5/1` without a year is the next one. */
  readonly ahead?: boolean;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
}

/**
 * A day as clerks type it (`17/10`, `171026`, `17/10/2026`), written out when the field is left; the calendar is for
 * the mouse and the thumb.
 */
export function DateText(props: DateTextProps) {
  const { id, label, value, onChange, onLeave, ahead = false, placeholder, disabled = false } = props;
  const styles = useStyles();
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const now = useNow();
  const read = readTypedDate(value, now, ahead);
  const leave = () => {
    if (read !== null) onChange(formatDate(read));
    onLeave?.();
  };
  const pick = (date: LocalDate) => {
    onChange(formatDate(date));
    onLeave?.();
    setOpen(false);
  };
  return (
    <Input
      className={styles.input}
      {...(id === undefined ? {} : { id })}
      value={value}
      disabled={disabled}
      onChange={(_event, data) => onChange(data.value)}
      onBlur={leave}
      placeholder={placeholder ?? t("dateHint")}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      contentAfter={
        <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus>
          <PopoverTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              size="small"
              tabIndex={-1}
              disabled={disabled}
              icon={<CalendarRegular />}
              aria-label={t("openCalendar", { field: label })}
            />
          </PopoverTrigger>
          <PopoverSurface className={styles.surface} aria-label={label}>
            <MonthPicker chosen={read} shown={read ?? localDateOf(now)} onPick={pick} />
          </PopoverSurface>
        </Popover>
      }
    />
  );
}
