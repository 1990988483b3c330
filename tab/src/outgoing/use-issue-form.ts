import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import {
  issued,
  outgoingCheck,
  outgoingChoices,
  type DocumentTypeView,
  type OutgoingCheck,
  type OutgoingChoices,
} from "../../../src/contract/outgoing.ts";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { useDraft } from "../foundation/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { keys } from "../foundation/queries.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { useDocumentTypes } from "../registering/document-types.ts";
import { lookAtFile } from "../registering/look-at-file.ts";
import { blocking, problemsOfError, together, type ShownProblem } from "../registering/problems.ts";
import type { SavedDocument } from "../registering/saved-bar.tsx";
import { isBusy, isScanning, mainItem, readyIds } from "../registering/uploads/upload-item.ts";
import { useUploads, type Uploads } from "../registering/uploads/use-uploads.ts";
import { useDebounced } from "../registering/use-debounced.ts";
import { useNow } from "../registering/use-now.ts";
import { useSeenPaper } from "../registering/use-seen-paper.ts";
import { valuesFromDraft } from "./issue-from-draft.ts";
import { contradicts, issueProposals, symbolOnPaper } from "./issue-proposals.ts";
import {
  beginTurn,
  blankIssue,
  editTurn,
  filledFields,
  issueBody,
  issueProblems,
  proposeToTurn,
  readIssueDraft,
  type IssueDraft,
  type IssueTurn,
  type IssueValues,
} from "./issue-state.ts";
import { words } from "./words.ts";

export interface IssueForm {
  readonly turn: IssueTurn;
  readonly edit: (patch: Partial<IssueValues>) => void;
  readonly leave: (field: string) => void;
  readonly confirm: (code: string, on: boolean) => void;
  readonly uploads: Uploads;
  readonly choices: OutgoingChoices;
  readonly types: readonly DocumentTypeView[];
  /** The field in focus is marked where its value stands on the paper. */
  readonly marking: Pick<ReturnType<typeof useSeenPaper>, "mark" | "onFocusField">;
  /** The symbol that stands on the paper, where it is another than the one the document will get. */
  readonly otherSymbol: string | null;
  readonly check: OutgoingCheck | null;
  readonly problems: readonly ShownProblem[];
  readonly open: number;
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly notYet: "needFile" | "waitUpload" | "waitScan" | null;
  readonly startOver: () => void;
  /** Grows with each attempt to save that a field stopped. */
  readonly stopped: number;
}

const noDraft = (): IssueDraft | null => null;

function useOutgoingCheck(values: IssueValues, now: Date): OutgoingCheck | null {
  const api = useApi();
  const fields = useDebounced(JSON.stringify(filledFields(values, now)), 350);
  const { data } = useQuery({
    queryKey: [...keys.outgoing, "check", fields],
    queryFn: () => {
      const rested: unknown = JSON.parse(fields);
      return api.post("/api/outgoing/check", { fields: rested }, outgoingCheck);
    },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 60_000,
  });
  return data ?? null;
}

function useIssueTurn(keeper: string, from: DraftDetail | null) {
  const { agency } = useSession();
  // What is kept of a form that was begun from a draft is of that draft alone.
  const place = from === null ? `outgoing.${agency.id}` : `outgoing.${agency.id}.${from.id}`;
  const draft = useDraft<IssueDraft | null>(place, noDraft, readIssueDraft);
  const [first] = useState(draft.value);
  const fresh = (archiveKeeper: string) =>
    beginTurn(crypto.randomUUID(), blankIssue(new Date(), archiveKeeper));
  const [turn, setTurn] = useState(() =>
    // Whether a person typed it or the paper said it is not kept: what is there stays.
    first ? beginTurn(first.key, first.values, Object.keys(first.values)) : fresh(keeper),
  );
  return { draft, first, turn, setTurn, fresh };
}

/** Uploads of the form, those of a draft again at their place, and the draft kept as things change. */
function useIssueFiles({
  draft,
  first,
  turn,
}: Pick<ReturnType<typeof useIssueTurn>, "draft" | "first" | "turn">): Uploads {
  const api = useApi();
  const { settings } = useSession();
  const lookAt = useCallback(
    (file: File) => lookAtFile(file, "outgoing", settings.maxUploadBytes),
    [settings.maxUploadBytes],
  );
  const uploads = useUploads(api, lookAt);
  const { items, restore } = uploads;
  const restored = useRef(false);
  useEffect(() => {
    if (!restored.current && first) restore(first.uploads, () => undefined);
    restored.current = true;
  }, [first, restore]);
  const keep = useEffectEvent((kept: IssueDraft) => draft.change(kept));
  const touched = turn.left.length > 0 || items.length > 0;
  useEffect(() => {
    if (!touched) return;
    const kept = items.flatMap(({ uploadId, phase, name, size, role }) =>
      uploadId !== null && (phase === "ready" || phase === "scanning")
        ? [{ id: uploadId, name, size, role }]
        : [],
    );
    keep({ form: "issue-1", key: turn.key, values: turn.values, uploads: kept });
  }, [turn, items, touched]);
  return uploads;
}

interface Issuing {
  readonly turn: IssueTurn;
  readonly values: IssueValues;
  readonly uploads: Uploads;
  readonly onSaved: (saved: SavedDocument) => void;
  readonly next: (discard: boolean) => void;
}

function useIssuing({ turn, values, uploads, onSaved, next }: Issuing) {
  const api = useApi();
  const client = useQueryClient();
  const t = useWords(words);
  return useMutation({
    mutationFn: () =>
      api.post("/api/outgoing", issueBody(turn.key, values, readyIds(uploads.items), turn.confirmed), issued),
    onSuccess: async ({ id, symbol }) => {
      onSaved({
        to: `/outgoing/${id}`,
        number: t("saved", { symbol }),
        what: values.abstract,
        hint: t("savedHint"),
      });
      next(false);
      await Promise.all(
        [keys.outgoing, keys.registers, keys.drafts].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: () => void client.invalidateQueries({ queryKey: [...keys.outgoing, "check"] }),
  });
}

const nothing: OutgoingChoices = { bodies: [], units: [], signers: [] };

function useChoices(): OutgoingChoices {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...keys.outgoing, "choices"],
    queryFn: ({ signal }) => api.get("/api/outgoing/choices", outgoingChoices, { signal }),
  });
  return data ?? nothing;
}

/** What an approved draft says goes into the form once, as if the clerk had typed it: the paper does not change it. */
function useApprovedDraft(
  from: DraftDetail | null,
  isKept: boolean,
  setTurn: (change: (last: IssueTurn) => IssueTurn) => void,
) {
  const t = useWords(words);
  const choices = useChoices();
  const isDone = useRef(isKept);
  const isKnown = choices !== nothing;
  useEffect(() => {
    if (from === null || isDone.current || !isKnown) return;
    isDone.current = true;
    const patch = valuesFromDraft(from, choices, (n, symbol) => t("arrival", { n, symbol }));
    setTurn((last) => editTurn(last, patch));
  }, [from, choices, isKnown, setTurn, t]);
}

/** What the signed paper says of itself goes into the form, marked as read from it. */
function usePaperOfForm(uploads: Uploads, setTurn: (change: (last: IssueTurn) => IssueTurn) => void) {
  const choices = useChoices();
  const types = useDocumentTypes("outgoing");
  const main = mainItem(uploads.items);
  const pageCount = main?.found?.pageCount ?? null;
  const draftedBy = main?.paper?.draftedBy ?? null;
  const { read, ...marking } = useSeenPaper(main?.paper ?? null);
  useEffect(() => {
    setTurn((last) => proposeToTurn(last, issueProposals(read.patch, { types, choices }, draftedBy)));
  }, [read, draftedBy, types, choices, setTurn]);
  useEffect(() => {
    if (pageCount !== null) setTurn((last) => proposeToTurn(last, { pageCount: String(pageCount) }));
  }, [pageCount, setTurn]);
  return { choices, types, marking, onPaper: symbolOnPaper(read.patch) };
}

const confirmedWith = (known: readonly string[], code: string, on: boolean): string[] => [
  ...known.filter((one) => one !== code),
  ...(on ? [code] : []),
];

/** The form of a document that was signed, from blank to numbered. */
export function useIssueForm(onSaved: (saved: SavedDocument) => void, from: DraftDetail | null): IssueForm {
  const t = useWords(words);
  const now = useNow();
  const { draft, first, turn, setTurn, fresh } = useIssueTurn(t("keeperDefault"), from);
  useApprovedDraft(from, first !== null, setTurn);
  const uploads = useIssueFiles({ draft, first, turn });
  const { onPaper, ...paper } = usePaperOfForm(uploads, setTurn);
  const { items } = uploads;
  const { values } = turn;
  const check = useOutgoingCheck(values, now);
  const [stopped, setStopped] = useState(0);
  const next = (discard: boolean) => {
    uploads.clear(discard);
    setTurn(fresh(values.archiveKeeper));
    draft.clear();
  };
  const saving = useIssuing({ turn, values, uploads, onSaved, next });
  const fromServer = (check?.problems ?? []).map(({ message, ...rest }) => ({ ...rest, sentence: message }));
  const standing = together(issueProblems(values, now), fromServer);
  const open = blocking(standing, turn.confirmed).length;
  const isReady = mainItem(items) !== null && items.every((item) => item.phase === "ready");
  const expected = check?.expected?.symbol ?? null;
  return {
    ...paper,
    otherSymbol: expected !== null && contradicts(onPaper, expected) ? onPaper : null,
    turn,
    edit: (patch) => setTurn((last) => editTurn(last, patch)),
    leave: (field) => setTurn((last) => ({ ...last, left: [...new Set([...last.left, field])] })),
    confirm: (code, on) =>
      setTurn((last) => ({ ...last, confirmed: confirmedWith(last.confirmed, code, on) })),
    uploads,
    check,
    problems: together(standing, problemsOfError(saving.error)),
    open,
    save: () => {
      setTurn((last) => ({ ...last, tried: true }));
      if (open > 0) setStopped((count) => count + 1);
      else if (isReady && !saving.isPending) saving.mutate();
    },
    isSaving: saving.isPending,
    error: saving.error,
    notYet:
      !turn.tried || isReady
        ? null
        : isScanning(items)
          ? "waitScan"
          : isBusy(items)
            ? "waitUpload"
            : "needFile",
    startOver: () => next(true),
    stopped,
  };
}
