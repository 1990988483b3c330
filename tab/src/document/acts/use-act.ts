import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import { actDone, type IncomingAct } from "../../../../src/contract/routing.ts";
import type { OfferedAct } from "./mending-acts.ts";
import { confirmableCodes } from "../../../../src/domain/routing/after-document.ts";
import { useWords } from "../../foundation/language.tsx";
import { useNotices } from "../../foundation/notices.tsx";
import { isStale, ProblemError } from "../../foundation/problem-error.ts";
import { keys } from "../../foundation/queries.ts";
import { useApi } from "../../foundation/session.tsx";
import { words } from "./words.ts";

type ActName = IncomingAct["act"];

const lastParts = {
  submit: "submit",
  transfer: "transfer",
  instruct: "instruct",
  giveBack: "give-back",
  refuse: "refuse",
  reopen: "reopen",
  amend: "amendments",
  acknowledge: "acknowledge",
  report: "report",
  askExtension: "ask-extension",
  decideExtension: "decide-extension",
  return: "return",
  assignOn: "assign-on",
  complete: "complete",
} as const satisfies Record<ActName, string>;

const doneWords = {
  submit: "doneSubmit",
  transfer: "doneTransfer",
  instruct: "doneInstruct",
  giveBack: "doneGiveBack",
  refuse: "doneRefuse",
  reopen: "doneReopen",
  amend: "doneAmend",
  acknowledge: "doneAcknowledge",
  report: "doneReport",
  askExtension: "doneAskExtension",
  decideExtension: "doneDecideExtension",
  return: "doneReturn",
  assignOn: "doneAssignOn",
  complete: "doneComplete",
} as const satisfies Record<ActName, keyof typeof words>;

function pathOf(documentId: string, { act, assignmentId }: IncomingAct): string {
  return assignmentId === null
    ? `/api/incoming/${documentId}/${lastParts[act]}`
    : `/api/assignments/${assignmentId}/${lastParts[act]}`;
}

/** An act names the version it saw: the assignment's where it is about one, else the document's. */
export function versionOf(detail: IncomingDetail, act: IncomingAct): number {
  return act.assignmentVersion ?? detail.version;
}

export interface DoAct {
  readonly run: (body: Readonly<Record<string, unknown>>) => void;
  readonly isRunning: boolean;
  /** What the server refused, for the form; a stale version is shown by the page itself. */
  readonly error: Error | null;
  /** What the server asked back about: `run` again confirms it. */
  readonly isAskedBack: boolean;
}

/** The code of a refusal that the person may confirm after reading it; null for any other. */
function askedBack(error: Error | null): string | null {
  if (!(error instanceof ProblemError)) return null;
  return confirmableCodes.find((code) => code === error.code) ?? null;
}

/** Does one act on a document, says so, and reads again what it touched. */
export function useAct(
  detail: IncomingDetail,
  act: OfferedAct,
  after: { onDone: () => void; onStale: () => void },
): DoAct {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const t = useWords(words);
  const mutation = useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) =>
      api.post(pathOf(detail.id, act), { version: versionOf(detail, act), ...body }, actDone),
    onSuccess: () => {
      notices.done(
        t(act.mends === undefined ? doneWords[act.act] : "doneMend", { number: detail.arrivalNumber }),
      );
      after.onDone();
      void queries.invalidateQueries({ queryKey: keys.incoming });
      void queries.invalidateQueries({ queryKey: keys.work });
    },
    onError: (error) => {
      if (!isStale(error)) return;
      after.onStale();
      void queries.invalidateQueries({ queryKey: keys.document(detail.id) });
      void queries.invalidateQueries({ queryKey: keys.work });
    },
  });
  const asked = askedBack(mutation.error);
  return {
    run: (body) => mutation.mutate(asked === null ? body : { ...body, confirmed: [asked] }),
    isRunning: mutation.isPending,
    error: isStale(mutation.error) ? null : mutation.error,
    isAskedBack: asked !== null,
  };
}
