import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { AlertRegular } from "@fluentui/react-icons/svg/alert";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { PersonProhibitedFilled } from "@fluentui/react-icons/svg/person-prohibited";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { TextBulletListSquareRegular } from "@fluentui/react-icons/svg/text-bullet-list-square";
import type { ReactNode } from "react";
import type { DeliveryView } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { otherWaysInWords, outcomeInWords, type Standing } from "./outcome-words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.body1,
    display: "inline-grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: "16px", lineHeight: 0, paddingTop: "2px" },
  word: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  success: { color: tokens.colorStatusSuccessForeground1, fontWeight: tokens.fontWeightRegular },
  warning: { color: tokens.colorStatusWarningForeground2 },
  danger: { color: tokens.colorStatusDangerForeground3 },
});

const standings = {
  sent: { word: "isSent", tone: "success", icon: <CheckmarkCircleRegular /> },
  feed: { word: "isFeed", tone: "success", icon: <AlertRegular /> },
  mailed: { word: "isMailed", tone: "success", icon: <MailRegular /> },
  digested: { word: "isDigested", tone: "success", icon: <TextBulletListSquareRegular /> },
  recalled: { word: "isRecalled", tone: "quiet", icon: <ArrowUndoRegular /> },
  pending: { word: "isPending", tone: "quiet", icon: <ClockRegular /> },
  notReached: { word: "isNotReached", tone: "warning", icon: <PersonProhibitedFilled /> },
  failed: { word: "isFailed", tone: "danger", icon: <ErrorCircleFilled /> },
  notNeeded: { word: "isNotNeeded", tone: "quiet", icon: <SubtractCircleRegular /> },
} as const satisfies Record<Standing, { word: string; tone: string; icon: ReactNode }>;

/** How it went: icon and word, then why in plain words. */
export function OutcomeMark({ delivery }: { delivery: DeliveryView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { standing, why } = outcomeInWords(delivery);
  const { word, tone, icon } = standings[standing];
  const attempts =
    delivery.attempts < 2
      ? null
      : t(standing === "pending" ? "attemptsSoFar" : "afterAttempts", { n: delivery.attempts });
  return (
    <span className={styles.mark}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
        {icon}
      </span>
      <span>
        <span className={mergeClasses(styles.word, styles[tone])}>{t(word)}</span>
        {why === null ? null : `: ${t(why.word, why.params)}`}
        {otherWaysInWords(delivery.reason).map((one) => `; ${t(one.word, one.params)}`)}
        {attempts === null ? null : `, ${attempts}`}
        {delivery.mayHaveComeTwice ? `, ${t("mayHaveComeTwice")}` : null}
      </span>
    </span>
  );
}
