import type { IssuedDraft } from "../../contract/drafts.ts";
import { draftAllows, issueDraft } from "../../domain/drafts/act-on-draft.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadDraft } from "./load-draft.ts";
import { saveDraft } from "./save-draft.ts";

/** The approved draft that a document is to be issued from. Throws `draft.absent`, `draft.not-approved`. */
export async function draftToIssue(records: Records, actor: Actor, draftId: string): Promise<Draft> {
  const draft = await loadDraft(records, actor, draftId);
  if (!draftAllows("issue", draft) || draft.approval === null)
    throw new RuleBroken("draft.not-approved", { field: "draftId" });
  return draft;
}

/**
 * In the transaction that numbers the document: the draft ends, and says what it became. What people edit of it in the
 * archive is taken away by the job that follows.
 */
export async function endDraft(
  deps: Pick<Services, "ids">,
  records: Records,
  actor: Actor,
  draft: Draft,
  { id, symbol }: OutgoingDocument,
  at: Date,
): Promise<void> {
  const { drafterId, submission } = draft;
  const told = [...new Set([drafterId, submission?.by ?? drafterId])];
  await saveDraft(
    deps,
    records,
    issueDraft(draft, id, at),
    {
      event: "issued",
      data: { symbol, number: draft.approval?.number ?? null, sha256: draft.approval?.sha256 ?? null },
      told: told.map((personId) => ({ personId, reason: "draftIssued" })),
    },
    { actor, at },
  );
  if (draft.editing !== null) await records.drafts.markChanged(draft.id, at);
}

/** On the page of an outgoing document: which version was approved before it was signed. */
export async function presentIssuedDraft(read: Records, outgoingId: string): Promise<IssuedDraft | null> {
  const draft = await read.drafts.ofOutgoing(outgoingId);
  if (draft?.approval === null || draft?.approval === undefined) return null;
  const { by, number, sha256, at } = draft.approval;
  const name = (await read.people.names([by])).get(by) ?? "…";
  return { id: draft.id, number, sha256, approvedBy: { id: by, name }, approvedAt: at.toISOString() };
}
