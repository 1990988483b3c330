import { Button, makeStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { incomingPage, type IncomingRow } from "../../../src/contract/incoming.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords, type Translate } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { useIsPhone, useIsWide } from "../foundation/screen.ts";
import { useApi, useHasRole } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { Arrivals } from "../arrivals/arrivals.tsx";
import { orderedFor } from "./grid-column.ts";
import { IncomingCard } from "./incoming-card.tsx";
import { incomingColumns } from "./incoming-columns.tsx";
import { isWhole, queryOf, readFilter, writeFilter, type IncomingFilter } from "./incoming-filter.ts";
import { SavedFilters, useIncomingFilters } from "./incoming-filters.tsx";
import { NoEntries } from "./no-entries.tsx";
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
});

const always = new Set(["number", "symbol"]);

function printsOf(t: Translate<typeof words>): PrintForm[] {
  return [
    { form: "incoming", kind: "pdf", title: t("printPdf") },
    { form: "incoming", kind: "xlsx", title: t("exportXlsx") },
    { form: "tracking", kind: "pdf", title: t("trackingPdf") },
    { form: "tracking", kind: "xlsx", title: t("trackingXlsx") },
  ];
}

function useRows(filter: IncomingFilter, last: number, isKnown: boolean): RowsView<IncomingRow> {
  const api = useApi();
  const { atNumber: _, ...listed } = filter;
  return useRegisterRows({
    key: [...keys.incoming, "register", listed],
    fetchPage: (start, signal) =>
      api.get("/api/incoming", incomingPage, { query: queryOf(filter, start, pageSize), signal }),
    numberOf: (row) => row.arrivalNumber,
    filter,
    isWhole: isWhole(filter),
    last,
    isKnown,
  });
}

/** Sổ đăng ký văn bản đến, read on the screen. */
export function IncomingRegister() {
  const [params, setParams] = useSearchParams();
  const known = useRegisters("incoming");
  const read = readFilter(params);
  const filter = { ...read, year: read.year ?? openingYear(known) };
  const onFilter = (patch: Partial<IncomingFilter>) =>
    setParams(writeFilter({ ...read, ...patch }), { replace: true });
  const ofYear = (known ?? []).filter((one) => one.year === filter.year);
  const rows = useRows(filter, lastWithoutGaps(ofYear.length === 1 ? ofYear[0] : undefined), known !== null);
  return <Register {...{ filter, onFilter, rows, known: known ?? [], isKnown: known !== null }} />;
}

interface RegisterProps {
  readonly filter: IncomingFilter & { readonly year: number };
  readonly onFilter: (patch: Partial<IncomingFilter>) => void;
  readonly rows: RowsView<IncomingRow>;
  readonly known: NonNullable<ReturnType<typeof useRegisters>>;
  readonly isKnown: boolean;
}

function useColumns({ filter, onFilter }: RegisterProps, hidden: readonly string[]) {
  const t = useWords(words);
  const isWide = useIsWide();
  const filters = useIncomingFilters({ filter, onFilter }, "small");
  const ascending = filter.sort === "numberAsc";
  const sort = {
    ascending,
    words: t(ascending ? "sortUp" : "sortDown"),
    turn: () => onFilter({ sort: ascending ? "number" : "numberAsc" }),
  };
  const all = incomingColumns(t).map((column) => ({
    ...column,
    filter: filters[column.id],
    ...(column.id === "number" ? { sort } : {}),
  }));
  const shown = all.filter((column) => always.has(column.id) || !hidden.includes(column.id));
  return { all, shown: orderedFor(shown, isWide) };
}

function Register(props: RegisterProps) {
  const { filter, onFilter, rows, known } = props;
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const isClerk = useHasRole("clerk");
  const isPhone = useIsPhone();
  const [hidden, setHidden] = useStoredChoice("incoming-columns", ["priority", "files"]);
  const columns = useColumns(props, hidden);
  const isFiltered = Object.keys(writeFilter({ ...filter, year: undefined, sort: "number" })).length > 0;
  const clear = () =>
    onFilter({
      q: undefined,
      view: "all",
      state: undefined,
      priority: undefined,
      typeName: undefined,
      sender: undefined,
      from: undefined,
      to: undefined,
      atNumber: undefined,
    });
  return (
    <div className={styles.page}>
      <RegisterHead
        title={t("incomingTitle")}
        total={
          rows.total === null || rows.isFirstLoad
            ? null
            : t("entries", { n: showCount(rows.total, language) })
        }
        registers={known}
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
            <Button appearance="primary" icon={<AddRegular />} onClick={() => void navigate("/incoming/new")}>
              {t("register1")}
            </Button>
          ) : null
        }
      />
      {isClerk ? <Arrivals /> : null}
      <SavedFilters {...{ filter, onFilter, isFiltered, onClear: clear, isPhone }} />
      <Entries {...props} columns={columns.shown} isPhone={isPhone} isFiltered={isFiltered} onClear={clear} />
    </div>
  );
}

interface EntriesProps extends RegisterProps {
  readonly columns: ReturnType<typeof useColumns>["shown"];
  readonly isPhone: boolean;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function Entries({ filter, rows, columns, isPhone, isFiltered, isKnown, onClear }: EntriesProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const list = `incoming ${JSON.stringify(writeFilter({ ...filter, atNumber: undefined }))}`;
  const [active, setActive] = useState(placeOf(list).active);
  const open = (row: IncomingRow) => void navigate(`/documents/${row.id}`);
  const common = {
    label: t("incomingTitle"),
    rows,
    onOpen: open,
    startsAt: placeOf(list).offset,
    onScrolled: (offset: number) => rememberPlace(list, { offset }),
  };
  if (rows.error) return <FailedState error={rows.error} onRetry={rows.retry} />;
  if (isPhone && (rows.isFirstLoad || !isKnown)) return <ListSkeleton rows={8} />;
  const empty = <NoEntries isFiltered={isFiltered} onClear={onClear} />;
  if (isPhone && rows.count === 0) return empty;
  if (isPhone) return <RegisterCards {...common} renderCard={(row) => <IncomingCard row={row} />} />;
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
      empty={isKnown ? empty : null}
    />
  );
}
