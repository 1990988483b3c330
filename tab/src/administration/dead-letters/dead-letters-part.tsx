import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { deadLetters } from "../../../../src/contract/administration.ts";
import { useWords } from "../../foundation/language.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { Letter } from "./letter.tsx";
import { useRevivals } from "./use-revival.ts";
import { words } from "./words.ts";

/** The server lists no more than these. */
const most = 200;

const useStyles = makeStyles({
  most: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Hộp lỗi: what was given up, why, and the one press that tries it again. */
export function DeadLettersPart() {
  const styles = useStyles();
  const part = usePartStyles();
  const t = useWords(words);
  const query = useAdmin("dead-letters", deadLetters);
  const revivals = useRevivals();
  const letters = query.data === undefined ? [] : revivals.withRevived(query.data);
  const waiting = letters.filter((letter) => revivals.of(letter)?.kind !== "revived");
  const { progress } = revivals;
  const again =
    waiting.length < 2 && progress === null ? null : (
      <Button
        className={part.act}
        icon={<ArrowClockwiseRegular />}
        disabledFocusable={progress !== null}
        onClick={() => revivals.reviveAll(waiting)}
      >
        {progress === null
          ? t("allAgain", { n: waiting.length })
          : t("allSending", { at: progress.at, n: progress.of })}
      </Button>
    );
  return (
    <PartFrame title={t("title")} act={again} query={query}>
      {(data) =>
        letters.length === 0 ? (
          <EmptyState icon={<MailCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />
        ) : (
          <>
            <p className={part.about}>{t("about")}</p>
            <ul className={part.list} aria-label={t("list")}>
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
        )
      }
    </PartFrame>
  );
}
