import { type Insertable, type Kysely, sql } from "kysely";
import { z } from "zod";
import type { IncomingDocument } from "../../../domain/incoming/incoming-document.ts";
import { instantAt } from "../../../domain/time/local-date.ts";
import type { Amendment, IncomingRecords } from "../../../ports/records/incoming-records.ts";
import { inList } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { addToSearch, changeSearchScope, changeSearchText } from "../search.ts";
import { placeOfRow, type Facet, type SearchPlace } from "../search-place.ts";
import { documentKeys } from "./document-keys.ts";
import { accessOf, grantAccess, revokeAccess } from "./document-access.ts";
import { findDuplicates } from "./incoming-duplicates.ts";
import { incomingFacets, incomingText, listIncoming } from "./incoming-list.ts";
import { incomingRow, toIncoming } from "./incoming-row.ts";
import { numberedChunk } from "./numbered-chunk.ts";

const changes = z.array(
  z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
);

export function incomingRecords(db: Kysely<Tables>): IncomingRecords {
  return {
    async get(id) {
      const [row] = (await byId(db, { id })).rows;
      return row === undefined ? null : toIncoming(row);
    },
    async byRequestKey(agencyId, requestKey) {
      const [row] = (await byRequestKey(db, { agencyId, requestKey })).rows;
      return row === undefined ? null : toIncoming(row);
    },
    insert: (document, extra) => insert(db, document, extra),
    update: (document, seenVersion, searchText) => update(db, document, seenVersion, searchText),
    access: (documentId) => accessOf(db, documentId),
    async grant({ id }, principals) {
      const standing = principals.length === 0 ? null : await standingOf(db, id);
      if (standing !== null) await grantAccess(db, standing.place, standing.facets, principals);
    },
    async revoke({ id }, principals) {
      const standing = principals.length === 0 ? null : await standingOf(db, id);
      if (standing !== null) await revokeAccess(db, standing.place, standing.facets, principals);
    },
    list: (filter, page) => listIncoming(db, filter, page),
    duplicates: (criteria) => findDuplicates(db, criteria),
    latestFrom: (agencyId, senderAgencyIds) => latestFrom(db, agencyId, senderAgencyIds),
    async addAmendment(amendment) {
      await db.insertInto("amendment").values(amendmentRow(amendment)).execute();
    },
    async amendments(documentId) {
      const rows = await db
        .selectFrom("amendment")
        .selectAll()
        .where("document_id", "=", documentId)
        .orderBy("amended_at")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        documentId: row.document_id,
        at: row.amended_at,
        by: row.amended_by,
        reason: row.reason,
        changes: changes.parse(JSON.parse(row.changes)),
      }));
    },
    amendedAmong: (documentIds) => amendedAmong(db, documentIds),
    registerChunk: (period, range) => registerChunk(db, period, range),
  };
}

async function insert(
  db: Kysely<Tables>,
  ...[document, extra]: Parameters<IncomingRecords["insert"]>
): Promise<void> {
  const keys = await documentKeys(db, "incoming_document", extra);
  await insertRow(db, { ...incomingRow(document), ...keys });
  await addToSearch(db, placeOfRow("incoming", { id: document.id, agency_id: document.agencyId, ...keys }), {
    ...incomingText(document, extra.searchText),
    principals: [],
    facets: incomingFacets(document),
  });
}

const byId = compiledOnce((db: Kysely<Tables>, it: { id: string }) =>
  db.selectFrom("incoming_document").selectAll().where("id", "=", it.id),
);

const byRequestKey = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; requestKey: string }) =>
  db
    .selectFrom("incoming_document")
    .selectAll()
    .where("agency_id", "=", it.agencyId)
    .where("request_key", "=", it.requestKey),
);

const insertRow = compiledOnce((db: Kysely<Tables>, row: Insertable<Tables["incoming_document"]>) =>
  db.insertInto("incoming_document").values(row),
);

const updateRow = compiledOnce(
  (
    db: Kysely<Tables>,
    { id, seenVersion, ...row }: ReturnType<typeof incomingRow> & { seenVersion: number },
  ) => db.updateTable("incoming_document").set(row).where("id", "=", id).where("version", "=", seenVersion),
);

async function amendedAmong(db: Kysely<Tables>, documentIds: readonly string[]): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("amendment")
    .select("document_id")
    .distinct()
    .where(inList(db, "document_id", documentIds))
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

async function registerChunk(
  db: Kysely<Tables>,
  ...[period, range]: Parameters<IncomingRecords["registerChunk"]>
): Promise<IncomingDocument[]> {
  let query = db.selectFrom("incoming_document").selectAll().where("register_id", "=", period.registerId);
  if (period.from !== undefined) query = query.where("arrived_at", ">=", instantAt(period.from, "00:00"));
  if (period.before !== undefined) query = query.where("arrived_at", "<", instantAt(period.before, "00:00"));
  return (await numberedChunk(query, "arrival_number", range)).map(toIncoming);
}

async function update(
  db: Kysely<Tables>,
  document: IncomingDocument,
  seenVersion: number,
  searchText: string | undefined,
): Promise<boolean> {
  const before = await standingOf(db, document.id);
  const row = { ...incomingRow(document), version: seenVersion + 1 };
  const { numAffectedRows } = await updateRow(db, { ...row, seenVersion });
  if (before === null || numAffectedRows !== 1n) return false;
  const { place } = before;
  if (searchText !== undefined) await changeSearchText(db, place, incomingText(document, searchText));
  const facets = incomingFacets(document);
  if (JSON.stringify(facets) !== JSON.stringify(before.facets)) {
    const scope = { principals: await accessOf(db, document.id), facets };
    await changeSearchScope(db, place, scope, isAlikeButForState(facets, before.facets));
  }
  return true;
}

function isAlikeButForState(a: readonly Facet[], b: readonly Facet[]): boolean {
  const rest = (facets: readonly Facet[]) => JSON.stringify(facets.filter(([name]) => name !== "state"));
  return rest(a) === rest(b);
}

/** Where a document stands in the search and what that says of it. */
async function standingOf(
  db: Kysely<Tables>,
  id: string,
): Promise<{ place: SearchPlace; facets: Facet[] } | null> {
  const [row] = (await byId(db, { id })).rows;
  if (row === undefined) return null;
  return { place: placeOfRow("incoming", row), facets: incomingFacets(toIncoming(row)) };
}

async function latestFrom(
  db: Kysely<Tables>,
  agencyId: string,
  senderAgencyIds: readonly string[],
): Promise<IncomingDocument[]> {
  if (senderAgencyIds.length === 0) return [];
  // One look at the end of each sender's piece of the index; grouping would read all that they ever sent.
  const latest = sql<number>`(select (
      select max(sort_key) from incoming_document as l where l.agency_id = ${agencyId} and l.sender_agency_id = n.id
    ) as sort_key from org_node as n where ${inList(db, "n.id", senderAgencyIds)})`;
  const rows = await db
    .selectFrom("incoming_document")
    .selectAll()
    .where("agency_id", "=", agencyId)
    .where("sort_key", "in", latest)
    .execute();
  return rows.map(toIncoming);
}

function amendmentRow(amendment: Amendment) {
  return {
    id: amendment.id,
    document_id: amendment.documentId,
    amended_at: amendment.at,
    amended_by: amendment.by,
    reason: amendment.reason,
    changes: JSON.stringify(amendment.changes),
  };
}
