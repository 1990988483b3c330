import type { CandidateQuery, Sealable } from "../../contract/sealing.ts";
import { draftCode, endOfDraftId } from "../../domain/drafts/draft-code.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { SealedKind } from "../../ports/records/sealing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** A document with what may be said of it while it is sealed. */
export interface ToSeal {
  readonly kind: SealedKind;
  readonly agencyId: string;
  /** Null for a draft. */
  readonly registerId: string | null;
  readonly view: Sealable;
}

const absent = (): RuleBroken => new RuleBroken("sealing.document-absent");

function numberOf(document: IncomingDocument | OutgoingDocument): string {
  const number = "arrivalNumber" in document ? document.arrivalNumber : document.number;
  return `${number}${document.numberSuffix ?? ""}`;
}

/** What is typed to confirm which document is meant; an administrator sees nothing else of it. */
export const confirmationOf = ({ number, year }: Pick<Sealable, "number" | "year">): string =>
  `${number}/${year}`;

/** A document of the agency by its id; null where it has none, also where it was sealed already. */
export async function toSeal(read: Records, agencyId: string, documentId: string): Promise<ToSeal | null> {
  const incoming = await read.incoming.get(documentId);
  const document = incoming ?? (await read.outgoing.get(documentId));
  if (document === null) return draftToSeal(read, agencyId, await read.drafts.get(documentId));
  if (document.agencyId !== agencyId) return null;
  const kind: SealedKind = incoming === null ? "outgoing" : "incoming";
  const { registerKey: key, year } = document;
  const register = await read.registers.find({ agencyId, kind, key, year });
  const number = numberOf(document);
  const files = await read.files.ofDocument(documentId);
  return {
    kind,
    agencyId,
    registerId: document.registerId,
    view: {
      documentId,
      kind,
      registerName: register?.name ?? key,
      year,
      number,
      registeredAt: document.registeredAt.toISOString(),
      fileCount: files.length,
      confirmation: confirmationOf({ number, year }),
    },
  };
}

async function draftToSeal(read: Records, agencyId: string, draft: Draft | null): Promise<ToSeal | null> {
  if (draft === null || draft.agencyId !== agencyId) return null;
  const { id: documentId, drafterId, createdAt } = draft;
  const names = await read.people.names([drafterId]);
  const files = await read.files.ofDocument(documentId);
  const named = { number: draftCode(documentId), year: yearOf(localDateOf(createdAt)) };
  return {
    kind: "draft",
    agencyId,
    registerId: null,
    view: {
      documentId,
      kind: "draft",
      registerName: names.get(drafterId) ?? "…",
      ...named,
      registeredAt: createdAt.toISOString(),
      fileCount: files.length,
      confirmation: confirmationOf(named),
    },
  };
}

/**
 * An entry of a register by its number, or a draft by its code, for the administrator who seals it: who administers sees
 * no documents, and sees no more of this one. Throws `access.administrators-only` and `sealing.document-absent`.
 */
export async function findToSeal(
  { store }: Pick<Services, "store">,
  actor: Actor,
  query: CandidateQuery,
): Promise<Sealable> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const { agencyId } = actor;
  const document =
    query.kind === "draft" ? await byCode(read, agencyId, query.code) : await byNumber(read, agencyId, query);
  if (document === null) throw absent();
  return document.view;
}

async function byCode(read: Records, agencyId: string, code: string): Promise<ToSeal | null> {
  const end = endOfDraftId(code);
  return end === null ? null : draftToSeal(read, agencyId, await read.drafts.byEndOfId(agencyId, end));
}

async function byNumber(
  read: Records,
  agencyId: string,
  { kind, register: key, year, number }: Exclude<CandidateQuery, { readonly kind: "draft" }>,
): Promise<ToSeal | null> {
  const register = await read.registers.find({ agencyId, kind, key, year });
  if (register === null) return null;
  const period = { registerId: register.id };
  const range = { afterNumber: number - 1, toNumber: number, limit: 1 };
  const [found] =
    kind === "incoming"
      ? await read.incoming.registerChunk(period, range)
      : await read.outgoing.registerChunk(period, range);
  return found === undefined ? null : toSeal(read, agencyId, found.id);
}
