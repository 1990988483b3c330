import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { HistoryEntry } from "../../../../src/contract/history.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { words } from "../words.ts";

/** Somebody was first: what they did, and that the act just tried is not recorded. */
export function ChangedBar({ entries, onSeen }: { entries: readonly HistoryEntry[]; onSeen: () => void }) {
  const t = useWords(words);
  const say = useSay();
  return (
    <MessageBar intent="warning" layout="multiline" shape="square" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t("changed")}</MessageBarTitle>
        {entries.map((entry) => (
          <div key={`${entry.at} ${entry.action}`}>{say(entry.sentence)}.</div>
        ))}
        <div>{t("changedHint")}</div>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onSeen}>
          {t("seen")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
