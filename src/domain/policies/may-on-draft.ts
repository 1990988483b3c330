import { typeNameOf } from "../document-types.ts";
import type { Draft } from "../drafts/draft.ts";
import type { DraftAct } from "../drafts/act-on-draft.ts";
import { hasRole, type Actor } from "../people/actor.ts";
import { no, yes, type Decision } from "./decision.ts";
import { mayIssue } from "./may-on-outgoing.ts";
import {
  agencyPrincipal,
  mayRead,
  personPrincipal,
  readScope,
  unitPrincipal,
  type Principal,
  type ReadScope,
} from "./read-scope.ts";

/** Whoever works on documents drafts (NĐ 30, Đ10); administering and checking alone is not that. */
export function mayDraft(actor: Actor): Decision {
  if (actor.onBehalfOf !== null) return no("access.own-name-only");
  const works = (["specialist", "unitHead", "leader", "clerk"] as const).some((role) => hasRole(actor, role));
  return works ? yes : no("access.drafters-only");
}

/**
 * Who may read a draft from now on: who writes, reviews and answers for it, and before whom it stands. Once it is approved
 * it is the clerks' to issue, and not before: a draft is no document yet. Readers are only ever added.
 */
export function draftReaders(draft: Draft): Principal[] {
  const { agencyId, drafterId, reviewerIds, unitId, submission, approval } = draft;
  return [
    personPrincipal(drafterId),
    ...reviewerIds.map(personPrincipal),
    ...(unitId === null ? [] : [unitPrincipal(unitId)]),
    ...(submission === null ? [] : [personPrincipal(submission.to)]),
    ...(approval === null ? [] : [agencyPrincipal(agencyId)]),
  ];
}

/**
 * The names under which an actor may find a draft: no register, and so no sight of all of the agency's. In somebody's
 * place nothing is drafted or approved: who signs approves themselves (NĐ 30, Đ11).
 */
export function draftScope(actor: Actor): ReadScope {
  const { agencyId, principals, received, types } = readScope(actor);
  return {
    agencyId,
    wholeAgency: false,
    principals: actor.onBehalfOf !== null ? [] : received === null ? principals : [...principals, received],
    received: null,
    types,
  };
}

export function mayReadDraft(actor: Actor, draft: Draft, access: readonly Principal[]): boolean {
  return mayRead(draftScope(actor), {
    agencyId: draft.agencyId,
    access,
    typeName: typeNameOf(draft.typeCode),
  });
}

/** Whether the actor, who may read it, may do this to the draft; whether its state allows it is the draft's to say. */
export function mayOnDraft(actor: Actor, act: DraftAct, draft: Draft): Decision {
  if (actor.agencyId !== draft.agencyId) return no("access.drafters-only");
  const writes = draft.drafterId === actor.personId || draft.reviewerIds.includes(actor.personId);
  const heads = draft.unitId !== null && actor.headOf.includes(draft.unitId);
  const decides = isBefore(actor, draft);
  switch (act) {
    case "addVersion":
      return writes || heads || decides ? yes : no("access.drafters-only");
    case "submit":
      return draft.drafterId === actor.personId || heads ? yes : no("access.drafter-only");
    case "approve":
    case "giveBack":
      return decides ? yes : no("access.approver-only");
    case "withdraw":
      return draft.drafterId === actor.personId ? yes : no("access.drafter-only");
    case "issue":
      return mayIssue(actor, draft.agencyId);
  }
}

/** Who signs approves (NĐ 30, Đ11), or the head who checks before (Đ12), as long as they hold that office. */
function isBefore(actor: Actor, { submission }: Draft): boolean {
  const holds = hasRole(actor, "leader") || hasRole(actor, "unitHead");
  return holds && submission?.to === actor.personId;
}
