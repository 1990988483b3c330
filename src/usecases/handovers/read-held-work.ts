import type { HeldItem, HeldWork } from "../../contract/handovers.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { personPrincipal } from "../../domain/policies/read-scope.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { findPerson } from "../administration/agency-people.ts";

/** So much of each kind is listed and handed over in one step. */
export const mostHeld = 120;

/**
 * All that waits for somebody of the agency, for whoever hands it over: by numbers and names, since administering gives
 * no sight of documents. Throws `people.not-found`.
 */
export async function readHeldWork(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  personId: string,
): Promise<HeldWork> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const { person } = await findPerson(read, actor, personId);
  const owner = { agencyId: actor.agencyId, personId };
  const parts = [
    await openAssignments(read, owner),
    await documentsHeld(read, owner),
    await drafts(read, owner),
    await delegations(read, owner, localDateOf(clock.now())),
  ];
  return {
    person: { id: person.id, name: person.fullName },
    items: parts.flatMap((items) => items.slice(0, mostHeld)),
    hasMore: parts.some((items) => items.length > mostHeld),
  };
}

interface Owner {
  readonly agencyId: string;
  readonly personId: string;
}

async function openAssignments({ routing }: Records, owner: Owner): Promise<HeldItem[]> {
  const lines = await routing.openAssignments(
    { ...owner, unitIds: [], types: null },
    ["lead", "support", "inform"],
    { after: null, limit: mostHeld + 1 },
  );
  const ids = lines.map(({ documentId }) => documentId);
  const [documents, slips] = [await routing.workDocuments(ids), await routing.slips(ids)];
  return lines.flatMap(({ documentId, assignmentId, deadlineAt }): HeldItem[] => {
    const document = documents.get(documentId);
    const assignment = slips.get(documentId)?.assignments.find(({ id }) => id === assignmentId);
    if (document === undefined || assignment === undefined) return [];
    const { id, role } = assignment;
    return [{ kind: "assignment", id, title: titleOf(document), role, deadlineAt: instant(deadlineAt) }];
  });
}

async function documentsHeld({ routing }: Records, { agencyId, personId }: Owner): Promise<HeldItem[]> {
  const held = await routing.heldBy(agencyId, personId, mostHeld + 1);
  const documents = await routing.workDocuments(held.map(({ documentId }) => documentId));
  return held.flatMap(({ documentId, deadlineAt }): HeldItem[] => {
    const document = documents.get(documentId);
    if (document === undefined) return [];
    const title = titleOf(document);
    return [{ kind: "document", id: documentId, title, role: null, deadlineAt: instant(deadlineAt) }];
  });
}

async function drafts({ drafts: records }: Records, { agencyId, personId }: Owner): Promise<HeldItem[]> {
  const scope = {
    agencyId,
    wholeAgency: false,
    principals: [personPrincipal(personId)],
    received: null,
    types: null,
  };
  const states = ["drafting", "submitted", "returned", "approved"] as const;
  const page = { after: null, limit: mostHeld + 1 };
  const written = await records.list({ scope, states, writtenBy: personId }, page);
  const before = await records.list({ scope, states: ["submitted"], before: personId }, page);
  const held = new Map(
    [...written.filter((it) => it.drafterId === personId), ...before].map((it) => [it.id, it]),
  );
  return [...held.values()].map(({ id, typeCode }) => ({
    kind: "draft",
    id,
    title: typeNameOf(typeCode),
    role: null,
    deadlineAt: null,
  }));
}

async function delegations(read: Records, { agencyId, personId }: Owner, on: string): Promise<HeldItem[]> {
  const held = await read.delegations.ofPerson(agencyId, personId, on);
  const names = await read.people.names(held.flatMap(({ giverId, receiverId }) => [giverId, receiverId]));
  return held.map(({ id, giverId, receiverId }) => ({
    kind: "delegation",
    id,
    title: `${names.get(giverId) ?? "…"} → ${names.get(receiverId) ?? "…"}`,
    role: null,
    deadlineAt: null,
  }));
}

type Titled = Parameters<typeof joinSymbol>[0];

/** `398/2026 · 595/QĐ-UBND` */
export function titleOf(it: {
  readonly arrivalNumber: number;
  readonly year: number;
  readonly codeNumber: Titled;
  readonly codeNotation: string | null;
}): string {
  const symbol = joinSymbol(it.codeNumber, it.codeNotation);
  return [`${it.arrivalNumber}/${it.year}`, symbol].filter((part) => part !== "").join(" · ");
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
