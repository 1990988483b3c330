import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import { importJobStates, importScopes, type ImportJob } from "../../../domain/imports/import-job.ts";
import { directions, type ImportMapping } from "../../../domain/imports/mapping.ts";
import type { Tables } from "../schema.ts";

const whole = z.number().int();
const counts = z.object({
  read: whole,
  added: whole,
  same: whole,
  differing: whole,
  wrong: whole,
  excluded: whole,
  skipped: whole,
  problems: z.record(z.string(), whole),
  registers: z.record(z.string(), z.object({ highest: whole, last: whole, entries: whole })),
});
export const problemParams = z.record(z.string(), z.union([z.string(), z.number()]));
const failure = z.object({ code: z.string(), params: problemParams }).nullable();
const state = z.enum(importJobStates);
const scope = z.enum(importScopes).nullable();
export const direction = z.enum(directions);

/** What a person sent was held against the contract before it was kept; here only that it was not cut off. */
const mapping = z.custom<ImportMapping>(
  (value) => typeof value === "object" && value !== null && "columns" in value && "headingEnd" in value,
);

/** The columns that are absent are not in it, as the domain has them. */
export function readMapping(text: string): ImportMapping {
  return mapping.parse(JSON.parse(text));
}

export function toImportJob(row: Selectable<Tables["import_job"]>): ImportJob {
  return {
    id: row.id,
    agencyId: row.agency_id,
    direction: direction.parse(row.direction),
    state: state.parse(row.state),
    fileId: row.file_id,
    fileName: row.file_name,
    fileSize: row.file_size,
    sha256: row.sha256,
    mapping: readMapping(row.mapping),
    headingsKey: row.headings_key,
    scope: scope.parse(row.scope),
    lastRow: row.last_row,
    counts: counts.parse(JSON.parse(row.counts)),
    total: row.total,
    failure: failure.parse(row.failure === null ? null : JSON.parse(row.failure)),
    startedBy: row.started_by,
    onBehalfOf: row.on_behalf_of,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

/** Everything but the lease. */
export function importJobRow(
  job: ImportJob,
): Omit<Insertable<Tables["import_job"]>, "ready_at" | "lease_owner"> {
  return {
    id: job.id,
    agency_id: job.agencyId,
    direction: job.direction,
    state: job.state,
    file_id: job.fileId,
    file_name: job.fileName,
    file_size: job.fileSize,
    sha256: job.sha256,
    mapping: JSON.stringify(job.mapping),
    headings_key: job.headingsKey,
    scope: job.scope,
    last_row: job.lastRow,
    counts: JSON.stringify(job.counts),
    total: job.total,
    failure: job.failure === null ? null : JSON.stringify(job.failure),
    started_by: job.startedBy,
    on_behalf_of: job.onBehalfOf,
    created_at: job.createdAt,
    ended_at: job.endedAt,
  };
}
