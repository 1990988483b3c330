import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { addDays, localDateOf, type LocalDate } from "../../../src/domain/time/local-date.ts";
import { defineWords } from "../foundation/define-words.ts";
import { showDay } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { monthOf, monthWeeks, shiftMonth } from "./month-days.ts";
import { useNow } from "./use-now.ts";

const words = defineWords({
  month: { vi: "Tháng {month}/{year}", en: "{month}/{year}" },
  before: { vi: "Tháng trước", en: "Previous month" },
  after: { vi: "Tháng sau", en: "Next month" },
  weekdays: { vi: "T2 T3 T4 T5 T6 T7 CN", en: "Mo Tu We Th Fr Sa Su" },
});

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  grid: {
    display: "grid",
    gridTemplateColumns: "repeat(7, 32px)",
    [onTouch]: { gridTemplateColumns: "repeat(7, 44px)" },
  },
  weekday: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    textAlign: "center",
    padding: tokens.spacingVerticalXS,
  },
  day: {
    ...typographyStyles.body1,
    height: "32px",
    border: "none",
    padding: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    cursor: "pointer",
    fontVariantNumeric: "tabular-nums",
    ":hover": {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
    [onTouch]: { height: "44px" },
  },
  other: { color: tokens.colorNeutralForeground3 },
  today: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  chosen: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ":hover": {
      backgroundColor: tokens.colorBrandBackgroundHover,
      color: tokens.colorNeutralForegroundOnBrand,
    },
  },
});

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthPickerProps {
  readonly chosen: LocalDate | null;
  readonly shown: LocalDate;
  readonly onPick: (date: LocalDate) => void;
}

/** One month to pick a day from; arrows move by day and week, Page Up and Page Down by month. */
export function MonthPicker({ chosen, shown, onPick }: MonthPickerProps) {
  const styles = useStyles();
  const t = useWords(words);
  const [at, setAt] = useState<LocalDate>(shown);
  const grid = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // The day that the arrows reached has just been drawn.
    if (moved.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  });
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const month = { PageUp: -1, PageDown: 1 }[event.key];
    if (step === undefined && month === undefined) return;
    event.preventDefault();
    moved.current = true;
    setAt(step === undefined ? shiftMonth(at, month ?? 0) : addDays(at, step));
  };
  const turn = (by: number) => setAt(shiftMonth(at, by));
  const { year, month } = monthOf(at);
  return (
    <div>
      <div className={styles.head}>
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={t("before")}
          onClick={() => turn(-1)}
        />
        <h3 className={styles.title} aria-live="polite">
          {t("month", { month, year })}
        </h3>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={t("after")}
          onClick={() => turn(1)}
        />
      </div>
      <div className={styles.grid} ref={grid} onKeyDown={move} role="presentation">
        {t("weekdays")
          .split(" ")
          .map((name) => (
            <span key={name} className={styles.weekday} aria-hidden>
              {name}
            </span>
          ))}
        {monthWeeks(at).map((date) => (
          <Day key={date} {...{ date, at, chosen, onPick }} />
        ))}
      </div>
    </div>
  );
}

interface DayProps extends Pick<MonthPickerProps, "chosen" | "onPick"> {
  readonly date: LocalDate;
  readonly at: LocalDate;
}

function Day({ date, at, chosen, onPick }: DayProps) {
  const styles = useStyles();
  const { language } = useLanguage();
  const today = localDateOf(useNow());
  return (
    <button
      type="button"
      tabIndex={date === at ? 0 : -1}
      aria-label={showDay(date, language)}
      aria-pressed={date === chosen}
      aria-current={date === today ? "date" : undefined}
      onClick={() => onPick(date)}
      className={mergeClasses(
        styles.day,
        monthOf(date).month !== monthOf(at).month && styles.other,
        date === today && styles.today,
        date === chosen && styles.chosen,
      )}
    >
      {Number(date.slice(8))}
    </button>
  );
}
