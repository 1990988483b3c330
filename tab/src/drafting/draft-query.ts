import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { draftChoices, draftDetail, draftDone, type DraftDetail } from "../../../src/contract/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { ProblemError } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

const pathOf = (id: string): string => `/api/drafts/${encodeURIComponent(id)}`;

export function useDraftDetail(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.drafts, "detail", id],
    queryFn: ({ signal }) => api.get(pathOf(id), draftDetail, { signal }),
    // What colleagues write in Word comes in by itself.
    refetchInterval: ({ state }) => (state.data?.editing === "inWord" ? 30_000 : false),
  });
}

export function useDraftChoices() {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.drafts, "choices"],
    queryFn: ({ signal }) => api.get("/api/drafts/choices", draftChoices, { signal }),
    staleTime: 60_000,
  });
}

const acts = {
  versions: "doneAddVersion",
  submit: "doneSubmit",
  approve: "doneApprove",
  "give-back": "doneGiveBack",
  withdraw: "doneWithdraw",
} as const;

/** Does one act on a draft, says so, and reads again what it touched; also where somebody else was first. */
export function useDraftAct({ id }: DraftDetail, act: keyof typeof acts, onDone: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const again = () => void client.invalidateQueries({ queryKey: keys.drafts });
  return useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) =>
      api.post(`${pathOf(id)}/${act}`, body, draftDone),
    onSuccess: () => {
      notices.done(t(acts[act]));
      onDone();
      again();
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409) again();
    },
  });
}

export function useCatchUp(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: () => api.post(`${pathOf(id)}/catch-up`, undefined, draftDone),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.drafts }),
    onError: notices.failed,
  });
}
