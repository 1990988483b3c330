import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import {
  draftStates,
  type Approval,
  type Draft,
  type DraftItem,
  type DraftVersion,
  type Submission,
} from "../../../domain/drafts/draft.ts";
import type { Tables } from "../schema.ts";

type Row = Selectable<Tables["draft"]>;

const state = z.enum(draftStates);
const ids = z.array(z.string());
const longestName = 200;

export function toDraft(row: Row): Draft {
  return {
    id: row.id,
    agencyId: row.agency_id,
    typeCode: row.type_code,
    abstract: row.abstract,
    unitId: row.unit_id,
    drafterId: row.drafter_id,
    reviewerIds: ids.parse(JSON.parse(row.reviewer_ids)),
    replyTo: row.reply_to_id,
    state: state.parse(row.state),
    latest: row.latest,
    submission: submissionOf(row),
    approval: approvalOf(row),
    outgoingId: row.outgoing_id,
    editing: itemOf(row),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    version: row.version,
  };
}

function submissionOf(row: Row): Submission | null {
  const { submitted_to: to, submitted_by: by, submitted_number: number, submitted_at: at } = row;
  return to === null || by === null || number === null || at === null ? null : { to, by, number, at };
}

function approvalOf(row: Row): Approval | null {
  const { approved_by: by, approved_number: number, approved_sha256: sha256, approved_at: at } = row;
  return by === null || number === null || sha256 === null || at === null ? null : { by, number, sha256, at };
}

function itemOf(row: Row): DraftItem | null {
  const { archive_kind: kind, container, item, e_tag: eTag, item_version: version } = row;
  if (kind === null || container === null || item === null) return null;
  return { kind, container, item, eTag: eTag ?? "", version: version ?? "" };
}

/** What changes in the life of a draft, and what does not. */
export function draftRow(draft: Draft): Omit<Insertable<Tables["draft"]>, "search_text" | "request_key"> {
  const { submission, approval, editing } = draft;
  return {
    id: draft.id,
    agency_id: draft.agencyId,
    type_code: draft.typeCode,
    abstract: draft.abstract,
    unit_id: draft.unitId,
    drafter_id: draft.drafterId,
    reviewer_ids: JSON.stringify(draft.reviewerIds),
    reply_to_id: draft.replyTo,
    state: draft.state,
    latest: draft.latest,
    submitted_to: submission?.to ?? null,
    submitted_by: submission?.by ?? null,
    submitted_number: submission?.number ?? null,
    submitted_at: submission?.at ?? null,
    approved_by: approval?.by ?? null,
    approved_number: approval?.number ?? null,
    approved_sha256: approval?.sha256 ?? null,
    approved_at: approval?.at ?? null,
    outgoing_id: draft.outgoingId,
    archive_kind: editing?.kind ?? null,
    container: editing?.container ?? null,
    item: editing?.item ?? null,
    e_tag: editing?.eTag ?? null,
    item_version: editing?.version ?? null,
    created_at: draft.createdAt,
    changed_at: draft.changedAt,
    version: draft.version,
  };
}

export function toVersion(row: Selectable<Tables["draft_version"]>): DraftVersion {
  return {
    draftId: row.draft_id,
    number: row.number,
    fileId: row.file_id,
    sha256: row.sha256,
    at: row.made_at,
    by: row.made_by,
    byName: row.made_by_name,
    archiveVersion: row.archive_version,
  };
}

export function versionRow(version: DraftVersion): Insertable<Tables["draft_version"]> {
  return {
    draft_id: version.draftId,
    number: version.number,
    file_id: version.fileId,
    sha256: version.sha256,
    made_at: version.at,
    made_by: version.by,
    made_by_name: version.byName?.slice(0, longestName) ?? null,
    archive_version: version.archiveVersion,
  };
}
