import type { Sealing, SealDocument } from "../../contract/sealing.ts";
import { refreshInChannels } from "../channels/offer-in-channels.ts";
import { sealedNotes } from "../../contract/messages/sealing.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { accountOf } from "../../domain/policies/read-scope.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SealedItem, SealedPart, SealingRecord } from "../../ports/records/sealing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { tellGuests } from "../guests/tell-guests.ts";
import { confirmationOf, toSeal, type ToSeal } from "./find-to-seal.ts";
import { presentSealing } from "./list-sealings.ts";
import { removeSealed, type RemovingServices } from "./remove-sealed.ts";

type Deps = RemovingServices;

const fewestLetters = 10;

/**
 * Seals a document or a draft that should never have come in (R07): in one transaction it is gone for everybody, its fields, slip,
 * texts and rights with it, and the draft that it was made of; what lies outside the store is written down and removed at once, and by the job until
 * nothing is left. Its number stays used, with a note; the history keeps the event, without content. It cannot be undone.
 * Throws `access.administrators-only`, `sealing.document-absent`, `sealing.draft-issued`, `sealing.confirmation-wrong`,
 * `sealing.reason-missing`.
 */
export async function sealDocument(deps: Deps, actor: Actor, input: SealDocument): Promise<Sealing> {
  demand(mayAdminister(actor, actor.agencyId));
  const reason = input.reason.normalize("NFC").trim();
  if ((reason.match(/\p{L}/gu) ?? []).length < fewestLetters)
    throw new RuleBroken("sealing.reason-missing", { field: "reason" });
  const { documentId } = input;
  const seen = await toSeal(deps.store.read, actor.agencyId, documentId);
  if (seen === null) throw new RuleBroken("sealing.document-absent");
  const confirmation = confirmationOf(seen.view);
  if (input.confirmation.replace(/\s/gu, "").toUpperCase() !== confirmation.toUpperCase())
    throw new RuleBroken("sealing.confirmation-wrong", { params: { confirmation }, field: "confirmation" });
  const order = { reason, at: deps.clock.now() };
  const sealed = await deps.store.transaction((records) =>
    sealWhole(deps, records, actor, documentId, order),
  );
  for (const id of sealed) await removeSealed(deps, { documentId: id });
  return presentSealing(deps.store.read, documentId);
}

interface Order {
  readonly reason: string;
  readonly at: Date;
}

/** The document and the draft that it was made of; a draft that became a document is sealed with that. */
async function sealWhole(
  deps: Pick<Services, "ids" | "archives">,
  records: Records,
  actor: Actor,
  documentId: string,
  order: Order,
): Promise<string[]> {
  const outgoingId = (await records.drafts.get(documentId))?.outgoingId ?? null;
  const issued = outgoingId === null ? null : await toSeal(records, actor.agencyId, outgoingId);
  if (issued !== null)
    throw new RuleBroken("sealing.draft-issued", { params: { document: issued.view.confirmation } });
  const draft = await records.drafts.ofOutgoing(documentId);
  const ids = draft === null ? [documentId] : [documentId, draft.id];
  for (const id of ids) {
    const document = await toSeal(records, actor.agencyId, id);
    // Somebody else has sealed it meanwhile.
    if (document === null) throw new RuleBroken("sealing.document-absent");
    await seal(deps, records, actor, document, order);
  }
  return ids;
}

async function seal(
  deps: Pick<Services, "ids" | "archives">,
  records: Records,
  actor: Actor,
  document: ToSeal,
  { reason, at }: Order,
): Promise<void> {
  const items = await itemsOf(deps, records, document, at);
  const { kind, view } = document;
  const { documentId } = view;
  const { agencyId } = actor;
  await refreshInChannels(deps, records, { documentId, agencyId, cause: "sealed", at });
  const sealing: SealingRecord = {
    documentId,
    agencyId: actor.agencyId,
    kind,
    registerName: view.registerName,
    year: view.year,
    number: view.number,
    reason,
    sealedBy: actor.personId,
    sealedAt: at,
    endedAt: null,
  };
  await records.sealings.insert(sealing, items);
  if (kind === "outgoing") await tellOutside(deps, records, document, at);
  await records.sealings.clear(kind, documentId, sealedNotes.documentSealed.vi);
  const redacted = await records.audit.redact(documentId);
  await records.audit.append(actor.agencyId, [
    {
      id: deps.ids.next(),
      at,
      actorId: actor.personId,
      onBehalfOf: actor.onBehalfOf?.personId ?? null,
      action: "document.sealed",
      documentId,
      subjectId: document.registerId,
      data: { kind, year: view.year, number: view.number, reason, files: view.fileCount, redacted },
    },
  ]);
}

/** Who has it already, through an account here, is told to use it no more; nobody else reads it there from now on. */
async function tellOutside(
  deps: Pick<Services, "ids">,
  records: Records,
  { agencyId, view }: ToSeal,
  at: Date,
): Promise<void> {
  const { documentId: subjectId } = view;
  const accountIds = (await records.outgoing.access(subjectId)).flatMap((it) => accountOf(it) ?? []);
  const about = { reason: "guestWithdrawn", agencyId, accountIds, subjectId, documentId: null, at } as const;
  await tellGuests(deps, records, about);
}

/** What lies outside the store, written down before the records that name it go. */
async function itemsOf(
  deps: Pick<Services, "ids" | "archives">,
  records: Records,
  { kind, agencyId, view: { documentId } }: ToSeal,
  at: Date,
): Promise<SealedItem[]> {
  const item = (part: SealedPart, subject: string): SealedItem => ({
    id: deps.ids.next(),
    documentId,
    part,
    subject,
    state: "left",
    attempts: 0,
    problem: null,
    endedAt: null,
  });
  const files = await records.files.ofDocument(documentId);
  const sha256s = files.map(({ sha256 }) => sha256);
  const uploads = await records.sealings.takeUploads(sha256s, agencyId);
  const cards = await records.deliveries.everyCardAbout(documentId);
  const edited = kind === "draft" ? await placeOfEditing(deps, records, documentId, at) : [];
  const servers = deps.archives.all.length === 0 ? [] : await records.instances.all();
  return [
    ...[...files.map(({ id }) => id), ...uploads, ...edited].map((id) => item("file", id)),
    ...servers.map(({ id }) => item("copy", id)),
    ...cards.map(({ id }) => item("card", id)),
    ...(await alike(records, sha256s, documentId, agencyId)).map((label) => item("same", label)),
  ];
}

/**
 * Where people edit a draft in the archive there are bytes as well, of no version that Vanthu has: they get a place, by which
 * they are removed like any others.
 */
async function placeOfEditing(
  { ids }: Pick<Services, "ids">,
  { drafts, places }: Records,
  draftId: string,
  at: Date,
): Promise<string[]> {
  const draft = await drafts.get(draftId);
  if (draft?.editing === null || draft?.editing === undefined) return [];
  const { kind, ...item } = draft.editing;
  const id = ids.next();
  await places.add([
    { id, agencyId: draft.agencyId, documentId: draftId, kind, queuedAt: at, readyAt: null },
  ]);
  await places.note(id, "spooled", { state: "missing", item: { ...item, contentTag: "", path: "" } });
  return [id];
}

/** Other documents of the agency that hold a file with the same bytes, by their numbers. */
async function alike(
  records: Records,
  sha256s: readonly string[],
  documentId: string,
  agencyId: string,
): Promise<string[]> {
  const labels: string[] = [];
  for (const other of await records.sealings.sameBytes(sha256s, documentId)) {
    const document = await toSeal(records, agencyId, other.documentId);
    if (document !== null) labels.push(document.view.confirmation);
  }
  return labels;
}
