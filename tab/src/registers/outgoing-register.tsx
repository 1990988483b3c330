import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { outgoingPage, type OutgoingQuery, type OutgoingRow } from "../../../src/contract/outgoing.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords, type Translate } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch, useIsPhone, useIsWide } from "../foundation/screen.ts";
import { useApi, useHasRole } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { OutgoingCard } from "./outgoing-card.tsx";
import { NoEntries } from "./no-entries.tsx";
import { orderedFor } from "./grid-column.ts";
import { outgoingColumns } from "./outgoing-columns.tsx";
import {
  isWholeOutgoing,
  readOutgoingFilter,
  writeOutgoingFilter,
  type OutgoingFilter,
} from "./outgoing-filter.ts";
import { useOutgoingFilters, type OutgoingFiltering } from "./outgoing-filters.tsx";
import { placeOf, rememberPlace } from "./places.ts";
import type { PrintForm } from "./print-dialog.tsx";
import { RegisterCards } from "./register-cards.tsx";
import { RegisterGrid } from "./register-grid.tsx";
import { RegisterHead } from "./register-head.tsx";
import { pageSize, type RowsView } from "./rows-view.ts";
import { useStoredChoice } from "./stored-choice.ts";
import { useRegisterRows } from "./use-register-rows.ts";
import { lastWithoutGaps, openingYear, useRegisters } from "./use-registers.ts";
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

const always = new Set(["number", "symbol"]);

const printsOf = (t: Translate<typeof words>): PrintForm[] => [
  { form: "outgoing", kind: "pdf", title: t("printPdf") },
  { form: "outgoing", kind: "xlsx", title: t("exportXlsx") },
];

type WithYear = OutgoingFiltering["filter"];

function useRows(filter: WithYear, known: OutgoingFiltering["registers"] | null): RowsView<OutgoingRow> {
  const api = useApi();
  const { atNumber: _, ...listed } = filter;
  const books = (known ?? []).filter((one) => one.year === filter.year);
  const book = books.length === 1 ? books[0] : books.find(({ key }) => key === filter.register);
  return useRegisterRows({
    key: [...keys.outgoing, "register", listed],
    fetchPage: (start, signal) =>
      api.get("/api/outgoing", outgoingPage, { query: { ...listed, ...start, limit: pageSize }, signal }),
    numberOf: (row) => row.number,
    filter,
    isWhole: isWholeOutgoing(filter),
    last: lastWithoutGaps(book),
    isKnown: known !== null,
  });
}

function useColumns(filtering: OutgoingFiltering, hidden: readonly string[]) {
  const t = useWords(words);
  const isWide = useIsWide();
  const filters = useOutgoingFilters(filtering, "small");
  const { filter, onFilter } = filtering;
  const ascending = filter.sort === "numberAsc";
  const sort = {
    ascending,
    words: t(ascending ? "sortUp" : "sortDown"),
    turn: () => onFilter({ sort: ascending ? "number" : "numberAsc" }),
  };
  const all = outgoingColumns(t).map((column) => ({
    ...column,
    filter: filters[column.id],
    ...(column.id === "number" ? { sort } : {}),
  }));
  const shown = all.filter(({ id }) => always.has(id) || !hidden.includes(id));
  return { all, shown: orderedFor(shown, isWide) };
}

/** Sổ đăng ký văn bản đi, read on the screen. */
export function OutgoingRegister() {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const isClerk = useHasRole("clerk");
  const seesReceived = useHasRole("auditor") || isClerk;
  const [params, setParams] = useSearchParams();
  const known = useRegisters("outgoing");
  const read = readOutgoingFilter(params);
  const filter = { ...read, year: read.year ?? openingYear(known) };
  const onFilter = (patch: Partial<OutgoingFilter>) =>
    setParams(writeOutgoingFilter({ ...read, ...patch }), { replace: true });
  const filtering = { filter, onFilter, registers: known ?? [] };
  const [hidden, setHidden] = useStoredChoice("outgoing-columns", [
    "receipts",
    "unit",
    "book",
    "priority",
    "files",
  ]);
  const columns = useColumns(filtering, hidden);
  const rows = useRows(filter, known);
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
        columns={columns.all.filter((column) => !always.has(column.id))}
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
      <Entries {...{ filtering, rows, isPhone }} columns={columns.shown} />
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
  readonly filtering: OutgoingFiltering;
  readonly rows: RowsView<OutgoingRow>;
  readonly isPhone: boolean;
  readonly columns: ReturnType<typeof useColumns>["shown"];
}

function Entries({ filtering, rows, isPhone, columns }: EntriesProps) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const filters = useOutgoingFilters(filtering, "medium");
  const { filter } = filtering;
  const unnarrowed = { year: undefined, view: "own", sort: "number" } as const;
  const isFiltered = Object.keys(writeOutgoingFilter({ ...filter, ...unnarrowed })).length > 0;
  const list = `outgoing ${JSON.stringify(writeOutgoingFilter({ ...filter, atNumber: undefined }))}`;
  const [active, setActive] = useState(placeOf(list).active);
  const clear = () =>
    filtering.onFilter({
      q: undefined,
      register: undefined,
      typeName: undefined,
      from: undefined,
      to: undefined,
      atNumber: undefined,
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
        <div className={styles.filters}>
          {/* A number is found by the search as well. */}
          {Object.entries(filters).flatMap(([id, control]) => (id === "number" ? [] : [control]))}
        </div>
        {rows.isFirstLoad ? <ListSkeleton rows={8} /> : rows.count === 0 ? empty : cards}
      </>
    );
  }
  return (
    <RegisterGrid
      key={list}
      {...common}
      columns={columns}
      active={active}
      onActive={(index) => {
        setActive(index);
        rememberPlace(list, { active: index });
      }}
      jumpTo={filter.atNumber === undefined ? null : rows.placeOfNumber(filter.atNumber)}
      empty={empty}
    />
  );
}
