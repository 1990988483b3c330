import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import type { RowsView } from "./rows-view.ts";

interface VirtualRows {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly shown: readonly { readonly index: number; readonly start: number }[];
}

interface VirtualSettings {
  readonly rows: RowsView<unknown>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Height of a row, in pixels; a guess where rows are measured. */
  readonly rowHeight: number;
  /** Height of what stays above the rows. */
  readonly above?: number;
  /** Where the list stood when the person left it, in pixels. */
  readonly startsAt: number;
}

/** The rows in sight, of which the list is told, so that it holds those and no more. */
export function useVirtualRows({
  rows,
  scroller,
  rowHeight,
  above = 0,
  startsAt,
}: VirtualSettings): VirtualRows {
  // It answers with functions whose results change; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 5,
    paddingStart: above,
    scrollPaddingStart: above,
    initialOffset: startsAt,
  });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  useRangeTold(rows, first, last);
  return { virtual, shown };
}

/** A fast scroll passes hundreds of rows a frame; the list is told where it is at most this often. */
const tellEveryMs = 60;

function useRangeTold(rows: RowsView<unknown>, first: number, last: number): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const tell = useEffectEvent(() => rows.onRange(first, last));
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      tell();
    }, tellEveryMs);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
}
