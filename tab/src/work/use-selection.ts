import { useState } from "react";
import { useSearchParams } from "react-router";
import type { WorkItem } from "../../../src/contract/routing.ts";

export interface Selection {
  readonly item: WorkItem | null;
  readonly choose: (item: WorkItem | undefined) => void;
  readonly move: (by: 1 | -1) => void;
}

/**
 * The item whose document the pane shows, kept in the address. An item that has left the list (it was acted upon) gives
 * way to the one that took its place, so that work goes on without a click.
 */
export function useSelection(items: readonly WorkItem[]): Selection {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("document");
  const found = items.findIndex((item) => item.documentId === wanted);
  const [lastIndex, setLastIndex] = useState(0);
  const index = found >= 0 ? found : Math.min(lastIndex, items.length - 1);
  if (found >= 0 && found !== lastIndex) setLastIndex(found);
  const choose = (item: WorkItem | undefined) => {
    if (item !== undefined) setParams({ document: item.documentId }, { replace: true });
  };
  return {
    item: items[index] ?? null,
    choose,
    move: (by) => choose(items[Math.max(0, Math.min(items.length - 1, index + by))]),
  };
}
