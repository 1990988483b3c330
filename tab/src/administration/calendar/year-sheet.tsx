import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { isLocalDate, localDateOf, yearOf, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNow } from "../../foundation/now.ts";
import { OnlyHeard } from "../../foundation/only-heard.tsx";
import { onNarrow, onPhone, onTouch } from "../../foundation/screen.ts";
import { LookChip } from "./day-look.tsx";
import { MonthTable } from "./month-table.tsx";
import type { YearEdit } from "./use-year.ts";
import { words } from "./words.ts";
import { dayAfterKey, looksFor, lookOf, nextLook, type DayLook, type Week } from "./year-marks.ts";

const gap = tokens.spacingHorizontalL;

const useStyles = makeStyles({
  sheet: {
    display: "grid",
    // Four months beside each other at most, fewer where a month would become too narrow to read or to touch.
    gridTemplateColumns: `repeat(auto-fit, minmax(max(150px, (100% - 3 * ${gap}) / 4), 1fr))`,
    columnGap: gap,
    rowGap: tokens.spacingVerticalM,
    alignItems: "start",
    [onNarrow]: { gridTemplateColumns: "repeat(2, minmax(0, 1fr))", columnGap: tokens.spacingHorizontalXXL },
    [onTouch]: { rowGap: tokens.spacingVerticalXL },
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  legend: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalS}`,
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  sign: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

const legend: readonly DayLook[] = ["holiday", "working", "half"];

/** The letters, and which days of the week are free by the agency's rule. */
export function Legend({ week }: { week: Week }) {
  const styles = useStyles();
  const t = useWords(words);
  const free = t("weekdays")
    .split(" ")
    .filter((_name, at) => !week.some((worked) => worked === (at + 1) % 7));
  return (
    <ul className={styles.legend} aria-label={t("legend")}>
      {free.length === 0 ? null : (
        <li className={styles.sign}>
          {free.join(", ")}: {t("weekend")}
        </li>
      )}
      {legend.map((look) => (
        <li key={look} className={styles.sign}>
          <LookChip look={look} />
          {t(look)}
        </li>
      ))}
    </ul>
  );
}

interface YearSheetProps {
  readonly edit: YearEdit;
  readonly week: Week;
  readonly chosen: LocalDate | null;
  readonly onChoose: (date: LocalDate) => void;
}

const dateAt = (target: EventTarget): LocalDate | null => {
  const date = target instanceof Element ? target.closest("button")?.dataset["date"] : undefined;
  return date !== undefined && isLocalDate(date) ? date : null;
};

/**
 * The year, one month a table and one stop of the Tab key. A press on a plain day marks it at once; a marked day is only
 * chosen by the first press, so that looking at its note changes nothing.
 */
export function YearSheet({ edit, week, chosen, onChoose }: YearSheetProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { year } = edit.view;
  const today = localDateOf(useNow());
  const stop = chosen ?? (yearOf(today) === year ? today : `${year}-01-01`);
  const sheet = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    // The day that the keys reached has just been drawn.
    if (moved.current) sheet.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    moved.current = false;
  });
  const press = (event: MouseEvent) => {
    const date = dateAt(event.target);
    if (date === null) return;
    const look = lookOf(date, edit.marks.get(date), week);
    if (date === chosen || look === looksFor(date, week)[0]) edit.setLook(date, nextLook(date, look, week));
    onChoose(date);
  };
  const move = (event: KeyboardEvent) => {
    const from = dateAt(event.target);
    const to = from === null || event.ctrlKey || event.altKey ? null : dayAfterKey(event.key, from);
    if (to === null) return;
    event.preventDefault();
    moved.current = true;
    onChoose(to);
  };
  return (
    <div ref={sheet} role="presentation" className={styles.sheet} onClick={press} onKeyDown={move}>
      <OnlyHeard>{t("sheet", { year })}</OnlyHeard>
      {Array.from({ length: 12 }, (_, at) => (
        <MonthTable
          key={at}
          {...{ year, week, chosen, stop, today }}
          month={at + 1}
          marks={edit.marks}
          changes={edit.changes}
        />
      ))}
    </div>
  );
}
