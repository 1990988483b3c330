import { useEffect, useRef } from "react";
import { arrivals, type ArrivalView } from "../../../src/contract/arrivals.ts";
import { useWords } from "../foundation/language.tsx";
import { showDate } from "../foundation/format.ts";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import type { FormValues } from "../registering/form-values.ts";
import type { RegisterForm } from "../registering/use-register-form.ts";
import { words } from "./words.ts";

/** Of the address that the list of arrivals opens, once: loaded again the page is the form as it was left. */
function takeArrivalId(): string | null {
  const { hash, pathname, search } = window.location;
  if (!hash.startsWith("#arrival=")) return null;
  window.history.replaceState(window.history.state, "", `${pathname}${search}`);
  return hash.slice("#arrival=".length);
}

/**
 * Brings what an agency outside sent into the form as if it had been dropped there: its files go through the same gate, what
 * the sender says of it fills what is empty, and the document itself goes before that.
 */
export function useArrival({ act, uploads }: Pick<RegisterForm, "act" | "uploads">): void {
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const id = takeArrivalId();
    if (id === null) return;
    const bring = async () => {
      const arrival = (await api.get("/api/arrivals", arrivals)).find((it) => it.id === id);
      if (arrival === undefined) return notices.info(t("gone"));
      act({ act: "arrive", arrivalId: id, values: valuesOf(arrival) });
      const files = arrival.files.toSorted((a, b) => Number(b.role === "main") - Number(a.role === "main"));
      for (const { id: fileId, name, mediaType } of files) {
        const bytes = await api.blob(`/api/files/${fileId}`);
        uploads.add([new File([bytes], name, { type: mediaType })]);
      }
    };
    bring().catch((error: unknown) => notices.failed(error));
  }, [act, api, notices, t, uploads]);
}

function valuesOf(arrival: ArrivalView): Partial<FormValues> {
  const { outside, codeNumber, codeNotation, issuedDate, typeName, abstract, signerName, priority } = arrival;
  return {
    senderName: outside.name,
    senderAgencyId: outside.id,
    codeNumber: codeNumber ?? "",
    codeNotation: codeNotation ?? "",
    issuedDate: showDate(issuedDate),
    typeName,
    abstract,
    signerName: signerName ?? "",
    priority,
    source: "exchange",
  };
}
