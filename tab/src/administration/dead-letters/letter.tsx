import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { MailErrorRegular } from "@fluentui/react-icons/svg/mail-error";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import type { DeadLetter } from "../../../../src/contract/administration.ts";
import { localTimeOf } from "../../../../src/domain/time/local-date.ts";
import { showInstant, showWhen } from "../../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../../foundation/list-line.ts";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { FailureBar } from "../../foundation/states.tsx";
import { causeOf } from "./cause-of.ts";
import type { Revival } from "./use-revival.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  letter: listLine,
  icon: { ...listSign, color: tokens.colorStatusDangerForeground3 },
  iconRevived: { color: tokens.colorStatusSuccessForeground3 },
  what: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  why: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0`, maxWidth: "80ch" },
  when: listDetail,
  summary: {
    ...typographyStyles.caption1,
    display: "inline-flex",
    alignItems: "center",
    minHeight: "24px",
    color: tokens.colorNeutralForeground2,
    cursor: "pointer",
    textDecorationLine: "underline",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    [onTouch]: { minHeight: "44px" },
  },
  raw: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
  revived: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalXS,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorStatusSuccessForeground1,
  },
  refused: { marginTop: tokens.spacingVerticalS },
  revivedIcon: { fontSize: "16px", lineHeight: 0, paddingTop: "2px" },
  act: { [onPhone]: { gridColumn: "2", justifySelf: "start" }, [onTouch]: { minHeight: "44px" } },
});

interface LetterProps {
  readonly letter: DeadLetter;
  readonly revival: Revival | null;
  /** Null while all of them are being sent. */
  readonly onAgain: (() => void) | null;
}

/** One thing that was given up: what, why as far as people understand it, and what can be done. */
export function Letter({ letter, revival, onAgain }: LetterProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const isRevived = revival?.kind === "revived";
  const isSending = revival?.kind === "sending";
  return (
    <li className={styles.letter}>
      <span className={mergeClasses(styles.icon, isRevived && styles.iconRevived)} aria-hidden>
        {isRevived ? <MailCheckmarkRegular /> : <MailErrorRegular />}
      </span>
      <div>
        <h3 className={styles.what}>{say(letter.what)}</h3>
        <div aria-live="polite">{isRevived ? <Revived at={revival.at} /> : null}</div>
        {isRevived ? null : <Cause letter={letter} />}
        {revival?.kind === "refused" ? (
          <div className={styles.refused}>
            <FailureBar error={revival.error} />
          </div>
        ) : null}
      </div>
      {isRevived ? null : (
        <Button
          className={styles.act}
          icon={<ArrowClockwiseRegular />}
          aria-label={isSending ? undefined : t("againWhat", { what: say(letter.what) })}
          disabledFocusable={isSending || onAgain === null}
          onClick={() => onAgain?.()}
        >
          {t(isSending ? "sending" : "again")}
        </Button>
      )}
    </li>
  );
}

function Revived({ at }: { at: Date }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <p className={styles.revived}>
      <span className={styles.revivedIcon} aria-hidden>
        <CheckmarkCircleFilled />
      </span>
      {t("revived", { time: localTimeOf(at) })}
    </p>
  );
}

function Cause({ letter }: { letter: DeadLetter }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const now = useNow();
  const { failedAt, createdAt, attempts, kind, lastError } = letter;
  const failed = showWhen(failedAt, now, language);
  const created = showWhen(createdAt, now, language);
  return (
    <>
      <p className={styles.why}>{t(causeOf(lastError))}</p>
      <p className={styles.when}>
        <time dateTime={failedAt} title={showInstant(failedAt)}>
          {attempts === 1 ? t("whenOnce", { failed }) : t("when", { failed, n: attempts })}
        </time>
        {created === failed ? null : ` · ${t("since", { created })}`}
      </p>
      <details>
        <summary className={styles.summary}>{t("details")}</summary>
        <pre className={styles.raw}>
          {kind} {letter.id}
          {"\n"}
          {lastError}
        </pre>
      </details>
    </>
  );
}
