import { existsOn, type OrgNode } from "../../domain/organisation/org-node.ts";
import type { OutgoingFields, OutgoingFieldsInput } from "../../domain/outgoing-fields.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readableIncoming } from "../../domain/policies/readable-documents.ts";
import { mayRead, readScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";

/**
 * Throws for a field that names what is not there: `outgoing.unknown-recipient`, `outgoing.unknown-reply`. An incoming
 * document that the actor may not read is answered like one that does not exist.
 */
export async function checkReferences(
  records: Records,
  actor: Actor,
  fields: Pick<OutgoingFieldsInput, "recipients" | "replyTo">,
): Promise<void> {
  await recipientAgencies(records, fields.recipients ?? []);
  if (fields.replyTo) await refuseUnreadable(records, actor, fields.replyTo);
}

/** The agencies of the directory among the recipients. Throws `outgoing.unknown-recipient`. */
export async function recipientAgencies(
  records: Records,
  recipients: OutgoingFields["recipients"],
): Promise<OrgNode[]> {
  const ids = [...new Set(recipients.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])))];
  const nodes = await records.organisation.nodesById(ids);
  const agencies = nodes.filter(({ kind }) => kind === "agency");
  const unknown = recipients.find(
    ({ agencyId }) => agencyId !== null && !agencies.some(({ id }) => id === agencyId),
  );
  if (unknown !== undefined)
    throw new RuleBroken("outgoing.unknown-recipient", {
      params: { name: unknown.name },
      field: "recipients",
    });
  return agencies;
}

/** The agency's unit that drafted, null where none is named. Throws `outgoing.unknown-unit`. */
export async function draftingUnit(
  records: Records,
  agencyId: string,
  { draftingUnitId, issuedDate }: Pick<OutgoingFields, "draftingUnitId" | "issuedDate">,
): Promise<OrgNode | null> {
  if (draftingUnitId === null) return null;
  const unit = await records.organisation.node(draftingUnitId);
  const isOurs = unit?.kind === "unit" && unit.agencyId === agencyId;
  if (unit === null || !isOurs || !existsOn(unit, issuedDate))
    throw new RuleBroken("outgoing.unknown-unit", { field: "draftingUnitId" });
  return unit;
}

async function refuseUnreadable(records: Records, actor: Actor, documentId: string): Promise<void> {
  const document = await records.incoming.get(documentId);
  const access = await records.incoming.access(documentId);
  if (document === null || !mayRead(readScope(actor), readableIncoming(document, access)))
    throw new RuleBroken("outgoing.unknown-reply", { field: "replyTo" });
}
