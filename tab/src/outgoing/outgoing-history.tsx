import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { HistoryEntry } from "../../../src/contract/history.ts";
import { showInstant } from "../foundation/format.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { afterName, useNameOf } from "../foundation/who.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: {
    listStyle: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  sentence: { ...typographyStyles.body1, margin: 0 },
  who: { ...typographyStyles.body1Strong },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  at: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Who did what and when, as sentences, the latest first. */
export function OutgoingHistory({ history }: { history: readonly HistoryEntry[] }) {
  const styles = useStyles();
  const say = useSay();
  const t = useWords(words);
  const nameOf = useNameOf();
  return (
    <ol className={styles.list} reversed>
      {history.toReversed().map((entry) => (
        <li key={entry.at + entry.action}>
          <p className={styles.sentence}>
            <strong className={styles.who}>{nameOf({ id: entry.whoId, name: entry.who })}</strong>{" "}
            {afterName(say(entry.sentence))}
            {entry.onBehalfOf === null ? null : ` (${t("onBehalf", { name: entry.onBehalfOf })})`}
          </p>
          {entry.text === null ? null : <p className={styles.text}>“{entry.text}”</p>}
          <time className={styles.at} dateTime={entry.at}>
            {showInstant(entry.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
