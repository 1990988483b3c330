import { makeStyles, mergeClasses, Tab, TabList, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { StoredFile } from "../../../src/contract/files.ts";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { AnnounceDocument } from "../announcing/announce-document.tsx";
import { DraftReplies } from "../drafting/draft-replies.tsx";
import { MeetingPart } from "../meeting/meeting-part.tsx";
import { Paper } from "../paper/paper.tsx";
import { ActPanel } from "./acts/act-panel.tsx";
import { SignaturesPart } from "../signatures/signatures-part.tsx";
import { SignedBar } from "../signatures/signed-bar.tsx";
import { asSigned, type SignedVersion } from "../signatures/signed-version.ts";
import { DataPart } from "./data-part.tsx";
import { DocumentHead } from "./document-head.tsx";
import { documentOptions } from "./document-query.ts";
import { FilesPart } from "./files-part.tsx";
import { HistoryPart } from "./history-part.tsx";
import { StampedCopy } from "./stamped-copy.tsx";
import { SlipTimeline } from "./slip-timeline.tsx";
import { useStanding } from "./use-standing.ts";
import { useIsAtLeast } from "./use-width.ts";
import { words } from "./words.ts";

/** Room for a paper beside the slip, px. */
const splitWidth = 700;

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  body: { flex: 1, minHeight: 0, display: "flex" },
  paper: { flex: 1, minWidth: 0, minHeight: 0 },
  side: { display: "flex", flexDirection: "column", flex: 1, minWidth: 0, minHeight: 0 },
  sideBesidePaper: { flex: "0 0 clamp(350px, 44%, 460px)" },
  tabs: { flexWrap: "wrap", padding: `0 ${tokens.spacingHorizontalS}`, flexShrink: 0 },
  tab: { [onTouch]: { minHeight: "44px" }, [onPhone]: { padding: `0 ${tokens.spacingHorizontalXS}` } },
  part: {
    flex: 1,
    minHeight: "96px",
    overflow: "auto",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    boxSizing: "border-box",
  },
  bare: { padding: 0, overflow: "hidden" },
});

type Part = "paper" | "handling" | "data" | "files" | "history";
const parts: readonly Part[] = ["paper", "handling", "data", "files", "history"];

interface PartProps {
  readonly part: Part;
  readonly detail: IncomingDetail;
  readonly file: StoredFile | null;
  readonly onShow: (file: StoredFile) => void;
  readonly signed: SignedVersion | null;
  readonly onSigned: (version: SignedVersion | null) => void;
}

function PaperOf({ file, signed, onSigned }: Pick<PartProps, "file" | "signed" | "onSigned">) {
  const t = useWords(words);
  if (file === null) return <p>{t("noFiles")}</p>;
  return (
    <SignedBar version={signed} onBack={() => onSigned(null)}>
      <Paper source={{ kind: "stored", file: asSigned(file, signed) }} />
    </SignedBar>
  );
}

function PartContent({ part, detail, file, onShow, signed, onSigned }: PartProps) {
  switch (part) {
    case "paper":
      return <PaperOf file={file} signed={signed} onSigned={onSigned} />;
    case "handling":
      return (
        <>
          <SlipTimeline detail={detail} />
          <MeetingPart detail={detail} />
          <DraftReplies detail={detail} />
          <AnnounceDocument documentId={detail.id} />
        </>
      );
    case "data":
      return <DataPart detail={detail} />;
    case "files":
      return (
        <>
          <FilesPart files={detail.files} shownId={file?.id ?? null} onShow={onShow} />
          <StampedCopy detail={detail} />
          <SignaturesPart
            about={{ kind: "incoming", id: detail.id }}
            legalValue={detail.legalValue}
            shown={signed}
            onShow={onSigned}
          />
        </>
      );
    case "history":
      return <HistoryPart detail={detail} />;
  }
}

/** The file that stands in the paper's place, as it is or as it was signed. */
function useShownFile({ files }: IncomingDetail) {
  const [fileId, setFileId] = useState<string | null>(null);
  const [signed, setSigned] = useState<SignedVersion | null>(null);
  const main = files.find((one) => one.role === "main") ?? files[0] ?? null;
  const choose = (chosen: string, version: SignedVersion | null) => {
    setFileId(chosen);
    setSigned(version);
  };
  return { file: files.find((one) => one.id === fileId) ?? main, signed, choose };
}

interface LoadedProps {
  readonly detail: IncomingDetail;
  /** When it was read, in milliseconds of the epoch. */
  readonly readAt: number;
  readonly place: "page" | "pane";
}

function Loaded({ detail, readAt, place }: LoadedProps) {
  useStanding(detail, readAt);
  const styles = useStyles();
  const t = useWords(words);
  const body = useRef<HTMLDivElement>(null);
  const isSplit = useIsAtLeast(body, splitWidth);
  const [chosen, setChosen] = useState<Part>("handling");
  const { file, signed, choose } = useShownFile(detail);
  const part = isSplit && chosen === "paper" ? "handling" : chosen;
  const show = (fileId: string, version: SignedVersion | null = null) => {
    choose(fileId, version);
    if (!isSplit) setChosen("paper");
  };
  const onSigned = (version: SignedVersion | null) =>
    version === null ? choose(file?.id ?? "", null) : show(version.fileId, version);
  const paper = { file, signed, onSigned };
  return (
    <article className={styles.view}>
      <DocumentHead detail={detail} place={place} onSignatures={() => setChosen("files")} />
      <div ref={body} className={styles.body}>
        {isSplit ? (
          <div className={styles.paper}>
            <PaperOf {...paper} />
          </div>
        ) : null}
        <div className={mergeClasses(styles.side, isSplit && styles.sideBesidePaper)}>
          <TabList
            size="small"
            className={styles.tabs}
            selectedValue={part}
            aria-label={t("parts")}
            onTabSelect={(_event, { value }) => setChosen(parts.find((one) => one === value) ?? "handling")}
          >
            {parts
              .filter((one) => one !== "paper" || !isSplit)
              .map((one) => (
                <Tab key={one} value={one} className={styles.tab}>
                  {one === "files" ? `${t("files")} ${detail.files.length}` : t(one)}
                </Tab>
              ))}
          </TabList>
          <div
            role="tabpanel"
            tabIndex={0}
            aria-label={t(part)}
            className={mergeClasses(styles.part, part === "paper" && styles.bare)}
          >
            <PartContent part={part} detail={detail} {...paper} onShow={({ id }) => show(id)} />
          </div>
          <ActPanel detail={detail} isFolded={part !== "handling"} onUnfold={() => setChosen("handling")} />
        </div>
      </div>
    </article>
  );
}

/** A document with its paper, its slip, and the act this person can do now; a page of its own or the reading pane. */
export function DocumentView({ id, place }: { id: string; place: "page" | "pane" }) {
  const api = useApi();
  const { data, error, refetch, dataUpdatedAt } = useQuery(documentOptions(api, id));
  if (data !== undefined) return <Loaded detail={data} readAt={dataUpdatedAt} place={place} />;
  return error === null ? (
    <ListSkeleton rows={6} />
  ) : (
    <FailedState error={error} onRetry={() => void refetch()} />
  );
}
