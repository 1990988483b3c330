import type { Issued, IssueOutgoing } from "../../contract/outgoing.ts";
import { FieldsWrong } from "../../domain/fields/fields-wrong.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import { sortKeyOf } from "../../domain/incoming/sort-key.ts";
import { assertDateInOrder } from "../../domain/numbering/sequence.ts";
import { readOutgoingFields, type OutgoingFields } from "../../domain/outgoing-fields.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import { searchTextOf } from "../../domain/outgoing/search-text.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayIssue } from "../../domain/policies/may-on-outgoing.ts";
import {
  accountPrincipal,
  agencyPrincipal,
  assigneePrincipal,
  personPrincipal,
  unitPrincipal,
  type Principal,
} from "../../domain/policies/read-scope.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { queueForArchive } from "../archive/queue-for-archive.ts";
import { draftToIssue, endDraft } from "../drafts/issue-from-draft.ts";
import { tellGuests } from "../guests/tell-guests.ts";
import { takeUploads } from "../files/take-uploads.ts";
import { askForChecks } from "../signatures/ask-for-checks.ts";
import { checkReferences, recipientAgencies } from "./check-references.ts";
import { numberingOf } from "./numbering-of.ts";
import { refuseExcludedDraft } from "./refuse-excluded-draft.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "archives" | "inspection">;

/**
 * Numbers a document that its signer has signed and enters it in the register (NĐ 30, Đ15, Đ16). The number is taken
 * and the document, its files, its readers and the history are kept in one transaction: no number without a document
 * (rule 2). The same `key` again, also at once, answers what the first request was answered.
 */
export async function issueOutgoing(deps: Deps, actor: Actor, input: IssueOutgoing): Promise<Issued> {
  demand(mayIssue(actor, actor.agencyId));
  const before = await deps.store.read.outgoing.byRequestKey(actor.agencyId, input.key);
  if (before !== null) return issuedView(before);
  const uploads = await refuseExcludedDraft(deps, actor, input);
  const read = readOutgoingFields(input.fields, {
    now: deps.clock.now(),
    confirmed: input.confirmed ?? [],
  });
  if ("problems" in read) throw new FieldsWrong(read.problems);
  try {
    return await deps.store.transaction((records) =>
      issue(deps, records, actor, input, { fields: read.fields, uploads }),
    );
  } catch (error) {
    // The same request twice at once: the first has taken the key, or the uploads, or its answer was lost on the way.
    const first = await deps.store.read.outgoing.byRequestKey(actor.agencyId, input.key);
    if (first === null) throw error;
    return issuedView(first);
  }
}

async function issue(
  deps: Pick<Services, "clock" | "ids" | "archives">,
  records: Records,
  actor: Actor,
  input: IssueOutgoing,
  { fields, uploads }: { readonly fields: OutgoingFields; readonly uploads: readonly UploadRecord[] },
): Promise<Issued> {
  const [id, at] = [deps.ids.next(), deps.clock.now()];
  const draft = input.draftId ? await draftToIssue(records, actor, input.draftId) : null;
  const files = await takeUploads(records, uploads, input.uploadIds, { kind: "outgoing", id, at });
  await checkReferences(records, actor, fields);
  const { document, ordinal } = await numbered(deps, records, actor, { id, at, fields });
  await records.outgoing.insert(document, {
    sortKey: sortKeyOf(document.year, document.number, ordinal),
    requestKey: input.key,
    searchText: searchTextOf(document),
    fileCount: files.length,
  });
  const writers = draft === null ? [] : [draft.drafterId, ...draft.reviewerIds].map(personPrincipal);
  const accountIds = await accountsSentTo(records, document);
  const readers = [...(await readersOf(records, document)), ...accountIds.map(accountPrincipal)];
  await records.outgoing.grant(document, [...readers, ...writers]);
  await records.files.insert(files);
  await queueForArchive(deps, records, files);
  await askForChecks(records, files, { cause: "registered", at });
  await records.audit.append(actor.agencyId, [
    {
      id: deps.ids.next(),
      at,
      actorId: actor.personId,
      onBehalfOf: actor.onBehalfOf?.personId ?? null,
      action: "outgoing.issued",
      documentId: id,
      subjectId: document.registerId,
      data: { ...issuedData(document, files), ...draftData(draft) },
    },
  ]);
  const { agencyId } = document;
  const about = { reason: "guestIssued", agencyId, accountIds, subjectId: id, documentId: id, at } as const;
  await tellGuests(deps, records, about);
  if (draft !== null) await endDraft(deps, records, actor, draft, document, at);
  return issuedView(document);
}

/** Takes the number as late as can be: the register stays locked from there to the end of the transaction. */
async function numbered(
  deps: Pick<Services, "ids">,
  records: Records,
  actor: Actor,
  { id, at, fields }: { readonly id: string; readonly at: Date; readonly fields: OutgoingFields },
): Promise<{ document: OutgoingDocument; ordinal: number }> {
  const numbering = await numberingOf(records, actor.agencyId, fields);
  const { register, name } = numbering;
  const { registerId, number, ordinal } = await records.registers.takeNumber(register, () => ({
    id: deps.ids.next(),
    name: name.nameVi,
    nameEn: name.nameEn,
  }));
  const previousDate = await records.outgoing.lastIssuedDate(registerId);
  assertDateInOrder({ date: fields.issuedDate, previousDate, year: register.year });
  const document: OutgoingDocument = {
    id,
    agencyId: actor.agencyId,
    registerId,
    registerKey: register.key,
    year: register.year,
    number,
    symbol: numbering.symbolWith(number).full,
    fields,
    state: "issued",
    registeredAt: at,
    registeredBy: actor.personId,
    version: 1,
  };
  return { document, ordinal };
}

/**
 * Who drafted it (the unit's head), who signed it, who leads what it answers, and the agencies here that it is sent to; clerks
 * need no grant. A signer is known by name, and only where one person in the agency has it.
 */
async function readersOf(
  records: Records,
  { agencyId, fields }: Pick<OutgoingDocument, "agencyId" | "fields">,
): Promise<Principal[]> {
  const { draftingUnitId, recipients } = fields;
  const agencies = await recipientAgencies(records, recipients);
  const appointed = await records.people.appointedIn(agencyId, fields.issuedDate);
  const signers = new Set(
    appointed.filter((it) => it.personName === fields.signerName).map((it) => it.personId),
  );
  const answered = fields.replyTo === null ? [] : (await records.routing.slip(fields.replyTo)).assignments;
  return [
    ...(signers.size === 1 ? [...signers].map(personPrincipal) : []),
    ...answered
      .filter((it) => it.role === "lead" && it.state !== "withdrawn")
      .map((it) => assigneePrincipal(it.assignee)),
    ...(draftingUnitId === null ? [] : [unitPrincipal(draftingUnitId)]),
    ...agencies.filter(({ id, isHere }) => isHere && id !== agencyId).map(({ id }) => agencyPrincipal(id)),
  ];
}

/** The accounts here of those agencies outside that it is sent to (R20). */
async function accountsSentTo(
  records: Records,
  { agencyId, fields }: Pick<OutgoingDocument, "agencyId" | "fields">,
): Promise<string[]> {
  const agencies = await recipientAgencies(records, fields.recipients);
  const outside = agencies.flatMap(({ id, isHere }) => (isHere ? [] : [id]));
  return (await records.guests.openAccounts(agencyId, outside)).map(({ id }) => id);
}

/** The hashes seal what was issued in the agency's chain. */
function issuedData(
  { symbol, number, year, registerKey, fields }: OutgoingDocument,
  files: readonly StoredFileRecord[],
) {
  return {
    symbol,
    number,
    year,
    register: registerKey,
    issuedDate: fields.issuedDate,
    replyTo: fields.replyTo,
    files: files.map(({ name, sha256, size }) => ({ name, sha256, size })),
  };
}

/** Of which approved version the signed file comes. */
function draftData(draft: Draft | null) {
  const { approval = null } = draft ?? {};
  return approval === null
    ? {}
    : { draft: { id: draft?.id ?? null, number: approval.number, sha256: approval.sha256 } };
}

function issuedView({ id, number, symbol, year }: OutgoingDocument): Issued {
  return { id, number, symbol, year };
}
