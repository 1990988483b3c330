import { makeStyles, typographyStyles } from "@fluentui/react-components";
import type { HistoryEntry } from "../../../../src/contract/history.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { words } from "../words.ts";

const useStyles = makeStyles({ title: typographyStyles.body1Strong });

/** Somebody was first: what they did, and that the act just tried is not recorded. */
export function ChangedBar({ entries, onSeen }: { entries: readonly HistoryEntry[]; onSeen: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  return (
    <NoticeBar intent="warning" isSquare action={{ word: t("seen"), onClick: onSeen }}>
      <div className={styles.title}>{t("changed")}</div>
      {entries.map((entry) => (
        <div key={`${entry.at} ${entry.action}`}>
          {entry.who}: {say(entry.sentence)}.
        </div>
      ))}
      <div>{t("changedHint")}</div>
    </NoticeBar>
  );
}
