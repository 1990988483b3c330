import type { IncomingAct } from "../../../../src/contract/routing.ts";
import { useDraft } from "../../foundation/drafts.ts";

const readText = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The text of one act on one document, kept until it is sent. */
export function useTextDraft(
  documentId: string,
  act: IncomingAct,
): { text: string; setText: (text: string) => void; clear: () => void } {
  const form = `${act.act}.${act.assignmentId ?? documentId}`;
  const { value, change, clear } = useDraft(form, () => "", readText);
  return { text: value, setText: change, clear };
}
