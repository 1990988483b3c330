import {
  Button,
  Field,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Select,
  tokens,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { useState } from "react";
import { showDate } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { DateText } from "../registering/date-text.tsx";
import { readTypedDate } from "../registering/typed-date.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  fill: { width: "100%", minWidth: 0 },
  // In high contrast a hint has the colour of a value.
  input: { "::placeholder": { fontStyle: "italic" } },
  surface: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, width: "240px" },
  dates: {
    width: "100%",
    minWidth: 0,
    justifyContent: "space-between",
    fontWeight: tokens.fontWeightRegular,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalXS,
  },
});

type Size = "small" | "medium";

/** A text that narrows the list when Enter is pressed or the field is left, so that not every letter asks the server. */
export function TextFilter(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: Size;
  readonly placeholder?: string;
  readonly numeric?: boolean;
}) {
  const { label, value, onChange, size = "small", placeholder, numeric = false } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <Input
      className={styles.fill}
      input={{ className: styles.input }}
      size={size}
      aria-label={label}
      value={typed ?? value}
      {...(placeholder === undefined ? {} : { placeholder })}
      inputMode={numeric ? "numeric" : "text"}
      autoComplete="off"
      onChange={(_event, data) => setTyped(data.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}

export function ChoiceFilter(props: {
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
  readonly size?: Size;
}) {
  const { label, any, value, choices, onChange, size = "small" } = props;
  const styles = useStyles();
  return (
    <Select
      className={styles.fill}
      size={size}
      aria-label={label}
      value={value}
      onChange={(_event, data) => onChange(data.value)}
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </Select>
  );
}

interface Dates {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** From a day to a day, either of them open. */
export function DatesFilter({
  value,
  onChange,
  size = "small",
}: {
  value: Dates;
  onChange: (dates: Dates) => void;
  size?: Size;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const { from, to } = value;
  const said =
    from && to
      ? `${showDate(from).slice(0, 5)}–${showDate(to).slice(0, 5)}`
      : from
        ? t("since", { date: showDate(from).slice(0, 5) })
        : to
          ? t("until", { date: showDate(to).slice(0, 5) })
          : t("anyDate");
  return (
    <Popover open={open} onOpenChange={(_event, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size={size}
          className={styles.dates}
          icon={<ChevronDownRegular />}
          iconPosition="after"
          aria-label={`${t("dates")}: ${said}`}
        >
          {said}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t("dates")}>
        <DatesForm
          value={value}
          onChange={(dates) => {
            onChange(dates);
            setOpen(false);
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}

function DatesForm({ value, onChange }: { value: Dates; onChange: (dates: Dates) => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const [from, setFrom] = useState(showDate(value.from ?? null));
  const [to, setTo] = useState(showDate(value.to ?? null));
  return (
    <form
      className={styles.surface}
      onSubmit={(event) => {
        event.preventDefault();
        const read = (text: string) => readTypedDate(text, new Date()) ?? undefined;
        onChange({ from: read(from), to: read(to) });
      }}
    >
      <Field label={t("from")}>
        <DateText label={t("from")} value={from} onChange={setFrom} />
      </Field>
      <Field label={t("to")}>
        <DateText label={t("to")} value={to} onChange={setTo} />
      </Field>
      <Button appearance="primary" type="submit">
        {t("apply")}
      </Button>
    </form>
  );
}
