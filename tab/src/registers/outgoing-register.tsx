import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { RegisterView } from "../../../src/contract/directory.ts";
import {
  outgoingPage,
  outgoingQuery,
  type OutgoingQuery,
  type OutgoingRow,
} from "../../../src/contract/outgoing.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords, type Translate } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch, useIsPhone } from "../foundation/screen.ts";
import { useApi, useHasRole } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { useDocumentTypes } from "../registering/document-types.ts";
import { ChoiceFilter, DatesFilter } from "./filter-controls.tsx";
import { OutgoingCard } from "./outgoing-card.tsx";
import { NoEntries } from "./no-entries.tsx";
import { outgoingColumns } from "./outgoing-columns.tsx";
import { placeOf, rememberPlace } from "./places.ts";
import type { PrintForm } from "./print-dialog.tsx";
import { RegisterCards } from "./register-cards.tsx";
import { RegisterGrid } from "./register-grid.tsx";
import { RegisterHead } from "./register-head.tsx";
import { pageSize, useChainedRows, type RowsView } from "./rows-view.ts";
import { useStoredChoice } from "./stored-choice.ts";
import { openingYear, useRegisters } from "./use-registers.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  views: { padding: `0 ${tokens.spacingHorizontalM}`, flexShrink: 0 },
  touch: { [onTouch]: { minHeight: "44px" } },
  filters: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
});

type OutgoingFilter = Omit<OutgoingQuery, "cursor" | "limit">;

function readFilter(params: URLSearchParams): OutgoingFilter {
  const { cursor: _cursor, limit: _limit, ...known } = Object.fromEntries(params);
  const found = outgoingQuery.safeParse(known);
  if (!found.success) return { view: "own" };
  const { limit: _default, cursor: _none, ...filter } = found.data;
  return filter;
}

function writeFilter(filter: OutgoingFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

const always = new Set(["number", "symbol"]);

interface Filtering {
  readonly filter: OutgoingFilter & { readonly year: number };
  readonly onFilter: (patch: Partial<OutgoingFilter>) => void;
  readonly registers: readonly RegisterView[];
}

/** What narrows each column; in the grid's second row, and above the cards on a phone. */
function useFilters({ filter, onFilter, registers }: Filtering, size: "small" | "medium") {
  const t = useWords(words);
  const { language } = useLanguage();
  const types = useDocumentTypes("outgoing");
  const books = registers.filter((one) => one.year === filter.year);
  return {
    issued: (
      <DatesFilter
        key="issued"
        size={size}
        value={filter}
        onChange={({ from, to }) => onFilter({ from, to })}
      />
    ),
    abstract: (
      <ChoiceFilter
        key="abstract"
        label={t("abstract")}
        any={t("anyType")}
        size={size}
        value={filter.typeName ?? ""}
        choices={types.map(({ name }) => ({ value: name, name }))}
        onChange={(typeName) => onFilter({ typeName: typeName === "" ? undefined : typeName })}
      />
    ),
    book:
      books.length < 2 ? null : (
        <ChoiceFilter
          key="book"
          label={t("register")}
          any={t("allRegisters")}
          size={size}
          value={filter.register ?? ""}
          choices={books.map((one) => ({ value: one.key, name: language === "vi" ? one.name : one.nameEn }))}
          onChange={(register) => onFilter({ register: register === "" ? undefined : register })}
        />
      ),
  };
}

const printsOf = (t: Translate<typeof words>): PrintForm[] => [
  { form: "outgoing", kind: "pdf", title: t("printPdf") },
  { form: "outgoing", kind: "xlsx", title: t("exportXlsx") },
];

/** Sổ đăng ký văn bản đi, read on the screen. */
export function OutgoingRegister() {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const api = useApi();
  const isPhone = useIsPhone();
  const isClerk = useHasRole("clerk");
  const seesReceived = useHasRole("auditor") || isClerk;
  const [params, setParams] = useSearchParams();
  const known = useRegisters("outgoing");
  const read = readFilter(params);
  const filter = { ...read, year: read.year ?? openingYear(known) };
  const onFilter = (patch: Partial<OutgoingFilter>) =>
    setParams(writeFilter({ ...read, ...patch }), { replace: true });
  const [hidden, setHidden] = useStoredChoice("outgoing-columns", ["unit", "book", "priority", "files"]);
  const all = outgoingColumns(t);
  const rows = useChainedRows({
    key: [...keys.outgoing, "register", filter],
    fetchPage: (start, signal) =>
      api.get("/api/outgoing", outgoingPage, { query: { ...filter, ...start, limit: pageSize }, signal }),
    start: {},
    enabled: known !== null,
  });
  const filtering = { filter, onFilter, registers: known ?? [] };
  return (
    <div className={styles.page}>
      <RegisterHead
        title={t("outgoingTitle")}
        total={
          rows.total === null || rows.isFirstLoad
            ? null
            : t("entries", { n: showCount(rows.total, language) })
        }
        registers={known ?? []}
        year={filter.year}
        onYear={(year) => onFilter({ year })}
        q={filter.q ?? ""}
        onSearch={(q) => onFilter({ q: q === "" ? undefined : q })}
        columns={all.filter((column) => !always.has(column.id))}
        hidden={hidden}
        onHidden={setHidden}
        prints={printsOf(t)}
        act={
          isClerk && !isPhone ? (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate("/outgoing/new")}>
              {t("issue")}
            </Button>
          ) : null
        }
      />
      {seesReceived ? <Views view={filter.view} onView={(view) => onFilter({ view })} /> : null}
      <Entries
        {...{ filtering, rows, isPhone }}
        columns={all.filter(({ id }) => always.has(id) || !hidden.includes(id))}
      />
    </div>
  );
}

interface ViewsProps {
  readonly view: OutgoingQuery["view"];
  readonly onView: (view: OutgoingQuery["view"]) => void;
}

/** The register is the agency's own; what others sent here stands beside it, for who receives documents. */
function Views({ view, onView }: ViewsProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <TabList
      className={styles.views}
      size="small"
      aria-label={t("whose")}
      selectedValue={view}
      onTabSelect={(_event, data) => onView(data.value === "received" ? "received" : "own")}
    >
      <Tab value="own" className={styles.touch}>
        {t("ownDocuments")}
      </Tab>
      <Tab value="received" className={styles.touch}>
        {t("receivedDocuments")}
      </Tab>
    </TabList>
  );
}

interface EntriesProps {
  readonly filtering: Filtering;
  readonly rows: RowsView<OutgoingRow>;
  readonly isPhone: boolean;
  readonly columns: ReturnType<typeof outgoingColumns>;
}

function Entries({ filtering, rows, isPhone, columns }: EntriesProps) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const filters = useFilters(filtering, isPhone ? "medium" : "small");
  const { year: _year, view: _view, ...narrowing } = filtering.filter;
  const isFiltered = Object.values(narrowing).some((value) => value !== undefined);
  const list = `outgoing ${JSON.stringify(filtering.filter)}`;
  const [active, setActive] = useState(placeOf(list).active);
  const clear = () =>
    filtering.onFilter({
      q: undefined,
      register: undefined,
      typeName: undefined,
      from: undefined,
      to: undefined,
    });
  const empty = <NoEntries isFiltered={isFiltered} onClear={clear} />;
  const common = {
    label: t("outgoingTitle"),
    rows,
    onOpen: (row: OutgoingRow) => void navigate(`/outgoing/${row.id}`),
    startsAt: placeOf(list).offset,
    onScrolled: (offset: number) => rememberPlace(list, { offset }),
  };
  if (rows.error) return <FailedState error={rows.error} onRetry={rows.retry} />;
  if (isPhone) {
    const cards = <RegisterCards {...common} renderCard={(row) => <OutgoingCard row={row} />} />;
    return (
      <>
        <div className={styles.filters}>{Object.values(filters)}</div>
        {rows.isFirstLoad ? <ListSkeleton rows={8} /> : rows.count === 0 ? empty : cards}
      </>
    );
  }
  const withFilters = columns.map((column) => ({
    ...column,
    filter: Object.entries(filters).find(([id]) => id === column.id)?.[1],
  }));
  return (
    <RegisterGrid
      key={list}
      {...common}
      columns={withFilters}
      active={active}
      onActive={(index) => {
        setActive(index);
        rememberPlace(list, { active: index });
      }}
      jumpTo={null}
      empty={empty}
    />
  );
}
