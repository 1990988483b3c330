import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { CalendarYearView } from "../../../../src/contract/administration.ts";
import { yearOf, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { showCount, today } from "../../foundation/format.ts";
import { useShortcuts } from "../../foundation/keyboard.tsx";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { OnlyHeard } from "../../foundation/only-heard.tsx";
import { onNarrow, onPhone, onTouch, useIsPhone, useIsWide } from "../../foundation/screen.ts";
import { useSession } from "../../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { CalendarBars } from "./calendar-bars.tsx";
import { DayEditor, NoDayChosen } from "./day-editor.tsx";
import { useDayInWords } from "./month-table.tsx";
import { SpecialDays } from "./special-days.tsx";
import { useWeek, useYearEdit, useYearView, type YearEdit } from "./use-year.ts";
import { words } from "./words.ts";
import { datesOfMonth, lookOf, workedDays, type Week } from "./year-marks.ts";
import { Legend, YearSheet } from "./year-sheet.tsx";

/** What the server can propose. */
const years = { first: 1990, last: 2100 };

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    position: "sticky",
    top: `calc(-1 * ${tokens.spacingVerticalS})`,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    [onNarrow]: { position: "static" },
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  years: { display: "inline-flex", alignItems: "center" },
  year: { ...typographyStyles.subtitle2, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
  total: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  acts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginLeft: "auto",
    [onPhone]: { marginLeft: 0, justifyContent: "space-between" },
  },
  changes: { ...typographyStyles.body1Strong, whiteSpace: "nowrap" },
  body: { display: "flex", alignItems: "flex-start", columnGap: tokens.spacingHorizontalXL },
  sheet: { flex: 1, minWidth: 0 },
  aside: {
    flex: "0 0 256px",
    position: "sticky",
    top: "40px",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
  below: { marginTop: tokens.spacingVerticalXL },
  effect: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  foot: {
    position: "sticky",
    bottom: 0,
    zIndex: 2,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalL} calc(-1 * ${tokens.spacingHorizontalM}) calc(-1 * ${tokens.spacingHorizontalM})`,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ":empty": { display: "none" },
  },
});

/** Lịch làm việc: the year's days off and on, by which deadlines are counted. */
export function CalendarPart() {
  const [params, setParams] = useSearchParams();
  const { agency } = useSession();
  const asked = Number(params.get("year"));
  const year = asked >= years.first && asked <= years.last ? asked : yearOf(today());
  return (
    <Year
      key={`${agency.id} ${year}`}
      year={year}
      onYear={(next) => setParams({ year: String(next) }, { replace: true })}
    />
  );
}

interface YearProps {
  readonly year: number;
  readonly onYear: (year: number) => void;
}

function Year({ year, onYear }: YearProps) {
  const query = useYearView(year);
  const week = useWeek();
  if (query.data !== undefined) return <LoadedYear view={query.data} {...{ week, onYear }} />;
  return (
    <>
      <Head {...{ year, onYear, total: null, acts: null }} />
      {query.error === null ? (
        <ListSkeleton rows={8} />
      ) : (
        <FailedState error={query.error} onRetry={() => void query.refetch()} />
      )}
    </>
  );
}

function Head(props: YearProps & { readonly total: number | null; readonly acts: React.ReactNode }) {
  const { year, onYear, total, acts } = props;
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{t("title")}</h2>
      <div className={styles.years}>
        <Button
          appearance="subtle"
          className={styles.touch}
          icon={<ChevronLeftRegular />}
          aria-label={t("yearBefore")}
          disabled={year <= years.first}
          onClick={() => onYear(year - 1)}
        />
        <span className={styles.year} aria-live="polite">
          {t("year", { year })}
        </span>
        <Button
          appearance="subtle"
          className={styles.touch}
          icon={<ChevronRightRegular />}
          aria-label={t("yearAfter")}
          disabled={year >= years.last}
          onClick={() => onYear(year + 1)}
        />
      </div>
      {total === null ? null : (
        <output className={styles.total}>{t("wholeYear", { n: showCount(total, language) })}</output>
      )}
      {acts}
    </header>
  );
}

function Acts({ edit }: { edit: YearEdit }) {
  const styles = useStyles();
  const t = useWords(words);
  const isPhone = useIsPhone();
  const { changed, view } = edit;
  const canSave = changed > 0 || view.isProposal;
  return (
    <div className={styles.acts}>
      {changed === 0 ? null : (
        <>
          <span className={styles.changes}>
            ● {changed === 1 ? t("oneChange") : t("changes", { n: changed })}
          </span>
          <Button className={styles.touch} appearance="subtle" onClick={edit.discard}>
            {t("discard")}
          </Button>
        </>
      )}
      <Button
        className={styles.touch}
        appearance={canSave ? "primary" : "secondary"}
        disabledFocusable={!canSave || edit.isSaving}
        onClick={edit.save}
      >
        {edit.isSaving ? t("saving") : isPhone ? t("save") : t("saveYear", { year: view.year })}
      </Button>
    </div>
  );
}

interface LoadedYearProps {
  readonly view: CalendarYearView;
  readonly week: Week;
  readonly onYear: (year: number) => void;
}

/** Brings a day that was chosen elsewhere into sight. */
function useShownDay(chosen: LocalDate | null) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    sheet.current?.querySelector(`[data-date="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return sheet;
}

function LoadedYear({ view, week, onYear }: LoadedYearProps) {
  const styles = useStyles();
  const t = useWords(words);
  const isWide = useIsWide();
  const edit = useYearEdit(view, week);
  const [chosen, setChosen] = useState<LocalDate | null>(null);
  const sheet = useShownDay(chosen);
  useShortcuts([{ key: "s", words: t("keySave"), run: edit.save }]);
  const year = Array.from({ length: 12 }, (_, at) => datesOfMonth(view.year, at + 1)).flat();
  const editor =
    chosen === null ? null : (
      <DayEditor
        key={chosen}
        date={chosen}
        {...{ edit, week }}
        onClose={isWide ? null : () => setChosen(null)}
      />
    );
  const days = <SpecialDays {...{ edit, chosen }} onChoose={setChosen} />;
  const acts = <Acts edit={edit} />;
  const hasFoot = !isWide && (editor !== null || edit.changed > 0 || view.isProposal);
  return (
    <>
      <Head
        {...{ year: view.year, onYear }}
        total={workedDays(year, edit.marks, week)}
        acts={isWide ? acts : null}
      />
      <CalendarBars edit={edit} />
      <div className={styles.body}>
        <div ref={sheet} className={styles.sheet}>
          <Legend week={week} />
          <YearSheet {...{ edit, week, chosen }} onChoose={setChosen} />
        </div>
        {isWide ? (
          <aside className={styles.aside}>
            {editor ?? <NoDayChosen />}
            {days}
            <p className={styles.effect}>{t("effect")}</p>
          </aside>
        ) : null}
      </div>
      {isWide ? null : <div className={styles.below}>{days}</div>}
      {hasFoot ? (
        <div className={styles.foot}>
          {editor}
          {edit.changed > 0 || view.isProposal ? acts : null}
        </div>
      ) : null}
      <ChosenHeard {...{ chosen, edit, week }} />
    </>
  );
}

/** Tells a screen reader what the day has become. */
function ChosenHeard(props: { chosen: LocalDate | null; edit: YearEdit; week: Week }) {
  const { chosen, edit, week } = props;
  const inWords = useDayInWords();
  const mark = chosen === null ? undefined : edit.marks.get(chosen);
  const text =
    chosen === null || edit.changes[chosen] === undefined
      ? ""
      : inWords({ date: chosen, look: lookOf(chosen, mark, week), note: "", isChanged: true });
  return (
    <div aria-live="polite">
      <OnlyHeard>{text}</OnlyHeard>
    </div>
  );
}
