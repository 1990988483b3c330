import {
  Button,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { DocumentQuestionMarkRegular } from "@fluentui/react-icons/svg/document-question-mark";
import { PlugDisconnectedRegular } from "@fluentui/react-icons/svg/plug-disconnected";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import { useSay, useWords } from "./language.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { isAbsent, ProblemError, sentenceOf, SignInNeeded, Unreachable } from "./problem-error.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  calm: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    textAlign: "center",
    minHeight: "200px",
    boxSizing: "border-box",
  },
  icon: { fontSize: "40px", lineHeight: 0, color: tokens.colorNeutralForeground3 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  hint: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    maxWidth: "44ch",
    overflowWrap: "break-word",
  },
  action: { marginTop: tokens.spacingVerticalS },
  rows: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
  row: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  short: { width: "42%" },
});

export interface CalmProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly action?: ReactNode;
}

/** Nothing is here, said calmly, with the next step. */
export function EmptyState({ icon, title, hint, action }: CalmProps) {
  const styles = useStyles();
  return (
    <div className={styles.calm}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}

function failureIcon(error: unknown): ReactNode {
  if (error instanceof Unreachable) return <PlugDisconnectedRegular />;
  return isAbsent(error) ? <DocumentQuestionMarkRegular /> : <WarningRegular />;
}

/** A whole list or page that could not be loaded: what happened and what to do. */
export function FailedState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useWords(words);
  const say = useSay();
  if (error instanceof SignInNeeded) return null;
  const absent = isAbsent(error);
  const faultId = error instanceof ProblemError ? error.faultId : null;
  const hint = absent ? t("absentHint") : say(sentenceOf(error));
  return (
    <div role="alert">
      <EmptyState
        icon={failureIcon(error)}
        title={t(absent ? "absent" : "notLoaded")}
        hint={faultId === null ? hint : `${hint} ${t("faultId", { id: faultId })}`}
        action={onRetry === undefined || absent ? undefined : <Button onClick={onRetry}>{t("retry")}</Button>}
      />
    </div>
  );
}

/** A failure that stands beside what it is about, inside a page or form. */
export function FailureBar({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const t = useWords(words);
  const say = useSay();
  if (error === null || error === undefined || error instanceof SignInNeeded) return null;
  const action = onRetry === undefined ? undefined : { word: t("retry"), onClick: onRetry };
  return (
    <NoticeBar intent="error" action={action}>
      {say(sentenceOf(error))}
    </NoticeBar>
  );
}

/** The shape of a list that is on its way. */
export function ListSkeleton({ rows = 6, className }: { rows?: number; className?: string | undefined }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <Skeleton aria-label={t("loading")} className={mergeClasses(styles.rows, className)}>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={styles.row}>
          <SkeletonItem size={16} className={styles.short} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
}
