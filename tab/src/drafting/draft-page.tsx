import { useState } from "react";
import { useParams } from "react-router";
import type { DraftDetail, DraftVersionView } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { OutgoingHistory } from "../outgoing/outgoing-history.tsx";
import { Paper } from "../paper/paper.tsx";
import { PaperPage, usePaperParts } from "../paper/paper-page.tsx";
import { DraftActs } from "./draft-acts.tsx";
import { DraftBars } from "./draft-bars.tsx";
import { DraftData } from "./draft-data.tsx";
import { useDraftDetail } from "./draft-query.ts";
import { DraftStateMark } from "./draft-state-mark.tsx";
import { DraftVersions } from "./draft-versions.tsx";
import { words } from "./words.ts";

/** A draft: the version that is shown, all its versions, how it stands, and what this person can do now. */
export function DraftPage() {
  const { id = "" } = useParams();
  const { data, error, refetch } = useDraftDetail(id);
  if (data) return <Draft key={data.id} draft={data} />;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return <ListSkeleton rows={8} />;
}

/** What somebody opens the page for: the version to decide on, else what was approved, else the latest. */
function firstShown({ versions, submission, approval, state }: DraftDetail): DraftVersionView | undefined {
  const number = state === "submitted" ? submission?.number : approval?.number;
  return versions.find((version) => version.number === number) ?? versions[0];
}

function Draft({ draft }: { draft: DraftDetail }) {
  const t = useWords(words);
  const parts = usePaperParts(["versions", "data", "history"]);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = draft.versions.find(({ number }) => number === chosen) ?? firstShown(draft);
  const show = (number: number) => {
    setChosen(number);
    parts.showPaper();
  };
  return (
    <PaperPage
      head={{
        back: "/drafts",
        backWord: t("back"),
        title: `${draft.typeName} · ${t("version", { number: shown?.number ?? draft.latest })}`,
        marks: <DraftStateMark draft={draft} />,
        lead: draft.abstract,
      }}
      bars={<DraftBars draft={draft} />}
      paper={
        shown === undefined ? null : (
          <Paper source={{ kind: "stored", file: { ...shown, id: shown.fileId } }} />
        )
      }
      parts={parts}
      partsWord={t("parts")}
      nameOf={t}
      acts={<DraftActs draft={draft} />}
    >
      {parts.shown === "versions" ? (
        <DraftVersions draft={draft} shown={shown?.number ?? null} onShow={show} />
      ) : null}
      {parts.shown === "data" ? <DraftData draft={draft} /> : null}
      {parts.shown === "history" ? <OutgoingHistory history={draft.history} /> : null}
    </PaperPage>
  );
}
