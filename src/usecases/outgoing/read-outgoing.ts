import type { OutgoingDetail } from "../../contract/outgoing.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { OutgoingFields } from "../../domain/outgoing-fields.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readableIncoming, readableOutgoing } from "../../domain/policies/readable-documents.ts";
import { mayRead, readScope, type Principal } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { presentIssuedDraft } from "../drafts/issue-from-draft.ts";
import { presentFiles } from "../files/present-files.ts";
import { mayAskAgain, presentLegalValue } from "../signatures/present-legal-value.ts";
import { historyOf } from "../incoming/history.ts";
import { presentReceipt } from "../guests/sent-documents.ts";
import { originOf } from "../imports/present-origin.ts";

/**
 * The page of an outgoing document. An agency it was sent to sees what was sent, and neither the issuer's notes nor its
 * history. Throws `document.absent` for what is not there or not to be seen.
 */
export async function readOutgoing(
  { store }: Pick<Services, "store">,
  actor: Actor,
  documentId: string,
): Promise<OutgoingDetail> {
  const { read } = store;
  const document = await read.outgoing.get(documentId);
  const access = await read.outgoing.access(documentId);
  if (document === null || !mayRead(readScope(actor), readableOutgoing(document, access)))
    throw new RuleBroken("document.absent");
  const isOurs = document.agencyId === actor.agencyId;
  const fields = isOurs ? document.fields : withoutInternals(document.fields);
  const { agencyId, registerKey: key, year } = document;
  const register = await read.registers.find({ agencyId, kind: "outgoing", key, year });
  const names = await read.people.names([document.registeredBy]);
  const origin = isOurs ? await originOf(read, document.id) : null;
  return {
    id: document.id,
    ...(origin === null ? {} : { imported: origin.imported }),
    agency: await nodeRef(read, agencyId),
    year,
    number: document.number,
    symbol: document.symbol,
    registerName: register?.name ?? "",
    typeName: typeNameOf(fields.typeCode),
    fields: { ...fields, recipients: fields.recipients.map((recipient) => ({ ...recipient })) },
    draftingUnit: fields.draftingUnitId === null ? null : await nodeRef(read, fields.draftingUnitId),
    replyTo: fields.replyTo === null ? null : await answered(read, actor, fields.replyTo),
    draft: isOurs ? await presentIssuedDraft(read, document.id) : null,
    issuedBy: { id: document.registeredBy, name: names.get(document.registeredBy) ?? "…" },
    registeredAt: document.registeredAt.toISOString(),
    files: await presentFiles(read, document.id),
    legalValue: await presentLegalValue(read, "outgoing", document.id, mayAskAgain(actor, document)),
    through: isOurs ? await sentThrough(read, document.id, access) : [],
    history: isOurs
      ? [...(origin === null ? [] : [origin.entry]), ...(await historyOfOurs(read, document))]
      : [],
  };
}

/** By the accounts that it was given to. */
async function sentThrough(
  read: Records,
  documentId: string,
  access: readonly Principal[],
): Promise<OutgoingDetail["through"]> {
  const accountIds = access
    .filter((it) => it.startsWith("account:"))
    .map((it) => it.slice("account:".length));
  if (accountIds.length === 0) return [];
  const receipts = await read.arrivals.receiptsOf([documentId]);
  const names = await read.people.names(receipts.map(({ by }) => by));
  const through: OutgoingDetail["through"] = [];
  for (const accountId of accountIds) {
    const outsideId = (await read.guests.account(accountId))?.outsideId ?? "";
    const receipt = receipts.find((it) => it.accountId === accountId);
    const { name } = await nodeRef(read, outsideId);
    through.push({ agency: name, receipt: receipt === undefined ? null : presentReceipt(receipt, names) });
  }
  return through;
}

function withoutInternals(fields: OutgoingFields): OutgoingFields {
  return { ...fields, description: null, archiveKeeper: null, replyTo: null };
}

async function historyOfOurs(read: Records, { id }: OutgoingDocument): Promise<OutgoingDetail["history"]> {
  return historyOf(read, await read.audit.ofDocument(id));
}

async function nodeRef(read: Records, id: string): Promise<OutgoingDetail["agency"]> {
  return { id, name: (await read.organisation.node(id))?.name ?? "…" };
}

/** The document that is answered, where the actor may read it. */
async function answered(read: Records, actor: Actor, incomingId: string): Promise<OutgoingDetail["replyTo"]> {
  const document = await read.incoming.get(incomingId);
  const access = await read.incoming.access(incomingId);
  if (document === null || !mayRead(readScope(actor), readableIncoming(document, access))) return null;
  const { id, arrivalNumber, fields } = document;
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  return { id, arrivalNumber, symbol, abstract: fields.abstract };
}
