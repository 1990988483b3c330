import { useEffect, useEffectEvent, useRef } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import { arrivals, type ArrivalView } from "../../../src/contract/arrivals.ts";
import { useWords } from "../foundation/language.tsx";
import { showDate } from "../foundation/format.ts";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import type { FormValues } from "../registering/form-values.ts";
import type { RegisterForm } from "../registering/use-register-form.ts";
import { words } from "./words.ts";

/** Where the form of an arrival stands, so that loaded again it is the same form. */
export const formOfArrival = (id: string): string => `/incoming/new?arrival=${id}`;

/** Of the address; null for the clerk's own form. */
export function useArrivalId(): string | null {
  const [params] = useSearchParams();
  return z.uuid().safeParse(params.get("arrival")).data ?? null;
}

/**
 * Brings what an agency outside sent into its form as if it had been dropped there: its files go through the same gate, and what
 * the sender says of it fills what is empty. A form that was restored has all that already, but for files on whose way it was
 * left. Somebody else may have registered it meanwhile, or refused it: then the form is given up.
 */
export function useArrival(arrivalId: string | null, form: RegisterForm, giveUp: () => void): void {
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const begun = useRef(false);
  const bring = useEffectEvent(async (id: string) => {
    const arrival = (await api.get("/api/arrivals", arrivals)).find((it) => it.id === id);
    if (arrival === undefined) {
      notices.info(t("gone"));
      return giveUp();
    }
    if (form.state.arrivalId === null) form.act({ act: "arrive", arrivalId: id, values: valuesOf(arrival) });
    for (const { id: fileId, name, mediaType } of filesToBring(arrival, form.restoredFiles)) {
      const bytes = await api.blob(`/api/files/${fileId}`);
      form.uploads.add([new File([bytes], name, { type: mediaType })]);
    }
  });
  const failed = useEffectEvent((error: unknown) => notices.failed(error));
  useEffect(() => {
    if (arrivalId === null || begun.current) return;
    begun.current = true;
    bring(arrivalId).catch(failed);
  }, [arrivalId]);
}

/** The document itself first. */
function filesToBring(
  { files }: ArrivalView,
  there: readonly { readonly name: string; readonly size: number }[],
): ArrivalView["files"] {
  const missing = files.filter((it) => !there.some(({ name, size }) => name === it.name && size === it.size));
  return missing.toSorted((a, b) => Number(b.role === "main") - Number(a.role === "main"));
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
