import { makeStyles, tokens } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { useCatchUp } from "./draft-query.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bars: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalL}`,
    ":not(:empty)": { paddingBottom: tokens.spacingVerticalS },
  },
});

/** What people must know before they act: a reason, a newer version, what is edited elsewhere, what comes next. */
export function DraftBars({ draft }: { draft: DraftDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const catchUp = useCatchUp(draft.id);
  const { state, approval, submission, latest, outgoing, returnReason, editing, acts } = draft;
  return (
    <div className={styles.bars}>
      {returnReason === null ? null : (
        <NoticeBar intent="warning">{t("returnedBar", { reason: returnReason })}</NoticeBar>
      )}
      {draft.changedAfterApproval && approval !== null ? (
        <NoticeBar intent="warning">{t("lateBar", { latest, number: approval.number })}</NoticeBar>
      ) : null}
      {state === "submitted" && submission !== null && latest > submission.number ? (
        <NoticeBar intent="warning">{t("newerBar", { latest, number: submission.number })}</NoticeBar>
      ) : null}
      {state === "approved" && approval !== null && acts.length > 0 ? (
        <NoticeBar intent="info">{t("signHint", { number: approval.number })}</NoticeBar>
      ) : null}
      {editing === "inWord" && acts.includes("edit") ? (
        <NoticeBar
          intent="info"
          action={{ word: t("catchUp"), onClick: () => (catchUp.isPending ? undefined : catchUp.mutate()) }}
        >
          {t("inWordBar")}
        </NoticeBar>
      ) : null}
      {outgoing === null ? null : (
        <NoticeBar
          intent="info"
          action={{
            word: t("openOutgoing", { symbol: outgoing.symbol }),
            onClick: () => void navigate(`/outgoing/${outgoing.id}`),
          }}
        >
          {t("issued")}
        </NoticeBar>
      )}
    </div>
  );
}
