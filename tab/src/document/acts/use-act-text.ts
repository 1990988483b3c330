import type { IncomingAct } from "../../../../src/contract/routing.ts";
import { useTextDraft } from "../../foundation/drafts.ts";

/** The text of one act on one document, kept until it is sent. */
export function useActText(documentId: string, act: IncomingAct): ReturnType<typeof useTextDraft> {
  return useTextDraft(`${act.act}.${act.assignmentId ?? documentId}`);
}
