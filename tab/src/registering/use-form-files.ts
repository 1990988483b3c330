import { useEffect, useMemo, useState } from "react";
import type { PaperMark } from "../paper/paper-source.ts";
import { readProposals, type ReadProposals } from "./read-proposals.ts";
import type { RegisterForm } from "./use-register-form.ts";
import { mainItem } from "./uploads/upload-item.ts";

/**
 * What the document itself says fills the empty fields once: number, date, type and abstract of its first page, and the
 * number of its pages. Answers where the value of the field in focus stands on the page.
 */
export function useFormFiles(form: RegisterForm): {
  mark: PaperMark | null;
  onFocusField: (name: string | null) => void;
} {
  const { act } = form;
  const main = mainItem(form.uploads.items);
  const firstPage = main?.firstPage ?? null;
  const pageCount = main?.found?.pageCount ?? null;
  const [focused, setFocused] = useState<string | null>(null);
  const read = useMemo<ReadProposals>(
    () => (firstPage === null ? { patch: {}, places: {} } : readProposals(firstPage)),
    [firstPage],
  );
  useEffect(() => {
    act({ act: "propose", origin: "file", patch: read.patch });
  }, [act, read]);
  useEffect(() => {
    if (pageCount !== null) act({ act: "propose", origin: "file", patch: { pageCount: String(pageCount) } });
  }, [act, pageCount]);
  const place = Object.entries(read.places).find(([field]) => field === focused)?.[1];
  const mark = useMemo(
    () => (place === undefined || focused === null ? null : { page: 1, ...place, label: focused }),
    [place, focused],
  );
  return { mark, onFocusField: setFocused };
}
