import { makeStyles, tokens } from "@fluentui/react-components";
import { incomingStates } from "../../../src/domain/incoming/incoming-document.ts";
import { today } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { words as markWords } from "../foundation/words.ts";
import { useDocumentTypes } from "../registering/document-types.ts";
import { ChoiceFilter, DatesFilter, TextFilter } from "../registers/filter-controls.tsx";
import type { SearchFilter } from "./search-filter.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  filters: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
});

const stateWords = {
  registered: "stateRegistered",
  submitted: "stateSubmitted",
  returned: "stateReturned",
  assigned: "stateAssigned",
  done: "stateDone",
  refused: "stateRefused",
} as const;

const yearsOffered = 12;

interface Filtering {
  readonly filter: SearchFilter;
  readonly onFilter: (patch: Partial<SearchFilter>) => void;
}

/** What narrows the answers; each is kept in the address. State and issuing agency are of incoming documents. */
export function SearchFilters({ filter, onFilter }: Filtering) {
  const styles = useStyles();
  const t = useWords(words);
  const types = useDocumentTypes(filter.kind === "outgoing" ? "outgoing" : "incoming");
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: yearsOffered }, (_, i) => String(thisYear - i));
  const kinds = ["incoming", "outgoing"] as const;
  return (
    <fieldset className={styles.filters} aria-label={t("filters")}>
      <ChoiceFilter
        size="medium"
        label={t("kind")}
        any={t("kindAll")}
        value={filter.kind === "all" ? "" : filter.kind}
        choices={kinds.map((kind) => ({ value: kind, name: t(kind) }))}
        onChange={(chosen) => onFilter({ kind: kinds.find((kind) => kind === chosen) ?? "all" })}
      />
      <ChoiceFilter
        size="medium"
        label={t("year")}
        any={t("anyYear")}
        value={filter.year === undefined ? "" : String(filter.year)}
        choices={years.map((year) => ({ value: year, name: year }))}
        onChange={(year) => onFilter({ year: year === "" ? undefined : Number(year) })}
      />
      <ChoiceFilter
        size="medium"
        label={t("type")}
        any={t("anyType")}
        value={filter.typeName ?? ""}
        choices={types.map(({ name }) => ({ value: name, name }))}
        onChange={(typeName) => onFilter({ typeName: typeName === "" ? undefined : typeName })}
      />
      <DatesFilter size="medium" value={filter} onChange={({ from, to }) => onFilter({ from, to })} />
      {filter.kind === "outgoing" ? null : <IncomingFilters filter={filter} onFilter={onFilter} />}
    </fieldset>
  );
}

function IncomingFilters({ filter, onFilter }: Filtering) {
  const t = useWords(words);
  const tm = useWords(markWords);
  return (
    <>
      <ChoiceFilter
        size="medium"
        label={t("state")}
        any={t("anyState")}
        value={filter.state ?? ""}
        choices={incomingStates.map((state) => ({ value: state, name: tm(stateWords[state]) }))}
        onChange={(chosen) => onFilter({ state: incomingStates.find((state) => state === chosen) })}
      />
      <TextFilter
        size="medium"
        label={t("sender")}
        placeholder={t("sender")}
        value={filter.sender ?? ""}
        onChange={(sender) => onFilter({ sender: sender === "" ? undefined : sender })}
      />
    </>
  );
}
