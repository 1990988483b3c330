import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { registered, type RegisterIncoming } from "../../../src/contract/incoming.ts";
import { joinSymbol } from "../../../src/domain/numbering/symbol.ts";
import { useWords } from "../foundation/language.tsx";
import { ProblemError } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { isDecided } from "./duplicates.tsx";
import { oneLine, wireFields } from "./form-values.ts";
import { problemsOfError, type ShownProblem } from "./problems.ts";
import type { SubmitTo } from "./save-actions.tsx";
import type { SavedDocument } from "./saved-bar.tsx";
import { isBusy, isScanning, mainItem, readyIds } from "./uploads/upload-item.ts";
import { words } from "./words.ts";
import type { RegisterForm } from "./use-register-form.ts";

/** Why pressing the button did not save yet; what is wrong with a field stands at the field. */
export type NotYet = "needFile" | "needMain" | "waitUpload" | "waitScan" | null;

export interface Save {
  readonly save: (submitTo: SubmitTo | null) => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly refused: readonly ShownProblem[];
  readonly notYet: NotYet;
  /** Grows with each attempt that a field stopped, so that the page can take the person there. */
  readonly stopped: number;
}

interface SaveEvents {
  readonly onSaved: (saved: SavedDocument) => void;
  readonly onDuplicates: () => void;
}

function bodyOf(form: RegisterForm, submitTo: SubmitTo | null): RegisterIncoming {
  const { state, uploads } = form;
  return {
    key: state.key,
    fields: wireFields(state.values, new Date()),
    secrecy: state.secrecy,
    uploadIds: readyIds(uploads.items),
    arrivalId: state.arrivalId,
    confirmed: [...state.confirmed],
    duplicateDecision:
      state.decision === null ? null : { seen: [...state.decision.seen], reason: state.decision.reason },
    submitTo: submitTo === null ? null : { personId: submitTo.personId, note: submitTo.note },
  };
}

function whatWas(form: RegisterForm): string {
  const { codeNumber, codeNotation, senderName, abstract } = form.state.values;
  return [joinSymbol(codeNumber.trim(), codeNotation.trim()), senderName, oneLine(abstract)]
    .filter(Boolean)
    .join(" · ");
}

function useRegistering(form: RegisterForm, { onSaved, onDuplicates }: SaveEvents, onRefused: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const t = useWords(words);
  return useMutation({
    mutationFn: (submitTo: SubmitTo | null) => api.post("/api/incoming", bodyOf(form, submitTo), registered),
    onSuccess: async ({ id, arrivalNumber }, submitTo) => {
      onSaved({
        to: `/documents/${id}`,
        number: t("saved", { n: arrivalNumber }),
        what: whatWas(form),
        hint: submitTo === null ? t("savedWrite") : t("savedSubmitted", { name: submitTo.name }),
      });
      await Promise.all(
        [keys.incoming, keys.work, keys.registers, keys.directory].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: (error) => {
      onRefused();
      // A twin that was found between the last check and the saving: show both, as if it had been known.
      if (error instanceof ProblemError && error.code === "incoming.possible-duplicate") onDuplicates();
      void client.invalidateQueries({ queryKey: [...keys.incoming, "check"] });
    },
  });
}

/** Registers the form: once, however often it is pressed or repeated, because the form's key goes with it. */
export function useSave(form: RegisterForm, events: SaveEvents): Save {
  const [notYet, setNotYet] = useState<NotYet>(null);
  const [stopped, setStopped] = useState(0);
  const [queued, setQueued] = useState<{ submitTo: SubmitTo | null } | null>(null);
  const saving = useRegistering(form, events, () => setStopped((count) => count + 1));

  const save = (submitTo: SubmitTo | null) => {
    if (saving.isPending) return;
    form.act({ act: "try" });
    const { items } = form.uploads;
    const missing = items.length === 0 ? "needFile" : mainItem(items) === null ? "needMain" : null;
    setNotYet(missing);
    if (missing !== null || form.open.length > 0) return setStopped((count) => count + 1);
    if (isBusy(items)) {
      setNotYet("waitUpload");
      return setQueued({ submitTo });
    }
    if (isScanning(items)) {
      setNotYet("waitScan");
      return setStopped((count) => count + 1);
    }
    if (!items.every((item) => item.phase === "ready")) return setStopped((count) => count + 1);
    if (!isDecided(form.state, form.check?.duplicates ?? [])) return events.onDuplicates();
    return saving.mutate(submitTo);
  };

  const afterUpload = useEffectEvent((submitTo: SubmitTo | null) => {
    setQueued(null);
    save(submitTo);
  });
  const stillBusy = isBusy(form.uploads.items);
  useEffect(() => {
    if (queued === null || stillBusy) return undefined;
    const soon = setTimeout(() => afterUpload(queued.submitTo));
    return () => clearTimeout(soon);
  }, [queued, stillBusy]);
  return {
    save,
    isSaving: saving.isPending || queued !== null,
    error: saving.error,
    refused: problemsOfError(saving.error),
    notYet,
    stopped,
  };
}
