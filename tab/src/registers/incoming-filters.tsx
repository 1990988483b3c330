import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { useState, type ReactNode } from "react";
import { incomingStates } from "../../../src/domain/incoming/incoming-document.ts";
import { priorities } from "../../../src/domain/incoming-fields.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { words as markWords } from "../foundation/words.ts";
import { useDocumentTypes } from "../registering/document-types.ts";
import { ChoiceFilter, DatesFilter, TextFilter } from "./filter-controls.tsx";
import { savedViews, type IncomingFilter } from "./incoming-filter.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalS}`,
    overflowX: "auto",
    [onPhone]: { padding: 0 },
  },
  tabs: { flexShrink: 0 },
  touch: { flexShrink: 0, [onTouch]: { minHeight: "44px" } },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

type Size = "small" | "medium";

interface FilterProps {
  readonly filter: IncomingFilter;
  readonly onFilter: (patch: Partial<IncomingFilter>) => void;
}

const viewWords = {
  all: "viewAll",
  notSubmitted: "viewNotSubmitted",
  overdue: "viewOverdue",
  thisMonth: "viewThisMonth",
  late: "viewLate",
} as const;
const stateWords = {
  registered: "stateRegistered",
  submitted: "stateSubmitted",
  returned: "stateReturned",
  assigned: "stateAssigned",
  done: "stateDone",
  refused: "stateRefused",
} as const;
const priorityWords = ["priority1", "priority2", "priority3"] as const;

/** What narrows each column, by the column's id; in the grid's second row, and in one dialog on a phone. */
export function useIncomingFilters(filtering: FilterProps, size: Size): Record<string, ReactNode> {
  return { ...useWordFilters(filtering, size), ...useStateFilters(filtering, size) };
}

function useWordFilters({ filter, onFilter }: FilterProps, size: Size): Record<string, ReactNode> {
  const t = useWords(words);
  const types = useDocumentTypes("incoming");
  return {
    number: (
      <TextFilter
        label={t("jump")}
        placeholder={t("jumpShort")}
        numeric
        size={size}
        value={filter.atNumber === undefined ? "" : String(filter.atNumber)}
        onChange={(text) => onFilter({ atNumber: /^[1-9]\d*$/.test(text) ? Number(text) : undefined })}
      />
    ),
    arrived: <DatesFilter size={size} value={filter} onChange={({ from, to }) => onFilter({ from, to })} />,
    author: (
      <TextFilter
        label={t("author")}
        size={size}
        value={filter.sender ?? ""}
        onChange={(text) => onFilter({ sender: text === "" ? undefined : text })}
      />
    ),
    abstract: (
      <ChoiceFilter
        label={t("abstract")}
        any={t("anyType")}
        size={size}
        value={filter.typeName ?? ""}
        choices={types.map(({ name }) => ({ value: name, name }))}
        onChange={(typeName) => onFilter({ typeName: typeName === "" ? undefined : typeName })}
      />
    ),
  };
}

function useStateFilters({ filter, onFilter }: FilterProps, size: Size): Record<string, ReactNode> {
  const t = useWords(words);
  const tm = useWords(markWords);
  const urgent = priorities.filter((level) => level > 0);
  return {
    state: (
      <ChoiceFilter
        label={t("state")}
        any={t("anyState")}
        size={size}
        value={filter.state ?? ""}
        choices={incomingStates.map((state) => ({ value: state, name: tm(stateWords[state]) }))}
        onChange={(chosen) => onFilter({ state: incomingStates.find((state) => state === chosen) })}
      />
    ),
    priority: (
      <ChoiceFilter
        label={t("priority")}
        any={t("anyPriority")}
        size={size}
        value={filter.priority === undefined ? "" : String(filter.priority)}
        choices={urgent.map((level) => ({
          value: String(level),
          name: tm(priorityWords[level - 1] ?? "priority1"),
        }))}
        onChange={(chosen) => onFilter({ priority: chosen === "" ? undefined : Number(chosen) })}
      />
    ),
  };
}

/** The filters that everybody needs, a press away. */
export function SavedFilters({
  filter,
  onFilter,
  isFiltered,
  onClear,
  isPhone,
}: FilterProps & {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly isPhone: boolean;
}) {
  const styles = useStyles();
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.bar}>
      {isPhone ? (
        <Button
          className={styles.touch}
          appearance="subtle"
          icon={<FilterRegular />}
          onClick={() => setOpen(true)}
          aria-label={t("filters")}
        />
      ) : null}
      <TabList
        className={styles.tabs}
        size="small"
        aria-label={t("saved")}
        selectedValue={filter.view}
        onTabSelect={(_event, data) =>
          onFilter({ view: savedViews.find((view) => view === data.value) ?? "all" })
        }
      >
        {savedViews.map((view) => (
          <Tab key={view} value={view} className={styles.touch}>
            {t(viewWords[view])}
          </Tab>
        ))}
      </TabList>
      {isFiltered ? (
        <Button className={styles.touch} size="small" appearance="subtle" onClick={onClear}>
          {t("clearFilters")}
        </Button>
      ) : null}
      {open ? <FilterDialog {...{ filter, onFilter }} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function FilterDialog({ filter, onFilter, onClose }: FilterProps & { readonly onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const controls = useIncomingFilters({ filter, onFilter }, "medium");
  const names = [
    ["number", t("jump")],
    ["arrived", t("dates")],
    ["author", t("author")],
    ["abstract", t("abstract")],
    ["state", t("state")],
    ["priority", t("priority")],
  ] as const;
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t("filters")}</DialogTitle>
          <DialogContent className={styles.content}>
            {names.map(([id, name]) => (
              <Field key={id} label={name}>
                <div>{controls[id]}</div>
              </Field>
            ))}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("show")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
