import type { Received, SentDocument, SentPage, SentRow } from "../../contract/guest.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Guest } from "../../domain/people/guest.ts";
import { guestScope } from "../../domain/policies/may-as-guest.ts";
import { readableOutgoing } from "../../domain/policies/readable-documents.ts";
import { mayRead } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Receipt } from "../../ports/records/arrival-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { presentFiles } from "../files/present-files.ts";
import { recordGuestAct } from "./record-guest-act.ts";

const pageLength = 50;

/** What was sent to the agency outside through its account, newest first. Throws `http.bad-cursor`. */
export async function listSentDocuments(
  { store }: Pick<Services, "store">,
  guest: Guest,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<SentPage> {
  const { read } = store;
  const after = cursor === undefined ? null : Number(cursor);
  if (cursor === "" || (after !== null && !Number.isSafeInteger(after)))
    throw new RuleBroken("http.bad-cursor", { field: "cursor" });
  const listed = await read.outgoing.list({ scope: guestScope(guest) }, { after, limit: pageLength });
  const receipts = await receiptsOf(
    read,
    guest,
    listed.map(({ document }) => document.id),
  );
  const last = listed.length < pageLength ? undefined : listed.at(-1);
  return {
    items: listed.map(({ document, fileCount }) => rowOf(document, fileCount, receipts)),
    next: last === undefined ? null : String(last.position),
  };
}

/** One of them, as it was sent. Throws `document.absent`. */
export async function readSentDocument(
  { store }: Pick<Services, "store">,
  guest: Guest,
  id: string,
): Promise<SentDocument> {
  const { read } = store;
  const document = await sentTo(read, guest, id);
  const { signerName, signerPosition, dueDate } = document.fields;
  const files = await presentFiles(read, id);
  const receipts = await receiptsOf(read, guest, [id]);
  return { ...rowOf(document, files.length, receipts), signerName, signerPosition, dueDate, files };
}

/** Takes it in, in the name of the agency outside (R24); done again it stays as it was. Throws `document.absent`. */
export async function receiveDocument(
  deps: Pick<Services, "store" | "clock" | "ids">,
  guest: Guest,
  id: string,
): Promise<Received> {
  await sentTo(deps.store.read, guest, id);
  await deps.store.transaction(async (records) => {
    await sentTo(records, guest, id);
    const at = deps.clock.now();
    const receipt = { documentId: id, accountId: guest.accountId, by: guest.personId, at };
    if (!(await records.arrivals.addReceipt(receipt))) return;
    const act = {
      action: "outgoing.received",
      documentId: id,
      subjectId: guest.accountId,
      at,
      data: {},
    } as const;
    await recordGuestAct(deps, records, guest, act);
  });
  const receipt = (await receiptsOf(deps.store.read, guest, [id])).get(id);
  if (receipt === undefined) throw new RuleBroken("document.absent");
  return receipt;
}

async function sentTo(records: Records, guest: Guest, id: string): Promise<OutgoingDocument> {
  const document = await records.outgoing.get(id);
  const access = await records.outgoing.access(id);
  if (document === null || !mayRead(guestScope(guest), readableOutgoing(document, access)))
    throw new RuleBroken("document.absent");
  return document;
}

type Receipts = ReadonlyMap<string, Received>;

async function receiptsOf(read: Records, { accountId }: Guest, ids: readonly string[]): Promise<Receipts> {
  const receipts = (await read.arrivals.receiptsOf(ids)).filter((it) => it.accountId === accountId);
  const names = await read.people.names(receipts.map(({ by }) => by));
  return new Map(receipts.map((it) => [it.documentId, presentReceipt(it, names)]));
}

export function presentReceipt({ by, at }: Receipt, names: ReadonlyMap<string, string>): Received {
  return { by: names.get(by) ?? "…", at: at.toISOString() };
}

function rowOf({ id, symbol, fields }: OutgoingDocument, fileCount: number, receipts: Receipts): SentRow {
  const { issuedDate, typeCode, abstract, priority } = fields;
  const typeName = typeNameOf(typeCode);
  return {
    id,
    symbol,
    issuedDate,
    typeName,
    abstract,
    priority,
    fileCount,
    receipt: receipts.get(id) ?? null,
  };
}
