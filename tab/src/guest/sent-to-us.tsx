import { Button } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { received, sentDocument, sentPage, type SentRow } from "../../../src/contract/guest.ts";
import type { StoredFile } from "../../../src/contract/files.ts";
import { showDate, showInstant, showSize } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { guestKeys, useGuest } from "./guest-context.ts";
import { useListStyles } from "./list-styles.ts";
import { words } from "./words.ts";

/** What was issued to the agency outside, newest first, and whether it was taken in. */
export function SentToUs() {
  const styles = useListStyles();
  const t = useWords(words);
  const { api, session } = useGuest();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: guestKeys.documents,
    initialPageParam: "",
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get("/api/guest/documents", sentPage, { query: { cursor }, signal }),
    getNextPageParam: ({ next }) => next,
  });
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={6} />;
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return (
      <EmptyState
        icon={<MailInboxRegular />}
        title={t("none")}
        hint={t("noneHint", { host: session.host.name })}
      />
    );
  return (
    <>
      <ul className={styles.list} aria-label={t("sentToUs")}>
        {rows.map((row) => (
          <Sent key={row.id} row={row} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button className={styles.touch} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

function Sent({ row }: { row: SentRow }) {
  const styles = useListStyles();
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const { symbol, issuedDate, typeName, abstract, priority, receipt } = row;
  const urgency = ([null, "priority1", "priority2", "priority3"] as const)[priority];
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.what}>
          {[urgency ? t(urgency).toUpperCase() : "", typeName, symbol].filter(Boolean).join(" · ")} ·{" "}
          {showDate(issuedDate)}
        </p>
        <p className={styles.abstract}>{abstract}</p>
        <p className={styles.more}>
          {receipt === null
            ? t("notReceived")
            : t("received", { by: receipt.by, at: showInstant(receipt.at) })}
        </p>
      </div>
      <div className={styles.acts}>
        {receipt === null ? <Receive row={row} /> : null}
        <Button
          className={styles.touch}
          aria-expanded={isOpen}
          aria-label={t("filesOf", { what: symbol })}
          onClick={() => setOpen(!isOpen)}
        >
          {t("files")}
        </Button>
      </div>
      {isOpen ? <Files documentId={row.id} /> : null}
    </li>
  );
}

function Receive({ row }: { row: SentRow }) {
  const styles = useListStyles();
  const t = useWords(words);
  const { api } = useGuest();
  const client = useQueryClient();
  const receiving = useMutation({
    mutationFn: () => api.post(`/api/guest/documents/${row.id}/receive`, undefined, received),
    onSuccess: () => void client.invalidateQueries({ queryKey: guestKeys.documents }),
  });
  return (
    <>
      <Button
        className={styles.touch}
        appearance="primary"
        aria-label={t("receiveWhat", { what: row.symbol })}
        disabledFocusable={receiving.isPending}
        onClick={() => receiving.mutate()}
      >
        {t("receive")}
      </Button>
      <FailureBar error={receiving.error} />
    </>
  );
}

function Files({ documentId }: { documentId: string }) {
  const styles = useListStyles();
  const { api } = useGuest();
  const { data, error, refetch } = useQuery({
    queryKey: [...guestKeys.documents, documentId],
    queryFn: ({ signal }) => api.get(`/api/guest/documents/${documentId}`, sentDocument, { signal }),
  });
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />;
  return (
    <ul className={styles.files}>
      {(data?.files ?? []).map((file) => (
        <li key={file.id}>
          <FileButton file={file} />
        </li>
      ))}
    </ul>
  );
}

function FileButton({ file }: { file: StoredFile }) {
  const styles = useListStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { api } = useGuest();
  const notices = useNotices();
  // They come with the bearer header, so that the browser cannot fetch them by a link.
  const saving = useMutation({
    mutationFn: () => api.blob(`/api/guest/files/${file.id}`, { query: { download: 1 } }),
    onSuccess: (bytes) => saveAs(bytes, file.name),
    onError: (error) => notices.failed(error),
  });
  return (
    <Button
      className={styles.touch}
      appearance="transparent"
      disabledFocusable={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {t("open", { name: file.name })} ({showSize(file.size, language)})
    </Button>
  );
}
