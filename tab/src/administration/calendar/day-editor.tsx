import {
  Button,
  Field,
  Input,
  makeStyles,
  ToggleButton,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { formatDate, weekdayName, type LocalDate } from "../../../../src/domain/time/local-date.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { LookChip, letterOf } from "./day-look.tsx";
import type { YearEdit } from "./use-year.ts";
import { words } from "./words.ts";
import { looksFor, lookOf, type DayLook, type Week } from "./year-marks.ts";

const useStyles = makeStyles({
  editor: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { ...typographyStyles.subtitle2, margin: 0, "::first-letter": { textTransform: "uppercase" } },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0 },
  kinds: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: "none",
    minWidth: 0,
  },
  kind: {
    justifyContent: "flex-start",
    fontWeight: tokens.fontWeightRegular,
    minWidth: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    [onTouch]: { minHeight: "44px" },
  },
  touch: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

const hints = { holiday: "noteHolidayHint", working: "noteWorkingHint", half: "noteHalfHint" } as const;

interface DayEditorProps {
  readonly date: LocalDate;
  readonly edit: YearEdit;
  readonly week: Week;
  readonly onClose: (() => void) | null;
}

/** What the chosen day is and why. */
export function DayEditor({ date, edit, week, onClose }: DayEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const mark = edit.marks.get(date);
  const look = lookOf(date, mark, week);
  // A table may say of a working day that it is worked; it is offered where it stands.
  const looks: readonly DayLook[] = [...new Set([...looksFor(date, week), look])];
  return (
    <section className={styles.editor} aria-label={t("chooseDay")}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {weekdayName(date, language)}, {formatDate(date)}
        </h3>
        {onClose === null ? null : (
          <Button
            appearance="subtle"
            className={styles.touch}
            icon={<DismissRegular />}
            aria-label={t("closeEditor")}
            onClick={onClose}
          />
        )}
      </div>
      <fieldset className={styles.kinds} aria-label={t("kind")}>
        {looks.map((one) => (
          <ToggleButton
            key={one}
            className={styles.kind}
            checked={one === look}
            {...(letterOf(one) === null ? {} : { icon: <LookChip look={one} /> })}
            onClick={() => edit.setLook(date, one)}
          >
            {t(one)}
          </ToggleButton>
        ))}
      </fieldset>
      {mark === undefined ? null : (
        <Field label={t("note")}>
          <Input
            className={styles.touch}
            value={mark.note}
            maxLength={200}
            placeholder={t(hints[mark.kind])}
            onChange={(_event, data) => edit.setNote(date, data.value)}
          />
        </Field>
      )}
    </section>
  );
}

/** Nothing is chosen yet: how it is done. */
export function NoDayChosen() {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <section className={styles.editor} aria-label={t("chooseDay")}>
      <h3 className={styles.title}>{t("chooseDay")}</h3>
      <p className={styles.hint}>{t("chooseDayHint")}</p>
    </section>
  );
}
