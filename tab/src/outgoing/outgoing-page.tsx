import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import { outgoingDetail, type OutgoingDetail } from "../../../src/contract/outgoing.ts";
import { showDate } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { PriorityMark } from "../foundation/marks.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { Paper } from "../paper/paper.tsx";
import { PaperPage, usePaperParts } from "../paper/paper-page.tsx";
import { LegalButton } from "../signatures/legal-button.tsx";
import { SignaturesPart } from "../signatures/signatures-part.tsx";
import { SignedBar } from "../signatures/signed-bar.tsx";
import { asSigned, type SignedVersion } from "../signatures/signed-version.ts";
import { OutgoingData } from "./outgoing-data.tsx";
import { OutgoingFiles } from "./outgoing-files.tsx";
import { OutgoingHistory } from "./outgoing-history.tsx";
import { words } from "./words.ts";

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
  const t = useWords(words);
  const parts = usePaperParts(["data", "files", "history"]);
  const main = document.files.find((file) => file.role === "main") ?? document.files[0];
  const [shownFile, setShownFile] = useState(main?.id ?? null);
  const [signed, setSigned] = useState<SignedVersion | null>(null);
  const show = (fileId: string, version: SignedVersion | null = null) => {
    setShownFile(fileId);
    setSigned(version);
    parts.showPaper();
  };
  const file = document.files.find((one) => one.id === shownFile) ?? main;
  const paper = file ? (
    <SignedBar version={signed} onBack={() => setSigned(null)}>
      <Paper source={{ kind: "stored", file: asSigned(file, signed) }} />
    </SignedBar>
  ) : null;
  return (
    <PaperPage
      head={{
        back: "/outgoing",
        backWord: t("back"),
        title: `${document.symbol} · ${showDate(document.fields.issuedDate)}`,
        marks: (
          <>
            <PriorityMark priority={document.fields.priority} />
            <LegalButton legalValue={document.legalValue} onDetails={() => parts.show("files")} />
          </>
        ),
        lead: `${document.typeName}. ${document.fields.abstract}`,
      }}
      paper={paper}
      parts={parts}
      partsWord={t("parts")}
      nameOf={t}
    >
      {parts.shown === "data" ? <OutgoingData document={document} /> : null}
      {parts.shown === "history" ? <OutgoingHistory history={document.history} /> : null}
      {parts.shown === "files" ? (
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
    </PaperPage>
  );
}
