import { Button, makeStyles, Tab, TabList, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { outgoingDetail, type OutgoingDetail } from "../../../src/contract/outgoing.ts";
import { showDate } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { PriorityMark } from "../foundation/marks.tsx";
import { keys } from "../foundation/queries.ts";
import { onNarrow, onPhone, useIsWide } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { Paper } from "../paper/paper.tsx";
import { LegalButton } from "../signatures/legal-button.tsx";
import { SignaturesPart } from "../signatures/signatures-part.tsx";
import { SignedBar } from "../signatures/signed-bar.tsx";
import { asSigned, type SignedVersion } from "../signatures/signed-version.ts";
import { OutgoingData } from "./outgoing-data.tsx";
import { OutgoingFiles } from "./outgoing-files.tsx";
import { OutgoingHistory } from "./outgoing-history.tsx";
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
  panel: { flex: 1, minHeight: 0, overflowY: "auto", padding: tokens.spacingHorizontalL },
  paper: { flex: 1, minHeight: 0 },
});

type Part = "paper" | "data" | "files" | "history";

/** An outgoing document: the paper, its data, its files and what happened to it. */
export function OutgoingPage() {
  const { id = "" } = useParams();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.outgoing, "detail", id],
    queryFn: ({ signal }) => api.get(`/api/outgoing/${encodeURIComponent(id)}`, outgoingDetail, { signal }),
    // The result of a check shows by itself.
    refetchInterval: ({ state }) => (state.data?.legalValue.isChecking === true ? 2_000 : false),
  });
  if (data) return <Document document={data} />;
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return <ListSkeleton rows={8} />;
}

function Document({ document }: { document: OutgoingDetail }) {
  const styles = useStyles();
  const isWide = useIsWide();
  const main = document.files.find((file) => file.role === "main") ?? document.files[0];
  const [shownFile, setShownFile] = useState(main?.id ?? null);
  const [signed, setSigned] = useState<SignedVersion | null>(null);
  const [part, setPart] = useState<Part>(isWide ? "data" : "paper");
  const show = (fileId: string, version: SignedVersion | null = null) => {
    setShownFile(fileId);
    setSigned(version);
    if (!isWide) setPart("paper");
  };
  const file = document.files.find((one) => one.id === shownFile) ?? main;
  const paper = file ? (
    <div className={styles.paper}>
      <SignedBar version={signed} onBack={() => setSigned(null)}>
        <Paper source={{ kind: "stored", file: asSigned(file, signed) }} />
      </SignedBar>
    </div>
  ) : null;
  const shown = isWide && part === "paper" ? "data" : part;
  return (
    <div className={styles.page}>
      <Head document={document} onSignatures={() => setPart("files")} />
      <div className={styles.sides}>
        {isWide ? <div className={styles.side}>{paper}</div> : null}
        <div className={styles.side}>
          <Parts shown={shown} isWide={isWide} onShow={setPart} />
          {shown === "paper" ? (
            paper
          ) : (
            <div className={styles.panel}>
              {shown === "data" ? <OutgoingData document={document} /> : null}
              {shown === "history" ? <OutgoingHistory history={document.history} /> : null}
              {shown === "files" ? (
                <>
                  <OutgoingFiles files={document.files} shown={file?.id ?? null} onShow={show} />
                  <SignaturesPart
                    about={{ kind: "outgoing", id: document.id }}
                    legalValue={document.legalValue}
                    shown={signed}
                    onShow={(version) => show(version.fileId, version)}
                  />
                </>
              ) : null}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

function Head({ document, onSignatures }: { document: OutgoingDetail; onSignatures: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <header className={styles.head}>
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={t("back")}
        onClick={() => void navigate("/outgoing")}
      />
      <h1 className={styles.title}>
        {document.symbol} · {showDate(document.fields.issuedDate)}
      </h1>
      <PriorityMark priority={document.fields.priority} />
      <LegalButton legalValue={document.legalValue} onDetails={onSignatures} />
      <p className={styles.lead}>
        {document.typeName}. {document.fields.abstract}
      </p>
    </header>
  );
}

function Parts({ shown, isWide, onShow }: { shown: Part; isWide: boolean; onShow: (part: Part) => void }) {
  const t = useWords(words);
  const parts: readonly Part[] = isWide
    ? ["data", "files", "history"]
    : ["paper", "data", "files", "history"];
  return (
    <TabList
      selectedValue={shown}
      onTabSelect={(_event, data) => onShow(parts.find((part) => part === data.value) ?? "data")}
    >
      {parts.map((part) => (
        <Tab key={part} value={part}>
          {t(part)}
        </Tab>
      ))}
    </TabList>
  );
}
