import {
  Input,
  makeStyles,
  mergeClasses,
  shorthands,
  ToggleButton,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useWorkingCalendar } from "../../foundation/working-calendar.ts";
import { DateText } from "../../registering/date-text.tsx";
import { instantOfChoice, readTypedTime, spokenParts, type Deadline } from "./deadlines.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  presets: {
    margin: 0,
    padding: 0,
    minWidth: 0,
    ...shorthands.borderStyle("none"),
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
  },
  preset: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    [onTouch]: { minHeight: "44px" },
  },
  chosen: {
    ...shorthands.borderColor(tokens.colorCompoundBrandStroke),
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  custom: { display: "flex", gap: tokens.spacingHorizontalS },
  day: { flex: "1 1 140px", minWidth: 0 },
  time: { flex: "0 0 76px", minWidth: 0 },
  meant: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
});

export interface DeadlineChoiceProps {
  readonly value: Deadline;
  readonly onChange: (deadline: Deadline) => void;
  /** From when working days count. */
  readonly from: Date;
  /** Whether the word stands before the presets; a field that has its own label does without. */
  readonly hasWord?: boolean;
  readonly offers: readonly Deadline["kind"][];
  /** The deadline that the document or the unit already has, with the word for it. */
  readonly given: { readonly at: string; readonly word: "asDocument" | "asUnit" } | null;
}

interface Preset {
  readonly word: string;
  readonly deadline: Deadline;
  readonly isChosen: boolean;
}

function usePresets({ value, offers, given }: DeadlineChoiceProps): Preset[] {
  const t = useWords(words);
  const days = (count: number): Preset => ({
    word: t("workingDays", { count }),
    deadline: { kind: "workingDays", count },
    isChosen: value.kind === "workingDays" && value.count === count,
  });
  const all: Preset[] = [
    { word: t("noDeadline"), deadline: { kind: "none" }, isChosen: value.kind === "none" },
    ...(given === null
      ? []
      : [{ word: t(given.word), deadline: { kind: "given" } as const, isChosen: value.kind === "given" }]),
    { word: t("today"), deadline: { kind: "today" }, isChosen: value.kind === "today" },
    days(2),
    days(5),
    {
      word: t("otherDay"),
      deadline: value.kind === "day" ? value : { kind: "day", date: "", time: "17:00" },
      isChosen: value.kind === "day",
    },
  ];
  return all.filter(({ deadline }) => offers.includes(deadline.kind));
}

/** A deadline in one press, or any day and time; what is meant is always written out. */
export function DeadlineChoice(props: DeadlineChoiceProps) {
  const { value, onChange, from, given, hasWord = false } = props;
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const calendar = useWorkingCalendar();
  const presets = usePresets(props);
  const meant = instantOfChoice(value, { from, given: given?.at ?? null, calendar });
  return (
    <div className={styles.whole}>
      <span aria-live="polite">
        {hasWord ? `${t("deadline")} ` : ""}
        <span className={styles.meant}>{meant === null ? "" : t("dueOn", spokenParts(meant, language))}</span>
      </span>
      <fieldset className={styles.presets} aria-label={t("deadline")}>
        {presets.map(({ word, deadline, isChosen }) => (
          <ToggleButton
            key={word}
            size="small"
            shape="circular"
            className={mergeClasses(styles.preset, isChosen && styles.chosen)}
            checked={isChosen}
            onClick={() => onChange(deadline)}
          >
            {word}
          </ToggleButton>
        ))}
      </fieldset>
      {value.kind === "day" ? (
        <div className={styles.custom}>
          <div className={styles.day}>
            <DateText
              label={t("day")}
              value={value.date}
              onChange={(date) => onChange({ ...value, date })}
              ahead
            />
          </div>
          <Input
            className={styles.time}
            inputMode="numeric"
            placeholder="17:00"
            aria-label={t("time")}
            value={value.time}
            onChange={(_event, data) => onChange({ ...value, time: data.value })}
            onBlur={() => onChange({ ...value, time: readTypedTime(value.time) ?? value.time })}
          />
        </div>
      ) : null}
    </div>
  );
}
