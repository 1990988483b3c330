import type { ReactNode } from "react";

/** One column of a register. The frozen ones come first and stay in sight. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  readonly frozen?: boolean;
  /** What an entry is about and where it stands: in sight without scrolling where the window is not wide. */
  readonly isEssential?: boolean;
  /** Takes the room that is left. */
  readonly grows?: boolean;
  readonly align?: "end" | "center";
  readonly cell: (row: Row) => ReactNode;
  readonly filter?: ReactNode;
  /** A column by which the register is sorted: how it is now, and what pressing does. */
  readonly sort?: { readonly ascending: boolean; readonly words: string; readonly turn: () => void };
}

export function templateOf<Row>(columns: readonly GridColumn<Row>[]): string {
  return columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
}

/** In the order of the book; where there is not the room for it, the essential columns first. */
export function orderedFor<Row>(
  columns: readonly GridColumn<Row>[],
  isWide: boolean,
): readonly GridColumn<Row>[] {
  if (isWide) return columns;
  const isFirst = ({ frozen, isEssential }: GridColumn<Row>) => frozen === true || isEssential === true;
  return [...columns.filter(isFirst), ...columns.filter((column) => !isFirst(column))];
}

export function widthOf<Row>(columns: readonly GridColumn<Row>[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** Where a frozen column stays, in pixels from the left; null for one that scrolls. */
export function frozenAt<Row>(columns: readonly GridColumn<Row>[], at: number): number | null {
  if (columns[at]?.frozen !== true) return null;
  return widthOf(columns.slice(0, at));
}
