import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { deadLetters } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { Letter } from "./letter.tsx";
import { useRevivals } from "./use-revival.ts";
import { words } from "./words.ts";

/** The server lists no more than these. */
const most = 200;

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  all: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  most: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Hộp lỗi: what was given up, why, and the one press that tries it again. */
export function DeadLettersPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("dead-letters", deadLetters);
  const revivals = useRevivals();
  const letters = data === undefined ? [] : revivals.withRevived(data);
  const waiting = letters.filter((letter) => revivals.of(letter)?.kind !== "revived");
  const { progress } = revivals;
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        {waiting.length < 2 && progress === null ? null : (
          <Button
            className={styles.all}
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={progress !== null}
            onClick={() => revivals.reviveAll(waiting)}
          >
            {progress === null
              ? t("allAgain", { n: waiting.length })
              : t("allSending", { at: progress.at, n: progress.of })}
          </Button>
        )}
      </header>
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={4} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : letters.length === 0 ? (
        <EmptyState icon={<MailCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <>
          <p className={styles.about}>{t("about")}</p>
          <ul className={styles.list} aria-label={t("list")}>
            {letters.map((letter) => (
              <Letter
                key={letter.id}
                letter={letter}
                revival={revivals.of(letter)}
                onAgain={progress === null ? () => revivals.revive(letter) : null}
              />
            ))}
          </ul>
          {data.length < most ? null : <p className={styles.most}>{t("most", { n: most })}</p>}
        </>
      )}
    </>
  );
}
