import { useCallback, useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from "react";
import type { IncomingCheck } from "../../../src/contract/incoming.ts";
import { useDraft } from "../foundation/drafts.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { draftOf, readDraft, stateOf, type Draft, type KeptUpload } from "./draft.ts";
import type { ReferencedFile } from "./handed-over.ts";
import { clearHandedOver, handedOver } from "./handed-over-address.ts";
import { blankForm, formAfter, formAfterSaving, type FormAct, type FormState } from "./form-state.ts";
import { isBlank } from "./form-values.ts";
import { lookAtFile } from "./look-at-file.ts";
import { blocking, problemsHere, together, type ShownProblem } from "./problems.ts";
import { useIncomingCheck } from "./use-check.ts";
import { readyIds, type UploadItem } from "./uploads/upload-item.ts";
import { useNow } from "./use-now.ts";
import { useUploads, type Uploads } from "./uploads/use-uploads.ts";

export interface RegisterForm {
  readonly state: FormState;
  readonly act: (act: FormAct) => void;
  readonly uploads: Uploads;
  readonly check: IncomingCheck | null;
  readonly problems: readonly ShownProblem[];
  /** What stands in the way of saving, without what the clerk has confirmed. */
  readonly open: readonly ShownProblem[];
  /** When the draft that was restored was kept; null for a form that began blank. */
  readonly restoredAt: string | null;
  /** The files that it had. */
  readonly restoredFiles: readonly KeptUpload[];
  /** Files of a message that are still to be fetched. */
  readonly references: readonly ReferencedFile[];
  /** A blank form with a key of its own; `discard` also deletes the uploads, which nobody registered. */
  readonly next: (discard: boolean) => void;
}

const noReferences: readonly ReferencedFile[] = [];
const noFiles: readonly KeptUpload[] = [];
const noDraft = (): Draft | null => null;

/** What is kept of a form: the clerk's own, or that of one document which an agency outside sent. */
export function useFormDraft(arrivalId: string | null) {
  const { agency } = useSession();
  const own = `incoming.${agency.id}`;
  return useDraft<Draft | null>(arrivalId === null ? own : `${own}.${arrivalId}`, noDraft, readDraft);
}

function keptUploads(items: readonly UploadItem[]): KeptUpload[] {
  return items.flatMap(({ uploadId, phase, name, size, role }) =>
    uploadId !== null && (phase === "ready" || phase === "scanning")
      ? [{ id: uploadId, name, size, role }]
      : [],
  );
}

/** The form with its files, its draft, and what the rules and the server say about it. */
export function useRegisterForm(arrivalId: string | null, onGone: (name: string) => void): RegisterForm {
  const api = useApi();
  const { settings } = useSession();
  const draft = useFormDraft(arrivalId);
  const [first] = useReducer((kept: Draft | null) => kept, draft.value);
  const [state, act] = useReducer(formAfter, first, (kept) =>
    kept ? stateOf(kept) : blankForm(crypto.randomUUID()),
  );
  const lookAt = useCallback(
    (file: File) => lookAtFile(file, "incoming", settings.maxUploadBytes),
    [settings.maxUploadBytes],
  );
  const uploads = useUploads(api, lookAt);
  const { items, restore } = uploads;
  const [handed] = useState(handedOver);
  const restored = useRef(false);
  useEffect(() => {
    if (restored.current) return;
    restored.current = true;
    if (first) restore(first.uploads, onGone);
    clearHandedOver();
    if (handed === null) return;
    restore(handed.uploads, onGone);
    for (const name of handed.missing) onGone(name);
    act({ act: "propose", origin: "file", patch: { abstract: handed.text } });
  }, [first, handed, restore, onGone]);

  const keep = useEffectEvent((kept: Draft) => draft.change(kept));
  const now = useNow();
  useEffect(() => {
    const uploaded = keptUploads(items);
    if (isBlank(state.values) && uploaded.length === 0) return;
    keep(draftOf(state, uploaded, new Date()));
  }, [state, items]);

  const ids = useMemo(() => readyIds(items), [items]);
  const check = useIncomingCheck(state.values, ids);
  const problems = useMemo(() => {
    const fromServer = (check?.problems ?? []).map(({ message, ...rest }) => ({
      ...rest,
      sentence: message,
    }));
    return together(problemsHere(state, now), fromServer);
  }, [state, check, now]);

  const next = (discard: boolean) => {
    uploads.clear(discard);
    act({ act: "replace", state: formAfterSaving(crypto.randomUUID(), state) });
    draft.clear();
  };
  return {
    state,
    act,
    uploads,
    check,
    problems,
    open: blocking(problems, state.confirmed),
    references: handed?.references ?? noReferences,
    restoredAt: first === null ? null : first.savedAt,
    restoredFiles: first === null ? noFiles : first.uploads,
    next,
  };
}
