import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef, type ReactNode } from "react";
import { ListSkeleton } from "../foundation/states.tsx";
import { hoverSurface } from "../foundation/surfaces.ts";
import type { RowsView } from "./rows-view.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

const useStyles = makeStyles({
  list: { flex: 1, minHeight: 0, overflow: "auto", overscrollBehavior: "contain" },
  inner: { position: "relative", margin: 0, padding: 0, listStyle: "none" },
  item: { position: "absolute", left: 0, right: 0, top: 0 },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    width: "100%",
    minHeight: "44px",
    boxSizing: "border-box",
    textAlign: "left",
    font: "inherit",
    color: "inherit",
    border: "none",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: "transparent",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    cursor: "pointer",
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
});

interface RegisterCardsProps<Row> {
  readonly label: string;
  readonly rows: RowsView<Row>;
  readonly renderCard: (row: Row) => ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly startsAt: number;
  readonly onScrolled: (offset: number) => void;
}

/** The register on a phone: a card for each entry, drawn when it comes into sight. */
export function RegisterCards<Row>({
  label,
  rows,
  renderCard,
  onOpen,
  startsAt,
  onScrolled,
}: RegisterCardsProps<Row>) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const { virtual, shown } = useVirtualRows({ rows, scroller, rowHeight: 116, startsAt });
  return (
    <div
      ref={scroller}
      className={styles.list}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop)}
    >
      <ul className={styles.inner} style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {shown.map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <li
              key={index}
              data-index={index}
              ref={virtual.measureElement}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.total ?? -1}
              aria-posinset={index + 1}
            >
              {row === null ? (
                <ListSkeleton rows={1} />
              ) : (
                <button type="button" className={styles.card} onClick={() => onOpen(row)}>
                  {renderCard(row)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
