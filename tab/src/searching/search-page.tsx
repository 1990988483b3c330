import { Button, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentSearchRegular } from "@fluentui/react-icons/svg/document-search";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { FoundDocument } from "../../../src/contract/search.ts";
import { FoundDrafts } from "../drafting/found-drafts.tsx";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { FoundList } from "./found-list.tsx";
import { readSearch, writeSearch, type SearchFilter } from "./search-filter.ts";
import { SearchFilters } from "./search-filters.tsx";
import { useAnswers, useSettled } from "./use-search.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    maxWidth: "960px",
    [onPhone]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  more: { alignSelf: "center", [onTouch]: { minHeight: "44px" } },
});

/** What was typed goes into the address once nobody has typed for a moment; going back brings the answers back. */
function useFilter() {
  const [params, setParams] = useSearchParams();
  const filter = readSearch(params);
  const [typed, setTyped] = useState(filter.q);
  const settled = useSettled(typed);
  const change = (patch: Partial<SearchFilter>) =>
    setParams(writeSearch({ ...filter, ...patch }), { replace: true });
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => latest.current({ q: settled }), [settled]);
  return { filter, typed, setTyped, change };
}

/** /search: everything that the person may read, by its fields and the text of its files. */
export function SearchPage() {
  const styles = useStyles();
  const t = useWords(words);
  const field = useRef<HTMLInputElement>(null);
  const { filter, typed, setTyped, change } = useFilter();
  useEffect(() => field.current?.focus(), []);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      <Input
        input={{ ref: field }}
        type="search"
        size="large"
        aria-label={t("title")}
        placeholder={t("hint")}
        contentBefore={<SearchRegular />}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) change({ q: typed });
        }}
      />
      <SearchFilters filter={filter} onFilter={change} />
      {filter.kind === "incoming" ? null : <FoundDrafts q={filter.q} />}
      <Answers filter={filter} field={field} onClear={() => change(writeOnly(filter.q))} />
    </div>
  );
}

const writeOnly = (q: string): SearchFilter => ({
  q,
  kind: "all",
  year: undefined,
  typeName: undefined,
  state: undefined,
  sender: undefined,
  from: undefined,
  to: undefined,
});

function Answers({
  filter,
  field,
  onClear,
}: {
  filter: SearchFilter;
  field: { readonly current: HTMLInputElement | null };
  onClear: () => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useAnswers(filter);
  const pages = data?.pages ?? [];
  const found: FoundDocument[] = pages.flatMap(({ items }) => items);
  const [first] = pages;
  if (filter.q === "")
    return <EmptyState icon={<DocumentSearchRegular />} title={t("start")} hint={t("startHint")} />;
  if (error !== null && first === undefined)
    return <FailedState error={error} onRetry={() => void refetch()} />;
  if (first === undefined) return <ListSkeleton rows={5} />;
  if (found.length === 0 && !isFetching) {
    const isNarrowed = Object.keys(writeSearch(filter)).length > 1;
    const action = isNarrowed ? <Button onClick={onClear}>{t("clear")}</Button> : undefined;
    return (
      <EmptyState icon={<DocumentSearchRegular />} title={t("none")} hint={t("noneHint")} action={action} />
    );
  }
  const count = showCount(first.total, language);
  return (
    <>
      <output className={styles.count}>{t(first.isMore ? "countMore" : "count", { count })}</output>
      <FoundList found={found} field={field} />
      {error === null ? null : <FailureBar error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage ? (
        <Button className={styles.more} disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
