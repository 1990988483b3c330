import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { IncomingCheck } from "../../../src/contract/incoming.ts";
import { formatDate, localDateOf, localTimeOf, weekdayName } from "../../../src/domain/time/local-date.ts";
import type { Language } from "../foundation/define-words.ts";
import { useLanguage, useSay, useWords } from "../foundation/language.tsx";
import { useNow } from "./use-now.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalL },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  expected: { ...typographyStyles.body1, marginLeft: "auto", color: tokens.colorNeutralForeground2 },
  number: {
    ...typographyStyles.subtitle1,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: "tabular-nums",
  },
  rule: {
    ...typographyStyles.body1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    flexBasis: "100%",
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  late: { color: tokens.colorStatusDangerForeground3 },
  icon: { display: "flex", fontSize: "16px" },
});

/** `17:00 thứ Hai 23/11`, with the year where it is another one. */
export function sayMoment(instant: string, now: Date, language: Language): string {
  const at = new Date(instant);
  const date = localDateOf(at);
  const isThisYear = date.slice(0, 4) === localDateOf(now).slice(0, 4);
  const day = isThisYear ? formatDate(date).slice(0, 5) : formatDate(date);
  return `${localTimeOf(at)} ${weekdayName(date, language)} ${day}`;
}

/** The title, the number the document will get, and by when the law wants it registered. */
export function PageHead({ check }: { check: IncomingCheck | null }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const now = useNow();
  const rule = check?.registration ?? null;
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t("title")}</h1>
      <span className={styles.expected}>
        {t("expected")}:{" "}
        <strong className={styles.number} aria-live="off">
          {check?.expectedNumber ?? "…"}
        </strong>
      </span>
      {rule === null ? null : (
        <output className={mergeClasses(styles.rule, rule.isLate && styles.late)}>
          <span className={styles.icon} aria-hidden>
            {rule.isLate ? <WarningFilled /> : <ClockRegular />}
          </span>
          {t(rule.isLate ? "isLate" : "mustRegister", {
            when: sayMoment(rule.due, now, language),
            article: say(rule.article),
          })}
        </output>
      )}
    </header>
  );
}
