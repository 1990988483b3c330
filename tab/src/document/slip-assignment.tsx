import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowUndoFilled } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { ClockArrowDownloadRegular } from "@fluentui/react-icons/svg/clock-arrow-download";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import type { ReactNode } from "react";
import type { AssignmentView } from "../../../src/contract/routing.ts";
import { showInstant, showWhen } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useNow } from "../foundation/now.ts";
import { DeadlineMark } from "../foundation/marks.tsx";
import { useNameOf } from "../foundation/who.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "64px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: "3px 0",
  },
  role: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    lineHeight: tokens.lineHeightBase300,
  },
  lead: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground1,
    lineHeight: tokens.lineHeightBase300,
  },
  line: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "baseline" },
  name: { overflowWrap: "anywhere" },
  gone: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground3 },
  state: {
    ...typographyStyles.caption1,
    display: "inline-flex",
    alignItems: "center",
    gap: "2px",
    color: tokens.colorNeutralForeground3,
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusWarningForeground2 },
  first: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    textDecorationLine: "line-through",
  },
  note: {
    ...typographyStyles.caption1,
    gridColumn: "2",
    margin: "2px 0 0",
    overflowWrap: "anywhere",
    whiteSpace: "pre-line",
    color: tokens.colorNeutralForeground2,
  },
  asked: { color: tokens.colorStatusWarningForeground2 },
});

const roleWords = { lead: "leadRole", support: "supportRole", inform: "informRole" } as const;

interface StateWords {
  readonly icon: ReactNode;
  readonly text: string;
  readonly tone: "plain" | "good" | "bad";
}

function useStateWords(assignment: AssignmentView): StateWords {
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const nameOf = useNameOf();
  const when = (at: string | null) => (at === null ? "" : showWhen(at, now, language));
  switch (assignment.state) {
    case "assigned":
      return {
        icon: <CircleRegular />,
        text: t(assignment.role === "inform" ? "informed" : "notAcknowledged"),
        tone: "plain",
      };
    case "acknowledged": {
      const { acknowledgedAt, acknowledgedBy, assignee } = assignment;
      const isNamed = acknowledgedBy !== null && assignee.kind === "unit";
      return {
        icon: <CheckmarkRegular />,
        text: isNamed
          ? t("acknowledgedBy", { when: when(acknowledgedAt), name: nameOf(acknowledgedBy, "within") })
          : t("acknowledged", { when: when(acknowledgedAt) }),
        tone: "plain",
      };
    }
    case "completed":
      return {
        icon: <CheckmarkCircleFilled />,
        text: t("completed", { when: when(assignment.completedAt) }),
        tone: "good",
      };
    case "returned":
      return { icon: <ArrowUndoFilled />, text: t("returned"), tone: "bad" };
    case "withdrawn":
      return { icon: <DismissCircleRegular />, text: t("withdrawn"), tone: "plain" };
  }
}

/** One assignment on the slip: whom, where it stands, by when (with the deadline it had at first), what came of it. */
export function SlipAssignment({ assignment }: { assignment: AssignmentView }) {
  const styles = useStyles();
  const t = useWords(words);
  const nameOf = useNameOf();
  const { icon, text, tone } = useStateWords(assignment);
  const { deadline, extension, result, replySymbol, role, state } = assignment;
  const isOpen = state === "assigned" || state === "acknowledged";
  const first = deadline?.firstAt ?? null;
  return (
    <li className={styles.row}>
      <span className={role === "lead" ? styles.lead : styles.role}>
        {t(assignment.isClaim ? "claimRole" : roleWords[role])}
      </span>
      <div className={styles.line}>
        <span className={mergeClasses(styles.name, state === "withdrawn" && styles.gone)}>
          {nameOf(assignment.assignee)}
        </span>
        <span
          className={mergeClasses(styles.state, tone === "good" && styles.good, tone === "bad" && styles.bad)}
        >
          <span aria-hidden>{icon}</span>
          {text}
        </span>
        {isOpen ? <DeadlineMark deadline={deadline} /> : null}
        {first === null || first === deadline?.at ? null : (
          <span className={styles.first}>{t("firstDeadline", { date: showInstant(first) })}</span>
        )}
      </div>
      {extension === null ? null : (
        <p className={mergeClasses(styles.note, styles.asked)}>
          <ClockArrowDownloadRegular aria-hidden />{" "}
          {t("extensionAsked", { date: showInstant(extension.until) })}: {extension.reason}
        </p>
      )}
      {result === null ? null : <p className={styles.note}>{result}</p>}
      {replySymbol === null ? null : <p className={styles.note}>{t("reply", { symbol: replySymbol })}</p>}
    </li>
  );
}
