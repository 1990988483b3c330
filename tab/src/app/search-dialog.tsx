import {
  Dialog,
  DialogSurface,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
  useId,
} from "@fluentui/react-components";
import { DocumentSearchRegular } from "@fluentui/react-icons/svg/document-search";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import { incomingPage, type IncomingRow } from "../../../src/contract/incoming.ts";
import { useWords } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark, StateMark } from "../foundation/marks.tsx";
import { keys } from "../foundation/queries.ts";
import { onPhone } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { words } from "./words.ts";
import { chosenSurface, hoverSurface } from "../foundation/surfaces.ts";

const useStyles = makeStyles({
  surface: {
    padding: tokens.spacingHorizontalM,
    maxWidth: "640px",
    margin: "10vh auto auto",
    maxHeight: "80vh",
    display: "flex",
    flexDirection: "column",
    [onPhone]: {
      margin: 0,
      maxWidth: "100%",
      width: "100%",
      maxHeight: "100%",
      height: "100%",
      borderRadius: 0,
    },
  },
  results: { overflow: "auto", minHeight: 0, marginTop: tokens.spacingVerticalS },
  row: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    outline: `${tokens.strokeWidthThin} solid transparent`,
    ":hover": { backgroundColor: hoverSurface },
  },
  active: {
    backgroundColor: chosenSurface,
    outlineColor: tokens.colorTransparentStrokeInteractive,
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  number: typographyStyles.body1Strong,
  abstract: {
    ...typographyStyles.body1,
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
  },
  sender: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

const mostResults = 8;
const pauseMs = 150;

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function Result({
  row,
  id,
  isActive,
  onOpen,
}: {
  row: IncomingRow;
  id: string;
  isActive: boolean;
  onOpen: () => void;
}) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    // The field above keeps the focus and moves through the results with the arrows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isActive}
      className={mergeClasses(styles.row, isActive && styles.active)}
      onClick={onOpen}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: "nearest" });
      }}
    >
      <div className={styles.line}>
        <PriorityMark priority={row.priority} />
        <span className={styles.number}>
          {t("arrivalNumber", { number: row.arrivalNumber })} · {row.symbol}
        </span>
        <StateMark state={row.state} />
        <DeadlineMark deadline={row.deadline} />
      </div>
      <div className={styles.abstract}>{row.abstract}</div>
      <div className={styles.sender}>{row.senderName}</div>
    </div>
  );
}

function useResults(q: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.incoming, "search", q],
    enabled: q !== "",
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get("/api/incoming", incomingPage, { query: { q, limit: mostResults }, signal }),
  });
}

interface SearchState {
  readonly q: string;
  readonly rows: readonly IncomingRow[];
  readonly isEmpty: boolean;
  readonly isFirst: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

function useSearch(text: string): SearchState {
  const q = useSettled(text);
  const { data, error, isFetching, refetch } = useResults(q);
  return {
    q,
    rows: q === "" ? [] : (data?.items ?? []),
    isEmpty: q !== "" && data?.items.length === 0 && !isFetching,
    isFirst: q !== "" && data === undefined && error === null,
    error,
    retry: () => void refetch(),
  };
}

/** What stands in place of results. */
function NoResults({ q, isEmpty, isFirst, error, retry }: SearchState) {
  const t = useWords(words);
  if (error !== null) return <FailedState error={error} onRetry={retry} />;
  if (q === "") return <EmptyState icon={<DocumentSearchRegular />} title={t("searchStart")} />;
  if (isFirst) return <ListSkeleton rows={3} />;
  return isEmpty ? (
    <EmptyState icon={<DocumentSearchRegular />} title={t("searchNone")} hint={t("searchNoneHint")} />
  ) : null;
}

/** Ctrl+K: any document I may see, by a few words without tone marks. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const listId = useId("results");
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const search = useSearch(text);
  const { rows } = search;
  const open = (row: IncomingRow | undefined) => {
    if (row === undefined) return;
    onClose();
    void navigate(`/documents/${row.id}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, rows.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter") open(rows[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface} aria-label={t("search")}>
        <Input
          size="large"
          appearance="filled-darker"
          // A native list cannot show two lines with marks.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-label={t("search")}
          {...(rows[active] === undefined ? {} : { "aria-activedescendant": `${listId}-${active}` })}
          contentBefore={<SearchRegular />}
          placeholder={t("searchHint")}
          value={text}
          onChange={(_event, { value }) => {
            setText(value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div className={styles.results}>
          <NoResults {...search} />
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
          <div role="listbox" id={listId} aria-label={t("results", { count: rows.length })}>
            {rows.map((row, i) => (
              <Result
                key={row.id}
                {...{ row, id: `${listId}-${i}`, isActive: i === active, onOpen: () => open(row) }}
              />
            ))}
          </div>
        </div>
      </DialogSurface>
    </Dialog>
  );
}
