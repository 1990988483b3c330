import type { AuditValue, DraftEvent } from "../../domain/audit/audit-entry.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import type { DraftReason } from "../../domain/drafts/draft-reasons.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { draftReaders } from "../../domain/policies/may-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { tellPeople } from "../notices/tell-people.ts";

/** What happened to a draft, and who gets a card of it. */
export interface DraftChange {
  readonly event: DraftEvent;
  readonly data: Readonly<Record<string, AuditValue>>;
  readonly told: readonly { readonly personId: string; readonly reason: DraftReason }[];
}

/** Who did it, and when; null for what was found in the archive. */
export interface DraftAct {
  readonly actor: Pick<Actor, "personId" | "onBehalfOf"> | null;
  readonly at: Date;
}

/**
 * In one transaction: the draft against the version that was seen, its readers, the cards, the history. Answers the
 * draft's version. Throws `draft.changed`.
 */
export async function saveDraft(
  deps: Pick<Services, "ids">,
  records: Records,
  draft: Draft,
  change: DraftChange,
  act: DraftAct,
): Promise<number> {
  await updateDraft(records, draft);
  await tellOfDraft(deps, records, draft, change, act);
  return draft.version + 1;
}

/** Saves it as long as nobody acted on it since it was read: before anything else is written. Throws `draft.changed`. */
export async function updateDraft({ drafts }: Pick<Records, "drafts">, draft: Draft): Promise<void> {
  if (!(await drafts.update(draft, draft.version))) throw new RuleBroken("draft.changed");
}

/** The readers, the cards and the history of what happened to a draft that is saved already. */
export async function tellOfDraft(
  deps: Pick<Services, "ids">,
  records: Records,
  draft: Draft,
  { event, data, told }: DraftChange,
  { actor, at }: DraftAct,
): Promise<void> {
  const { id: documentId, agencyId } = draft;
  const actorId = actor?.personId ?? null;
  const id = deps.ids.next();
  await records.drafts.grant(documentId, draftReaders(draft));
  await tellPeople(
    deps,
    records,
    { eventKey: id, agencyId, documentId, actorId, at },
    told.map(({ personId, reason }) => ({
      to: { kind: "person", id: personId },
      reason,
      assignmentId: null,
    })),
  );
  await records.audit.append(agencyId, [
    {
      id,
      at,
      actorId,
      onBehalfOf: actor?.onBehalfOf?.personId ?? null,
      action: `draft.${event}`,
      documentId,
      subjectId: null,
      data,
    },
  ]);
}
