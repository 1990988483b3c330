import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { formatDate, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { useWords } from "../../foundation/language.tsx";
import { OnlyHeard } from "../../foundation/only-heard.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { chosenSurface, hoverSurface } from "../../foundation/surfaces.ts";
import { LookChip } from "./day-look.tsx";
import type { YearEdit } from "./use-year.ts";
import { words } from "./words.ts";
import { runsOf, type DayRun } from "./year-marks.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.body1Strong, margin: `0 0 ${tokens.spacingVerticalXS}` },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "20px 76px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "start",
    width: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    [onTouch]: { minHeight: "44px", alignItems: "center" },
  },
  here: { backgroundColor: chosenSurface },
  dates: { fontVariantNumeric: "tabular-nums" },
  note: { overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
  removed: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  state: { ...typographyStyles.caption1, display: "block", color: tokens.colorNeutralForeground2 },
});

/** `16–20/02`, `30/04–01/05`, `01/01`. */
function datesOf({ first, last }: DayRun): string {
  const [from, to] = [formatDate(first).slice(0, 5), formatDate(last).slice(0, 5)];
  if (first === last) return from;
  return first.slice(5, 7) === last.slice(5, 7) ? `${from.slice(0, 2)}–${to}` : `${from}–${to}`;
}

interface SpecialDaysProps {
  readonly edit: YearEdit;
  readonly chosen: LocalDate | null;
  readonly onChoose: (date: LocalDate) => void;
}

/** The year's table as lines; a press leads to the day in the sheet. */
export function SpecialDays({ edit, chosen, onChoose }: SpecialDaysProps) {
  const styles = useStyles();
  const t = useWords(words);
  const runs = runsOf(edit.saved, edit.changes);
  return (
    <section aria-label={t("specialDays")}>
      <h3 className={styles.title}>{t("specialDays")}</h3>
      {runs.length === 0 ? <p className={styles.hint}>{t("noSpecialDays")}</p> : null}
      <ul className={styles.list}>
        {runs.map((run) => (
          <li key={`${run.first} ${run.state}`}>
            <button
              type="button"
              className={mergeClasses(
                styles.row,
                chosen !== null && run.first <= chosen && chosen <= run.last && styles.here,
              )}
              onClick={() => onChoose(run.first)}
            >
              <LookChip look={run.kind} />
              <span className={mergeClasses(styles.dates, run.state === "removed" && styles.removed)}>
                {datesOf(run)}
              </span>
              <span className={styles.note}>
                <OnlyHeard>{t(run.kind)}: </OnlyHeard>
                <span
                  className={mergeClasses(
                    run.note === "" && styles.quiet,
                    run.state === "removed" && styles.removed,
                  )}
                >
                  {run.note === "" ? t(run.kind) : run.note}
                </span>
                {run.state === "saved" ? null : (
                  <span className={styles.state}>● {t(run.state === "removed" ? "willGo" : "notSaved")}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
