// A table's own tags lose their meaning once CSS lays them out as a grid of absolute rows; the roles keep it.
import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { chosenRow, hoverRow } from "../foundation/surfaces.ts";
import { frozenAt, widthOf, type GridColumn } from "./grid-column.ts";

/** Pixels; two lines of the small type, or one of the ordinary. */
export const rowHeight = 36;

const useStyles = makeStyles({
  row: {
    position: "absolute",
    left: 0,
    top: 0,
    width: "100%",
    display: "grid",
    height: `${rowHeight}px`,
    boxSizing: "border-box",
    cursor: "pointer",
    contain: "style",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: hoverRow },
  },
  active: {
    backgroundColor: chosenRow,
    ":hover": { backgroundColor: chosenRow },
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStrokeInteractive}`,
    outlineOffset: "-1px",
  },
  cell: {
    ...typographyStyles.body1,
    padding: `0 ${tokens.spacingHorizontalS}`,
    minWidth: 0,
    display: "flex",
    alignItems: "center",
    overflow: "hidden",
    whiteSpace: "nowrap",
  },
  end: { justifyContent: "flex-end", fontVariantNumeric: "tabular-nums" },
  center: { justifyContent: "center" },
  frozen: { position: "sticky", backgroundColor: "inherit", zIndex: 1 },
  waiting: {
    height: "12px",
    width: "70%",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

/** As many columns of a row on its way show that something comes. */
const waitingColumns = 6;

interface GridRowProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly template: string;
  readonly id: string;
  readonly row: Row | null;
  readonly isActive: boolean;
  readonly onActive: (index: number) => void;
  readonly onOpen: (row: Row) => void;
}

/** One entry. Its cells are made once, however often the list around it is drawn while it scrolls. */
export function GridRow<Row>(props: GridRowProps<Row>) {
  const { columns, index, start, template, id, row, isActive, onActive, onOpen } = props;
  const styles = useStyles();
  const cells = useMemo(
    () =>
      columns.map((column, at) => {
        const left = frozenAt(columns, at);
        return (
          <div
            key={column.id}
            role={at === 0 ? "rowheader" : "gridcell"}
            aria-colindex={at + 1}
            className={mergeClasses(
              styles.cell,
              column.align && styles[column.align],
              left !== null && styles.frozen,
            )}
            style={left === null ? undefined : { left }}
          >
            {row !== null ? (
              column.cell(row)
            ) : at < waitingColumns ? (
              <span className={styles.waiting} />
            ) : null}
          </div>
        );
      }),
    [columns, row, styles],
  );
  return (
    // The grid itself takes the keys for its rows (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={id}
      aria-rowindex={index + 3}
      aria-selected={isActive}
      className={mergeClasses(styles.row, isActive && styles.active)}
      style={{
        transform: `translateY(${start}px)`,
        gridTemplateColumns: template,
        minWidth: widthOf(columns),
      }}
      onClick={() => {
        onActive(index);
        if (row !== null) onOpen(row);
      }}
    >
      {cells}
    </div>
  );
}
