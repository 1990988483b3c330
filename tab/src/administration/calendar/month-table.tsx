import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { memo, useId } from "react";
import { weekdayName, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { showCount } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onNarrow, onPhone, onTouch } from "../../foundation/screen.ts";
import { letterOf, useLookStyles } from "./day-look.tsx";
import { words } from "./words.ts";
import {
  datesOfMonth,
  lookOf,
  weeksOfMonth,
  workedDays,
  type Changes,
  type DayLook,
  type Marks,
  type Week,
} from "./year-marks.ts";

const useStyles = makeStyles({
  month: { minWidth: 0 },
  head: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    padding: `0 ${tokens.spacingHorizontalXS}`,
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  count: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  // Seven days of 44 px fit the narrowest phone where they may reach into the margin of the page.
  table: {
    width: "100%",
    tableLayout: "fixed",
    borderSpacing: "1px",
    borderCollapse: "separate",
    [onPhone]: {
      width: `calc(100% + 2 * ${tokens.spacingHorizontalS})`,
      margin: `0 calc(-1 * ${tokens.spacingHorizontalS})`,
      borderSpacing: 0,
    },
  },
  weekday: {
    ...typographyStyles.caption2,
    color: tokens.colorNeutralForeground3,
    padding: 0,
    textAlign: "center",
  },
  cell: { padding: 0 },
  day: {
    position: "relative",
    display: "block",
    boxSizing: "border-box",
    width: "100%",
    height: "26px",
    padding: "1px 0 2px",
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: "transparent",
    outlineOffset: "-1px",
    cursor: "pointer",
    // What stands fixed above and below must not hide the day that was brought into sight.
    scrollMarginTop: "56px",
    scrollMarginBottom: tokens.spacingVerticalM,
    [onNarrow]: { scrollMarginBottom: "400px" },
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "12px",
    fontVariantNumeric: "tabular-nums",
    ":hover": { boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1Hover}` },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: 0,
      zIndex: 1,
    },
    [onTouch]: {
      height: "44px",
      fontSize: tokens.fontSizeBase300,
      lineHeight: "22px",
      paddingTop: "3px",
    },
  },
  number: { display: "block", width: "18px", margin: "0 auto", [onTouch]: { width: "26px" } },
  today: {
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  // Drawn, not written: what is heard is the label's own words.
  letter: {
    display: "block",
    height: "10px",
    fontSize: "9px",
    lineHeight: "10px",
    "::before": { content: "attr(data-letter)" },
    [onTouch]: { fontSize: tokens.fontSizeBase200, height: "14px", lineHeight: "14px" },
  },
  chosen: {
    boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}`,
    ":hover": { boxShadow: `inset 0 0 0 2px ${tokens.colorBrandStroke1}` },
  },
  changed: {
    "::after": {
      content: '""',
      position: "absolute",
      top: "-2px",
      right: "-2px",
      width: "6px",
      height: "6px",
      borderRadius: tokens.borderRadiusCircular,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralBackground1}`,
      backgroundColor: tokens.colorNeutralForeground1,
    },
  },
});

interface MonthTableProps {
  readonly year: number;
  readonly month: number;
  readonly week: Week;
  readonly marks: Marks;
  readonly changes: Changes;
  readonly chosen: LocalDate | null;
  /** The day that the Tab key reaches. */
  readonly stop: LocalDate;
  readonly today: LocalDate;
}

/** One month with its weekdays as headings. */
export function MonthTable({ year, month, week, marks, changes, chosen, stop, today }: MonthTableProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const id = useId();
  const heard = t("weekdaysHeard").split(",");
  const worked = workedDays(datesOfMonth(year, month), marks, week);
  return (
    <section className={styles.month} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {t("month", { month: t("months").split(" ")[month - 1] ?? month })}
        </h3>
        <span className={styles.count}>{t("inMonth", { n: showCount(worked, language) })}</span>
      </div>
      {/* A grid, so that a screen reader leaves the arrow keys to the days. */}
      <table role="grid" aria-labelledby={id} className={styles.table}>
        <thead>
          <tr>
            {t("weekdays")
              .split(" ")
              .map((name, at) => (
                <th key={name} scope="col" abbr={heard[at]} className={styles.weekday}>
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeksOfMonth(year, month).map((days, line) => (
            <tr key={line}>
              {days.map((date, at) => (
                <td key={date ?? `before ${at}`} className={styles.cell}>
                  {date === null ? null : (
                    <Day
                      date={date}
                      look={lookOf(date, marks.get(date), week)}
                      note={marks.get(date)?.note ?? ""}
                      isChanged={changes[date] !== undefined}
                      isChosen={date === chosen}
                      isStop={date === stop}
                      isToday={date === today}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayProps {
  readonly date: LocalDate;
  readonly look: DayLook;
  readonly note: string;
  readonly isChanged: boolean;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly isToday: boolean;
}

/** `1/9/2026`, as it is spoken, so that the label has the number that stands in the sheet. */
const spoken = (date: LocalDate): string =>
  [date.slice(8), date.slice(5, 7), date.slice(0, 4)].map(Number).join("/");

/** `thứ Năm 1/1/2026, Nghỉ lễ: Tết Dương lịch, chưa lưu`. */
export function useDayInWords(): (day: Pick<DayProps, "date" | "look" | "note" | "isChanged">) => string {
  const t = useWords(words);
  const { language } = useLanguage();
  return ({ date, look, note, isChanged }) => {
    const weekday = weekdayName(date, language);
    const day = t("day", { weekday, date: spoken(date), look: t(look) });
    const noted = note === "" ? day : t("dayNote", { day, note });
    return isChanged ? t("dayChanged", { day: noted }) : noted;
  };
}

/** Drawn again only when something about it changes: there are 365 of them. */
const Day = memo(function Day({ date, look, note, isChanged, isChosen, isStop, isToday }: DayProps) {
  const styles = useStyles();
  const looks = useLookStyles();
  const t = useWords(words);
  const inWords = useDayInWords()({ date, look, note, isChanged });
  const letter = letterOf(look);
  return (
    <button
      type="button"
      data-date={date}
      tabIndex={isStop ? 0 : -1}
      aria-label={isToday ? `${inWords}, ${t("today")}` : inWords}
      aria-pressed={isChosen}
      aria-current={isToday ? "date" : undefined}
      title={note === "" ? undefined : note}
      className={mergeClasses(
        styles.day,
        looks[look],
        isChanged && styles.changed,
        isChosen && styles.chosen,
      )}
    >
      <span className={mergeClasses(styles.number, isToday && styles.today)}>{Number(date.slice(8))}</span>
      <span className={styles.letter} data-letter={letter === null ? "" : t(letter)} />
    </button>
  );
});
