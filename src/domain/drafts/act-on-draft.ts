import { RuleBroken } from "../rule-broken.ts";
import type { Draft, DraftState, DraftVersion } from "./draft.ts";

/** What people do to a draft once it has begun. */
export type DraftAct = "addVersion" | "submit" | "approve" | "giveBack" | "withdraw" | "issue";

const allowing: Readonly<Record<DraftAct, readonly DraftState[]>> = {
  addVersion: ["drafting", "submitted", "returned", "approved"],
  submit: ["drafting", "submitted", "returned", "approved"],
  approve: ["submitted"],
  giveBack: ["submitted"],
  withdraw: ["drafting", "submitted", "returned", "approved"],
  issue: ["approved"],
};

export function draftAllows(act: DraftAct, { state }: Pick<Draft, "state">): boolean {
  return allowing[act].includes(state);
}

function demandState(act: DraftAct, draft: Draft): void {
  if (!draftAllows(act, draft)) throw new RuleBroken("draft.state");
}

/** A further version; whatever was submitted or approved before stays what it was. */
export function withVersion(draft: Draft, at: Date): Draft {
  return { ...draft, latest: draft.latest + 1, changedAt: at };
}

/**
 * Nobody's version is overwritten unseen: whoever adds one names the latest that they saw. Throws `draft.newer-version`.
 */
export function addVersion(draft: Draft, seen: number, at: Date): Draft {
  demandState("addVersion", draft);
  if (draft.latest !== seen)
    throw new RuleBroken("draft.newer-version", { params: { latest: draft.latest } });
  return withVersion(draft, at);
}

/**
 * Hands one version up. What was approved and then changed is submitted again (NĐ 30, Đ11), and with that its approval
 * holds no longer. Throws `draft.state`, `draft.no-such-version`, `draft.approved-already`.
 */
export function submitDraft(
  draft: Draft,
  { to, number }: { readonly to: string; readonly number: number },
  { by, at }: { readonly by: string; readonly at: Date },
): Draft {
  demandState("submit", draft);
  if (number < 1 || number > draft.latest) throw new RuleBroken("draft.no-such-version");
  if (draft.approval?.number === number) throw new RuleBroken("draft.approved-already");
  return {
    ...draft,
    state: "submitted",
    submission: { to, by, number, at },
    approval: null,
    changedAt: at,
  };
}

/** Approves exactly the bytes that were submitted. Throws `draft.state`, `draft.other-version`. */
export function approveDraft(
  draft: Draft,
  version: Pick<DraftVersion, "number" | "sha256">,
  { by, at }: { readonly by: string; readonly at: Date },
): Draft {
  demandState("approve", draft);
  if (draft.submission?.number !== version.number) throw new RuleBroken("draft.other-version");
  const { number, sha256 } = version;
  return { ...draft, state: "approved", approval: { by, number, sha256, at }, changedAt: at };
}

export function giveDraftBack(draft: Draft, at: Date): Draft {
  demandState("giveBack", draft);
  return { ...draft, state: "returned", changedAt: at };
}

export function withdrawDraft(draft: Draft, at: Date): Draft {
  demandState("withdraw", draft);
  return { ...draft, state: "withdrawn", changedAt: at };
}

/** The approved version was signed, and what was signed has its number. */
export function issueDraft(draft: Draft, outgoingId: string, at: Date): Draft {
  demandState("issue", draft);
  return { ...draft, state: "issued", outgoingId, changedAt: at };
}
