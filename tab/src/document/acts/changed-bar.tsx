import { makeStyles, typographyStyles } from "@fluentui/react-components";
import type { HistoryEntry } from "../../../../src/contract/history.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { afterName } from "../../foundation/who.tsx";
import { words } from "../words.ts";

const useStyles = makeStyles({ title: typographyStyles.body1Strong });

/** More than these stand in the history. */
const mostShown = 3;

interface ChangedBarProps {
  readonly entries: readonly HistoryEntry[];
  /** The person tried something meanwhile, which is not recorded. */
  readonly isUnsaved: boolean;
  /** What the person is writing can no longer be done. */
  readonly isGone: boolean;
  readonly onSeen: () => void;
}

/** Others acted while the document was open: who did what, and what that means for what is being written. */
export function ChangedBar({ entries, isUnsaved, isGone, onSeen }: ChangedBarProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const more = entries.length - mostShown;
  return (
    <NoticeBar
      intent={isUnsaved || isGone ? "warning" : "info"}
      isSquare
      action={{ word: t("seen"), onClick: onSeen }}
    >
      <div className={styles.title}>{t("changed")}</div>
      {entries.slice(-mostShown).map((entry) => (
        <div key={`${entry.at} ${entry.action}`}>
          {entry.who} {afterName(say(entry.sentence))}.
        </div>
      ))}
      {more > 0 ? <div>{t("changedMore", { n: more })}</div> : null}
      {isUnsaved ? <div>{t("changedHint")}</div> : null}
      {isGone ? <div>{t("changedGone")}</div> : null}
    </NoticeBar>
  );
}
