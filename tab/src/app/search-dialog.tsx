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
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useNavigate } from "react-router";
import type { FoundDocument } from "../../../src/contract/search.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onPhone } from "../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { hoverSurface } from "../foundation/surfaces.ts";
import { FoundLine, pathOfFound } from "../searching/found-line.tsx";
import { searchAddress } from "../searching/search-filter.ts";
import { useFirstAnswers, useSettled } from "../searching/use-search.ts";
import { words } from "./words.ts";

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
    display: "flex",
    flexDirection: "column",
    ":hover": { backgroundColor: hoverSurface },
  },
  // A tint would leave too little contrast to the marks on a dialog of the dark theme.
  active: {
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandForeground1}`,
    outlineColor: tokens.colorNeutralStroke1,
  },
  all: { ...typographyStyles.body1Strong, color: tokens.colorBrandForegroundLink },
});

const mostResults = 8;

function Option({
  id,
  isActive,
  onOpen,
  children,
}: {
  id: string;
  isActive: boolean;
  onOpen: () => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    // The field above keeps the focus and moves through the results with the arrows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={mergeClasses(styles.row, isActive && styles.active)}
      onClick={onOpen}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: "nearest" });
      }}
    >
      {children}
    </div>
  );
}

interface SearchState {
  readonly q: string;
  readonly found: readonly FoundDocument[];
  /** More than is shown here: the page has them all. */
  readonly total: string | null;
  readonly isEmpty: boolean;
  readonly isFirst: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

function useSearch(text: string): SearchState {
  const q = useSettled(text);
  const { language } = useLanguage();
  const { data, error, isFetching, refetch } = useFirstAnswers(q, mostResults);
  const found = q === "" ? [] : (data?.items ?? []);
  const total = data === undefined ? "" : `${showCount(data.total, language)}${data.isMore ? "+" : ""}`;
  return {
    q,
    found,
    total: found.length > 0 && data?.next !== null ? total : null,
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

/** What the arrows go through: the documents, then the way to all of them. */
function useChoice(search: SearchState, onClose: () => void) {
  const navigate = useNavigate();
  const [active, setActive] = useState(0);
  const { found, q, total } = search;
  const paths = [...found.map(pathOfFound), ...(total === null ? [] : [searchAddress(q)])];
  const open = (path: string | undefined) => {
    if (path === undefined) return;
    onClose();
    void navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, paths.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter") open(event.ctrlKey && q !== "" ? searchAddress(q) : paths[active]);
    else return;
    event.preventDefault();
  };
  return { active, setActive, paths, open, onKeyDown };
}

/** Ctrl+K: any document I may see, by a few words of its own or of its files, without tone marks. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const listId = useId("results");
  const [text, setText] = useState("");
  const search = useSearch(text);
  const { found, total } = search;
  const { active, setActive, paths, open, onKeyDown } = useChoice(search, onClose);
  const option = (i: number) => ({
    id: `${listId}-${i}`,
    isActive: i === active,
    onOpen: () => open(paths[i]),
  });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface} aria-label={t("search")}>
        <Input
          size="large"
          appearance="filled-darker"
          // A native list cannot show two lines with marks.
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-label={t("search")}
          {...(paths[active] === undefined ? {} : { "aria-activedescendant": `${listId}-${active}` })}
          contentBefore={<SearchRegular />}
          placeholder={t("searchHint")}
          value={text}
          onChange={(_event, { value }) => {
            setText(value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <NoResults {...search} />
        <div
          role="listbox"
          id={listId}
          className={styles.results}
          aria-label={t("results", { count: found.length })}
        >
          {found.map((one, i) => (
            <Option key={one.id} {...option(i)}>
              <FoundLine found={one} isShort />
            </Option>
          ))}
          {total === null ? null : (
            <Option {...option(found.length)}>
              <span className={styles.all}>{t("searchAll", { count: total })}</span>
            </Option>
          )}
        </div>
      </DialogSurface>
    </Dialog>
  );
}
