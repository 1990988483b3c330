// A table's own tags lose their meaning once CSS lays them out as a grid of absolute rows; the roles keep it.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useEffectEvent, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { ListSkeleton } from "../foundation/states.tsx";
import { templateOf, widthOf, type GridColumn } from "./grid-column.ts";
import { GridHead, headHeight } from "./grid-head.tsx";
import { GridRow, rowHeight } from "./grid-row.tsx";
import type { RowsView } from "./rows-view.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  grid: {
    flex: 1,
    minHeight: 0,
    overflow: "auto",
    position: "relative",
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overscrollBehavior: "contain",
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  empty: { position: "sticky", left: 0, width: "100%" },
});

interface RegisterGridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: RowsView<Row>;
  readonly onOpen: (row: Row) => void;
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** The place to bring into sight, when it changes. */
  readonly jumpTo: number | null;
  /** What stands below the titles when there is no row. */
  readonly empty: ReactNode;
  /** Where the list stood when the person left it, in pixels. */
  readonly startsAt: number;
  readonly onScrolled: (offset: number) => void;
}

const pageRows = 12;

/** The row to which a key goes; null for a key that is none of ours. */
function targetOf(key: string, active: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}

interface Keys {
  readonly active: number;
  readonly count: number;
  readonly go: (index: number | null) => void;
  readonly open: () => void;
}

/** j, k and Enter anywhere on the page; the arrows, too, where the grid has the focus. */
function useGridKeys({ active, count, go, open }: Keys): (event: KeyboardEvent) => void {
  const t = useWords(words);
  useShortcuts([
    { key: "j", words: t("keyNext"), run: () => go(targetOf("ArrowDown", active, count)) },
    { key: "k", words: t("keyBefore"), run: () => go(targetOf("ArrowUp", active, count)) },
    { key: "Enter", words: t("keyOpen"), run: open },
  ]);
  return (event) => {
    const target = event.target === event.currentTarget ? targetOf(event.key, active, count) : null;
    if (target === null) return;
    event.preventDefault();
    go(target);
  };
}

/** A register as a grid that draws only what is in sight, in rows of one height. */
export function RegisterGrid<Row>(props: RegisterGridProps<Row>) {
  const { label, columns, rows, onOpen, active, onActive, startsAt, onScrolled, jumpTo } = props;
  const styles = useStyles();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { virtual, shown } = useVirtualRows({ rows, scroller, rowHeight, above: headHeight, startsAt });
  const go = (index: number | null) => {
    if (index === null || rows.count === 0) return;
    onActive(index);
    virtual.scrollToIndex(index, { align: "auto" });
  };
  const jump = useEffectEvent(go);
  useEffect(() => jump(jumpTo), [jumpTo]);
  const open = () => {
    const row = rows.rowAt(active);
    if (row !== null) onOpen(row);
  };
  const onKeyDown = useGridKeys({ active, count: rows.count, go, open });
  const template = templateOf(columns);
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.total === null ? -1 : rows.total + 2}
      aria-colcount={columns.length}
      aria-busy={rows.isFirstLoad}
      aria-activedescendant={shown.some((item) => item.index === active) ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop)}
    >
      <div style={{ height: virtual.getTotalSize(), minWidth: widthOf(columns) }}>
        <GridHead columns={columns} template={template} />
        <div role="rowgroup">
          {shown.map(({ index, start }) => (
            <GridRow
              key={index}
              {...{ columns, index, start, template, onActive, onOpen }}
              id={`${id}-${index}`}
              row={rows.rowAt(index)}
              isActive={index === active}
            />
          ))}
        </div>
      </div>
      {rows.count === 0 ? (
        <div className={styles.empty}>{rows.isFirstLoad ? <ListSkeleton /> : props.empty}</div>
      ) : null}
    </div>
  );
}
