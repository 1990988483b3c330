import type { CandidateQuery, Sealable } from "../../contract/sealing.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SealedKind } from "../../ports/records/sealing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/** A document with what may be said of it while it is sealed. */
export interface ToSeal {
  readonly kind: SealedKind;
  readonly agencyId: string;
  readonly registerId: string;
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
  if (document === null || document.agencyId !== agencyId) return null;
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

/**
 * An entry of a register by its number, for the administrator who seals it: who administers sees no documents, and sees
 * no more of this one. Throws `access.administrators-only` and `sealing.document-absent`.
 */
export async function findToSeal(
  { store }: Pick<Services, "store">,
  actor: Actor,
  { kind, register: key, year, number }: CandidateQuery,
): Promise<Sealable> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const register = await read.registers.find({ agencyId: actor.agencyId, kind, key, year });
  if (register === null) throw absent();
  const period = { registerId: register.id };
  const range = { afterNumber: number - 1, toNumber: number, limit: 1 };
  const [found] =
    kind === "incoming"
      ? await read.incoming.registerChunk(period, range)
      : await read.outgoing.registerChunk(period, range);
  const document = found === undefined ? null : await toSeal(read, actor.agencyId, found.id);
  if (document === null) throw absent();
  return document.view;
}
