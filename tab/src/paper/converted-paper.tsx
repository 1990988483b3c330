import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { fileText } from "../../../src/contract/files.ts";
import type { Api } from "../foundation/api.ts";
import { useWords } from "../foundation/language.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { pathOf, type PaperSource } from "./paper-source.ts";
import { PdfPaper } from "./pdf-paper.tsx";
import { FileCard } from "./plain-paper.tsx";
import { words } from "./words.ts";

interface ConvertedProps {
  readonly api: Api;
  readonly source: PaperSource & { readonly kind: "stored" };
  readonly onFailure: (error: unknown) => void;
}

/** A scan that browsers do not show, as the server turned it into pages. */
export function ScanPaper({ api, source, onFailure }: ConvertedProps) {
  const [pages, setPages] = useState<File | null>(null);
  const { id, name } = source.file;
  const load = useEffectEvent((fileId: string, signal: AbortSignal) =>
    api.blob(`${pathOf(fileId)}/pages.pdf`, { signal }),
  );
  const fail = useEffectEvent((error: unknown) => onFailure(error));
  useEffect(() => {
    const abortion = new AbortController();
    load(id, abortion.signal)
      .then((blob) => setPages(new File([blob], name, { type: "application/pdf" })))
      .catch((error: unknown) => {
        if (!abortion.signal.aborted) fail(error);
      });
    return () => abortion.abort();
  }, [id, name]);
  if (pages === null) return <ListSkeleton rows={6} />;
  return (
    <PdfPaper {...{ api, onFailure }} source={{ kind: "local", file: pages }} mark={null} onDownload={null} />
  );
}

const useStyles = makeStyles({
  desk: { height: "100%", overflow: "auto", padding: tokens.spacingHorizontalM, boxSizing: "border-box" },
  sheet: {
    ...typographyStyles.body1,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    maxWidth: "840px",
    margin: "0 auto",
    boxSizing: "border-box",
  },
  line: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  table: { borderCollapse: "collapse", display: "block", overflowX: "auto" },
  cell: {
    ...typographyStyles.body1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    padding: `2px ${tokens.spacingHorizontalS}`,
    verticalAlign: "top",
  },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function Lines({ lines, isTable }: { lines: readonly string[]; isTable: boolean }) {
  const styles = useStyles();
  if (!isTable)
    return lines.map((line, at) => (
      <p key={at} className={styles.line}>
        {line}
      </p>
    ));
  return (
    <table className={styles.table}>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            {line.split("\t").map((cell, column) => (
              <td key={column} className={styles.cell}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words of a file whose pages nobody shows here, as they were read for the search. */
export function WordsPaper({ api, source, onDownload }: ConvertedProps & { onDownload: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { id, mediaType } = source.file;
  const { data, error, refetch } = useQuery({
    queryKey: ["file-text", id],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/text`, fileText, { signal }),
    // What is being read at this moment is there in a few seconds.
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? 5000 : false),
  });
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={8} />;
  if (data.lines.length === 0)
    return (
      <FileCard
        source={source}
        {...(data.state === "waiting" ? { title: t("textWaiting"), hint: t("textWaitingHint") } : {})}
        onDownload={onDownload}
      />
    );
  return (
    // A scrolling region must be reachable without a mouse.
    <section className={styles.desk} tabIndex={0} aria-label={t("paper", { name: source.file.name })}>
      <div className={styles.sheet}>
        <Lines lines={data.lines} isTable={mediaType === sheetType} />
        {data.isCut ? <p className={styles.more}>{t("textCut")}</p> : null}
      </div>
    </section>
  );
}
