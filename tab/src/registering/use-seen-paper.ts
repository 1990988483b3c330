import { useMemo, useState } from "react";
import type { PaperMark } from "../paper/paper-source.ts";
import { readProposals, type ReadProposals } from "./read-proposals.ts";
import type { SeenPaper } from "./seen-paper.ts";

interface SeenInForm {
  readonly read: ReadProposals;
  /** Where the value of the field in focus stands on the paper. */
  readonly mark: PaperMark | null;
  readonly onFocusField: (name: string | null) => void;
}

const nothing: ReadProposals = { patch: {}, places: {} };

/** What the form's paper says of itself, and where: the field in focus is marked on the page. */
export function useSeenPaper(paper: SeenPaper | null): SeenInForm {
  const [focused, setFocused] = useState<string | null>(null);
  const read = useMemo(() => (paper === null ? nothing : readProposals(paper)), [paper]);
  const place = Object.entries(read.places).find(([field]) => field === focused)?.[1];
  const mark = useMemo(
    () => (place === undefined || focused === null ? null : { ...place, label: focused }),
    [place, focused],
  );
  return { read, mark, onFocusField: setFocused };
}
