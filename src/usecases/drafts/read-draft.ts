import type { DraftDetail } from "../../contract/drafts.ts";
import { typeNameOf } from "../../domain/document-types.ts";
import type { AuditEntry } from "../../domain/audit/audit-entry.ts";
import { isChangedAfterApproval, type Draft } from "../../domain/drafts/draft.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readableIncoming, readableOutgoing } from "../../domain/policies/readable-documents.ts";
import { mayRead, readScope } from "../../domain/policies/read-scope.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { historyOf } from "../incoming/history.ts";
import { loadDraft } from "./load-draft.ts";
import { draftActsOf, namesOf, versionViews, type DraftNames } from "./present-drafts.ts";

/** The page of a draft. Throws `draft.absent` for what is not there or not to be seen. */
export async function readDraft(
  { store, archives }: Pick<Services, "store" | "archives">,
  actor: Actor,
  draftId: string,
): Promise<DraftDetail> {
  const { read } = store;
  const draft = await loadDraft(read, actor, draftId);
  const versions = await read.drafts.versions(draftId);
  const files = await read.files.ofDocument(draftId);
  const names = await namesOf(read, [draft], versions);
  const entries = await read.audit.ofDocument(draftId);
  const editing = editingState(archives, draft);
  return {
    id: draft.id,
    typeCode: draft.typeCode,
    typeName: typeNameOf(draft.typeCode),
    abstract: draft.abstract,
    drafter: names.person(draft.drafterId),
    unit: draft.unitId === null ? null : names.unit(draft.unitId),
    reviewers: draft.reviewerIds.map((id) => names.person(id)),
    replyTo: draft.replyTo === null ? null : await answered(read, actor, draft.replyTo),
    outgoing: draft.outgoingId === null ? null : await issuedAs(read, actor, draft.outgoingId),
    state: draft.state,
    version: draft.version,
    latest: draft.latest,
    submission: submissionView(draft, names, entries),
    approval: approvalView(draft, names),
    changedAfterApproval: isChangedAfterApproval(draft),
    returnReason: draft.state === "returned" ? textOf(entries, "draft.givenBack", "reason") : null,
    versions: versionViews(versions, files, names),
    editing,
    acts: draftActsOf(actor, draft, editing),
    history: await historyOf(read, entries),
  };
}

function editingState(archives: Services["archives"], { editing }: Draft): DraftDetail["editing"] {
  if (editing !== null && (archives.of(editing.kind)?.editing ?? null) !== null) return "inWord";
  return (archives.current?.editing ?? null) === null ? "none" : "offered";
}

function submissionView(
  { submission }: Draft,
  names: DraftNames,
  entries: readonly AuditEntry[],
): DraftDetail["submission"] {
  if (submission === null) return null;
  const { to, by, number, at } = submission;
  return {
    to: names.person(to),
    by: names.person(by),
    number,
    at: at.toISOString(),
    note: textOf(entries, "draft.submitted", "text"),
  };
}

function approvalView({ approval }: Draft, names: DraftNames): DraftDetail["approval"] {
  if (approval === null) return null;
  const { by, number, sha256, at } = approval;
  return { by: names.person(by), number, sha256, at: at.toISOString() };
}

/** What was written with the last act of this kind. */
function textOf(entries: readonly AuditEntry[], action: AuditEntry["action"], key: string): string | null {
  const said = entries.findLast((it) => it.action === action)?.data[key];
  return typeof said === "string" && said !== "" ? said : null;
}

/** The document that is answered, where the actor may read it. */
async function answered(read: Records, actor: Actor, incomingId: string): Promise<DraftDetail["replyTo"]> {
  const document = await read.incoming.get(incomingId);
  const access = await read.incoming.access(incomingId);
  if (document === null || !mayRead(readScope(actor), readableIncoming(document, access))) return null;
  const { id, arrivalNumber, fields } = document;
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  const { senderAgencyId: agencyId, senderCode: code, senderName: name } = fields;
  return { id, arrivalNumber, symbol, abstract: fields.abstract, sender: { agencyId, code, name } };
}

/** The same for the document that it became. */
async function issuedAs(read: Records, actor: Actor, outgoingId: string): Promise<DraftDetail["outgoing"]> {
  const document = await read.outgoing.get(outgoingId);
  const access = await read.outgoing.access(outgoingId);
  if (document === null || !mayRead(readScope(actor), readableOutgoing(document, access))) return null;
  return { id: document.id, symbol: document.symbol };
}
