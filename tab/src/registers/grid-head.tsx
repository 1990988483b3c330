// A table's own tags lose their meaning once CSS lays them out as a grid of absolute rows; the roles keep it.
import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowSortDownRegular } from "@fluentui/react-icons/svg/arrow-sort-down";
import { ArrowSortUpRegular } from "@fluentui/react-icons/svg/arrow-sort-up";
import { frozenAt, widthOf, type GridColumn } from "./grid-column.ts";

const titleHeight = 36;
const filterHeight = 40;
export const headHeight = titleHeight + filterHeight;

const useStyles = makeStyles({
  head: { position: "sticky", top: 0, zIndex: 3, backgroundColor: tokens.colorNeutralBackground2 },
  row: {
    display: "grid",
    minWidth: "100%",
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  titles: { height: `${titleHeight}px` },
  filters: {
    height: `${filterHeight}px`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground2,
    padding: `0 ${tokens.spacingHorizontalS}`,
    display: "flex",
    alignItems: "center",
    minWidth: 0,
    overflow: "hidden",
  },
  filter: { padding: `0 ${tokens.spacingHorizontalXXS} ${tokens.spacingVerticalXS}`, overflow: "visible" },
  end: { justifyContent: "flex-end" },
  center: { justifyContent: "center" },
  frozen: { position: "sticky", backgroundColor: "inherit", zIndex: 1 },
  sort: { minWidth: 0, padding: 0, ...typographyStyles.caption1Strong },
});

/** The titles of the form, and below them what narrows it; both stay in sight. */
export function GridHead<Row>({
  columns,
  template,
}: {
  columns: readonly GridColumn<Row>[];
  template: string;
}) {
  const styles = useStyles();
  const size = { gridTemplateColumns: template, minWidth: widthOf(columns) };
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.titles)} style={size}>
        {columns.map((column, at) => {
          const left = frozenAt(columns, at);
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={column.sort ? (column.sort.ascending ? "ascending" : "descending") : undefined}
              className={mergeClasses(
                styles.cell,
                column.align && styles[column.align],
                left !== null && styles.frozen,
              )}
              style={left === null ? undefined : { left }}
            >
              {column.sort ? <SortButton title={column.title} {...column.sort} /> : column.title}
            </div>
          );
        })}
      </div>
      <div role="row" aria-rowindex={2} className={mergeClasses(styles.row, styles.filters)} style={size}>
        {columns.map((column, at) => {
          const left = frozenAt(columns, at);
          return (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={at + 1}
              className={mergeClasses(styles.cell, styles.filter, left !== null && styles.frozen)}
              style={left === null ? undefined : { left }}
            >
              {column.filter}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SortButton({
  title,
  words,
  ascending,
  turn,
}: { title: string } & NonNullable<GridColumn<never>["sort"]>) {
  const styles = useStyles();
  return (
    <Tooltip content={words} relationship="description">
      <Button
        className={styles.sort}
        appearance="transparent"
        size="small"
        icon={ascending ? <ArrowSortUpRegular /> : <ArrowSortDownRegular />}
        iconPosition="after"
        onClick={turn}
      >
        {title}
      </Button>
    </Tooltip>
  );
}
