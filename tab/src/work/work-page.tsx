import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useNavigate, useParams } from "react-router";
import { workBucket, type WorkItem } from "../../../src/contract/routing.ts";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { onPhone, useIsWide } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { Buckets } from "./buckets.tsx";
import { useSelection } from "./use-selection.ts";
import { words } from "./words.ts";
import { WorkList } from "./work-list.tsx";
import { workPageOptions } from "./work-query.ts";

const loadDocumentView = () => import("../document/document-view.tsx");
const DocumentView = lazy(async () => ({ default: (await loadDocumentView()).DocumentView }));

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    [onPhone]: { paddingLeft: tokens.spacingHorizontalL },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  body: { display: "flex", flex: 1, minHeight: 0 },
  list: { flex: "1 1 auto", minWidth: 0, overflow: "auto" },
  listBesidePane: { flex: "0 0 31%", minWidth: "320px", maxWidth: "440px", overflow: "auto" },
  pane: {
    flex: 1,
    minWidth: 0,
    minHeight: 0,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
});

function useWork() {
  const api = useApi();
  const { bucket: named } = useParams();
  const bucket = workBucket.safeParse(named).data ?? "toHandle";
  const query = useInfiniteQuery({ ...workPageOptions(api, bucket), refetchInterval: 60_000 });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { bucket, query, items, counts: query.data?.pages[0]?.counts };
}

/** The keys of the list; the row that the keys reach is brought into sight. */
function useListKeys(selected: WorkItem | null, move: (by: 1 | -1) => void, open: () => void) {
  const t = useWords(words);
  const list = useRef<HTMLDivElement>(null);
  useShortcuts([
    { key: "j", words: t("keyDown"), run: () => move(1) },
    { key: "k", words: t("keyUp"), run: () => move(-1) },
    { key: "Enter", words: t("keyOpen"), run: open },
  ]);
  const id = selected?.documentId;
  useEffect(() => {
    if (id === undefined) return;
    list.current?.querySelector(`[data-document="${id}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id]);
  return list;
}

/** What waits for this person, nearest deadline first, with the document beside it where there is room. */
export function WorkPage() {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const isWide = useIsWide();
  const { bucket, query, items, counts } = useWork();
  const isLoaded = query.data !== undefined;
  const { item, choose, move } = useSelection(items);
  const open = (chosen: WorkItem | null) => {
    if (chosen !== null) void navigate(`/documents/${chosen.documentId}`);
  };
  const list = useListKeys(item, move, () => open(item));
  useEffect(() => {
    const prepare = async () => {
      await loadDocumentView();
      const { prepareForPdf } = await import("../paper/paper.tsx");
      prepareForPdf();
    };
    if (isLoaded) void prepare();
  }, [isLoaded]);
  const shownInPane = isWide && items.length > 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        <Buckets counts={counts} here={bucket} />
      </header>
      <div className={styles.body}>
        <div ref={list} className={shownInPane || query.isPending ? styles.listBesidePane : styles.list}>
          {query.isPending ? <ListSkeleton rows={7} /> : null}
          {query.isError && query.data === undefined ? (
            <FailedState error={query.error} onRetry={() => void query.refetch()} />
          ) : null}
          {query.data === undefined ? null : (
            <WorkList
              bucket={bucket}
              items={items}
              selected={shownInPane ? item : null}
              onChoose={isWide ? choose : open}
              onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
            />
          )}
        </div>
        {shownInPane ? (
          <section className={styles.pane} aria-label={t("pane")}>
            {item === null ? (
              <EmptyState icon={<DocumentRegular />} title={t("choose")} hint={t("chooseHint")} />
            ) : (
              <Suspense fallback={<ListSkeleton rows={5} />}>
                <DocumentView key={item.documentId} id={item.documentId} place="pane" />
              </Suspense>
            )}
          </section>
        ) : null}
      </div>
    </div>
  );
}
