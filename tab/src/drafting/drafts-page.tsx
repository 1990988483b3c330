import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DraftsRegular } from "@fluentui/react-icons/svg/drafts";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearchParams } from "react-router";
import { draftPage, draftsQuery, type DraftRow } from "../../../src/contract/drafts.ts";
import { showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { usePillStyles } from "../foundation/pills.ts";
import { keys } from "../foundation/queries.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi, useHasRole } from "../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { hoverSurface } from "../foundation/surfaces.ts";
import { useDebounced } from "../registering/use-debounced.ts";
import { DraftStateMark } from "./draft-state-mark.tsx";
import { useMayDraft } from "./use-may-draft.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    [onPhone]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  views: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalXS },
  end: {
    marginLeft: "auto",
    flex: "1 1 280px",
    display: "flex",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalS,
  },
  search: { flex: "0 1 280px", minWidth: 0, [onPhone]: { flex: "1 1 0" } },
  touch: { [onTouch]: { minHeight: "44px" } },
  list: { listStyle: "none", margin: 0, padding: 0, overflow: "auto", flex: 1, minHeight: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
    [onPhone]: {
      gridTemplateColumns: "minmax(0, 1fr)",
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    },
  },
  abstract: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalM },
});

function useDrafts() {
  const api = useApi();
  const isClerk = useHasRole("clerk");
  const [params, setParams] = useSearchParams();
  const asked = draftsQuery.shape.view.safeParse(params.get("view") ?? undefined).data;
  const view = params.has("view") ? (asked ?? "all") : isClerk ? "toIssue" : "mine";
  const q = params.get("q") ?? "";
  const settled = useDebounced(q.trim(), 250);
  const query = useInfiniteQuery({
    queryKey: [...keys.drafts, "list", view, settled],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/drafts", draftPage, {
        query: { view, q: settled, cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const search = (text: string) =>
    setParams({ view, ...(text === "" ? {} : { q: text }) }, { replace: true });
  return { view, q, search, query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** Every draft that the person may read, by what is asked of them. */
export function DraftsPage() {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const mayDraft = useMayDraft();
  const { view, q, search, query, items } = useDrafts();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        <Views here={view} />
        <div className={styles.end}>
          <Input
            type="search"
            className={mergeClasses(styles.search, styles.touch)}
            contentBefore={<SearchRegular />}
            placeholder={t("search")}
            aria-label={t("search")}
            value={q}
            onChange={(_event, { value }) => search(value)}
          />
          {mayDraft ? (
            <Button
              appearance="primary"
              className={styles.touch}
              icon={<AddRegular />}
              onClick={() => void navigate("/drafts/new")}
            >
              {t("start")}
            </Button>
          ) : null}
        </div>
      </header>
      {query.isPending ? <ListSkeleton rows={7} /> : null}
      {query.isError && query.data === undefined ? (
        <FailedState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data !== undefined && items.length === 0 ? (
        <EmptyState
          icon={<DraftsRegular />}
          title={t(q === "" ? "none" : "noneFound")}
          {...(q === "" && mayDraft ? { hint: t("noneHint") } : {})}
        />
      ) : null}
      {items.length === 0 ? null : (
        <Rows items={items} onMore={query.hasNextPage ? () => void query.fetchNextPage() : null} />
      )}
    </div>
  );
}

function Rows({ items, onMore }: { items: readonly DraftRow[]; onMore: (() => void) | null }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <ul className={styles.list}>
      {items.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
      {onMore === null ? null : (
        <li className={styles.more}>
          <Button onClick={onMore}>{t("more")}</Button>
        </li>
      )}
    </ul>
  );
}

function Views({ here }: { here: string }) {
  const styles = useStyles();
  const pills = usePillStyles();
  const t = useWords(words);
  const isClerk = useHasRole("clerk");
  const mayDraft = useMayDraft();
  const decides = [useHasRole("leader"), useHasRole("unitHead")].some(Boolean);
  const views = draftsQuery.shape.view.unwrap().options.filter((view) => {
    if (view === "toApprove") return decides || here === view;
    if (view === "toIssue") return isClerk || here === view;
    return view !== "mine" || mayDraft;
  });
  return (
    <nav className={styles.views} aria-label={t("views")}>
      {views.map((view) => (
        <Link
          key={view}
          to={`/drafts?view=${view}`}
          className={mergeClasses(pills.pill, view === here && pills.here)}
          aria-current={view === here ? "page" : undefined}
        >
          {t(view)}
        </Link>
      ))}
    </nav>
  );
}

function Row({ row }: { row: DraftRow }) {
  const styles = useStyles();
  const t = useWords(words);
  const before =
    row.state === "submitted" && row.submittedTo !== null
      ? t("before", { name: row.submittedTo.name })
      : null;
  const second = [
    row.typeName,
    t("version", { number: row.latest }),
    row.drafter.name,
    row.unit?.name ?? null,
    before,
    showInstant(row.changedAt),
  ].filter((part) => part !== null);
  return (
    <Link to={`/drafts/${row.id}`} className={styles.row}>
      <div>
        <p className={styles.abstract}>{row.abstract}</p>
        <span className={styles.second}>{second.join(" · ")}</span>
      </div>
      <DraftStateMark draft={row} />
    </Link>
  );
}
