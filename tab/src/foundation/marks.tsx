import { Badge, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { AlertUrgentFilled } from "@fluentui/react-icons/svg/alert-urgent";
import { ArrowReplyFilled } from "@fluentui/react-icons/svg/arrow-reply";
import { CalendarRegular } from "@fluentui/react-icons/svg/calendar";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { CircleHalfFillFilled } from "@fluentui/react-icons/svg/circle-half-fill";
import { ClockFilled, ClockRegular } from "@fluentui/react-icons/svg/clock";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { PersonClockFilled } from "@fluentui/react-icons/svg/person-clock";
import type { ReactNode } from "react";
import type { DeadlineView } from "../../../src/contract/common.ts";
import type { IncomingState } from "../../../src/domain/incoming/incoming-document.ts";
import { showInstant } from "./format.ts";
import { useSay, useWords } from "./language.tsx";
import { OnlyHeard } from "./only-heard.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    position: "relative",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: "nowrap",
  },
  icon: { fontSize: "14px", lineHeight: 0, alignSelf: "center" },
  danger: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground2 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  brand: { color: tokens.colorBrandForeground2 },
});

const priorityWords = ["priority1", "priority2", "priority3"] as const;

/** HỎA TỐC, THƯỢNG KHẨN, KHẨN; nothing for an ordinary document. */
export function PriorityMark({ priority }: { priority: number }) {
  const t = useWords(words);
  const word = priorityWords[priority - 1];
  if (word === undefined) return null;
  return (
    <Badge
      appearance={priority === 3 ? "filled" : "tint"}
      color={priority === 1 ? "warning" : "danger"}
      shape="rounded"
      icon={<AlertUrgentFilled />}
    >
      {t(word)}
    </Badge>
  );
}

const severities: Readonly<
  Record<DeadlineView["severity"], { tone: "danger" | "warning" | "quiet"; icon: ReactNode }>
> = {
  overdue: { tone: "danger", icon: <ErrorCircleFilled /> },
  today: { tone: "warning", icon: <ClockFilled /> },
  soon: { tone: "warning", icon: <ClockRegular /> },
  later: { tone: "quiet", icon: <CalendarRegular /> },
};

/** 'còn 2 ngày' with its colour and icon; the date on hover and for screen readers. */
export function DeadlineMark({ deadline }: { deadline: DeadlineView | null }) {
  const styles = useStyles();
  const say = useSay();
  const t = useWords(words);
  if (deadline === null) return null;
  const { tone, icon } = severities[deadline.severity];
  const first =
    deadline.firstAt === null || deadline.firstAt === deadline.at
      ? ""
      : ` · ${t("firstDeadline", { date: showInstant(deadline.firstAt) })}`;
  const when = t("deadlineAt", { date: showInstant(deadline.at) }) + first;
  return (
    <span className={mergeClasses(styles.mark, styles[tone])} title={when}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {say(deadline.words)}
      <OnlyHeard>. {when}</OnlyHeard>
    </span>
  );
}

const states = {
  registered: { word: "stateRegistered", tone: "quiet", icon: <CircleRegular /> },
  submitted: { word: "stateSubmitted", tone: "brand", icon: <PersonClockFilled /> },
  returned: { word: "stateReturned", tone: "warning", icon: <ArrowReplyFilled /> },
  assigned: { word: "stateAssigned", tone: "brand", icon: <CircleHalfFillFilled /> },
  done: { word: "stateDone", tone: "success", icon: <CheckmarkCircleFilled /> },
  refused: { word: "stateRefused", tone: "danger", icon: <DismissCircleFilled /> },
} as const satisfies Record<IncomingState, unknown>;

/** The state of an incoming document: words, colour and icon. */
export function StateMark({ state }: { state: IncomingState }) {
  const styles = useStyles();
  const t = useWords(words);
  const { word, tone, icon } = states[state];
  return (
    <span className={mergeClasses(styles.mark, styles[tone])}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {t(word)}
    </span>
  );
}
