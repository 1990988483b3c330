import { useEffect } from "react";
import type { PaperMark } from "../paper/paper-source.ts";
import type { RegisterForm } from "./use-register-form.ts";
import { useSeenPaper } from "./use-seen-paper.ts";
import { mainItem } from "./uploads/upload-item.ts";

/**
 * What the document itself says fills the empty fields once: number, date, type, abstract and signer, and the number of
 * its pages. Answers where the value of the field in focus stands on the page.
 */
export function useFormFiles(form: RegisterForm): {
  mark: PaperMark | null;
  onFocusField: (name: string | null) => void;
} {
  const { act } = form;
  const main = mainItem(form.uploads.items);
  const pageCount = main?.found?.pageCount ?? null;
  const { read, ...marking } = useSeenPaper(main?.paper ?? null);
  useEffect(() => {
    act({ act: "propose", origin: "file", patch: read.patch });
  }, [act, read]);
  useEffect(() => {
    if (pageCount !== null) act({ act: "propose", origin: "file", patch: { pageCount: String(pageCount) } });
  }, [act, pageCount]);
  return marking;
}
