import { Button, makeStyles, Tab, TabList, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import type { DraftDetail, DraftVersionView } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { onNarrow, onPhone, useIsWide } from "../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { OutgoingHistory } from "../outgoing/outgoing-history.tsx";
import { Paper } from "../paper/paper.tsx";
import { DraftActs } from "./draft-acts.tsx";
import { DraftBars } from "./draft-bars.tsx";
import { DraftData } from "./draft-data.tsx";
import { useDraftDetail } from "./draft-query.ts";
import { DraftStateMark } from "./draft-state-mark.tsx";
import { DraftVersions } from "./draft-versions.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  lead: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, flexBasis: "100%", margin: 0 },
  sides: {
    flex: 1,
    minHeight: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 6fr) minmax(360px, 5fr)",
    [onNarrow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  side: { minHeight: 0, minWidth: 0, display: "flex", flexDirection: "column" },
  panel: {
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalL,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  paper: { flex: 1, minHeight: 0, display: "flex", flexDirection: "column" },
});

type Part = "paper" | "versions" | "data" | "history";

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
  const styles = useStyles();
  const isWide = useIsWide();
  const [chosen, setChosen] = useState<number | null>(null);
  const [part, setPart] = useState<Part>(isWide ? "versions" : "paper");
  const shown = draft.versions.find(({ number }) => number === chosen) ?? firstShown(draft);
  const show = (number: number) => {
    setChosen(number);
    if (!isWide) setPart("paper");
  };
  const paper =
    shown === undefined ? null : (
      <div className={styles.paper}>
        <Paper source={{ kind: "stored", file: { ...shown, id: shown.fileId } }} />
      </div>
    );
  const at = isWide && part === "paper" ? "versions" : part;
  return (
    <div className={styles.page}>
      <Head draft={draft} shown={shown?.number ?? draft.latest} />
      <DraftBars draft={draft} />
      <div className={styles.sides}>
        {isWide ? <div className={styles.side}>{paper}</div> : null}
        <div className={styles.side}>
          <Parts shown={at} isWide={isWide} onShow={setPart} />
          {at === "paper" ? (
            paper
          ) : (
            <div className={styles.panel}>
              {at === "versions" ? (
                <DraftVersions draft={draft} shown={shown?.number ?? null} onShow={show} />
              ) : null}
              {at === "data" ? <DraftData draft={draft} /> : null}
              {at === "history" ? <OutgoingHistory history={draft.history} /> : null}
            </div>
          )}
          <DraftActs draft={draft} />
        </div>
      </div>
    </div>
  );
}

function Head({ draft, shown }: { draft: DraftDetail; shown: number }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={t("back")}
        onClick={() => void navigate("/drafts")}
      />
      <h1 className={styles.title}>
        {draft.typeName} · {t("version", { number: shown })}
      </h1>
      <DraftStateMark draft={draft} />
      <p className={styles.lead}>{draft.abstract}</p>
    </header>
  );
}

function Parts({ shown, isWide, onShow }: { shown: Part; isWide: boolean; onShow: (part: Part) => void }) {
  const t = useWords(words);
  const parts: readonly Part[] = isWide
    ? ["versions", "data", "history"]
    : ["paper", "versions", "data", "history"];
  return (
    <TabList
      aria-label={t("parts")}
      selectedValue={shown}
      onTabSelect={(_event, data) => onShow(parts.find((part) => part === data.value) ?? "versions")}
    >
      {parts.map((part) => (
        <Tab key={part} value={part}>
          {t(part)}
        </Tab>
      ))}
    </TabList>
  );
}
