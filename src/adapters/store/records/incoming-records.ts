import type { Kysely } from "kysely";
import { z } from "zod";
import type { IncomingDocument } from "../../../domain/incoming/incoming-document.ts";
import { instantAt } from "../../../domain/time/local-date.ts";
import type { Amendment, IncomingRecords } from "../../../ports/records/incoming-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { addToSearch, changeSearchText, newSearchId } from "../search.ts";
import { accessOf, grantAccess } from "./document-access.ts";
import { findDuplicates } from "./incoming-duplicates.ts";
import { listIncoming } from "./incoming-list.ts";
import { incomingRow, toIncoming } from "./incoming-row.ts";

const changes = z.array(
  z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
);

export function incomingRecords(db: Kysely<Tables>): IncomingRecords {
  const documents = () => db.selectFrom("incoming_document").selectAll();
  return {
    async get(id) {
      const row = await documents().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toIncoming(row);
    },
    async byRequestKey(agencyId, requestKey) {
      const row = await documents()
        .where("agency_id", "=", agencyId)
        .where("request_key", "=", requestKey)
        .executeTakeFirst();
      return row === undefined ? null : toIncoming(row);
    },
    async insert(document, { sortKey, requestKey, searchText }) {
      const searchId = await newSearchId(db, "incoming_document", sortKey);
      await db
        .insertInto("incoming_document")
        .values({ ...incomingRow(document), sort_key: sortKey, search_id: searchId, request_key: requestKey })
        .execute();
      await addToSearch(db, { ...entryOf(document, searchId), principals: [], text: searchText });
    },
    async update(document, seenVersion, searchText) {
      const result = await db
        .updateTable("incoming_document")
        .set({ ...incomingRow(document), version: seenVersion + 1 })
        .where("id", "=", document.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n) return false;
      if (searchText !== undefined) {
        const { search_id: searchId } = await placeOf(db, document.id);
        await changeSearchText(db, { ...entryOf(document, searchId), text: searchText });
      }
      return true;
    },
    access: (documentId) => accessOf(db, documentId),
    grant: ({ id, agencyId }, principals) => grantAccess(db, { id, agencyId, kind: "incoming" }, principals),
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
    async registerChunk(period, range) {
      let query = documents()
        .where("register_id", "=", period.registerId)
        .where("arrival_number", ">", range.afterNumber);
      if (range.toNumber !== null) query = query.where("arrival_number", "<=", range.toNumber);
      if (period.from !== undefined) query = query.where("arrived_at", ">=", instantAt(period.from, "00:00"));
      if (period.before !== undefined)
        query = query.where("arrived_at", "<", instantAt(period.before, "00:00"));
      const rows = await paged(query.orderBy("arrival_number"), { limit: range.limit }).execute();
      return rows.map(toIncoming);
    },
  };
}

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

async function latestFrom(
  db: Kysely<Tables>,
  agencyId: string,
  senderAgencyIds: readonly string[],
): Promise<IncomingDocument[]> {
  if (senderAgencyIds.length === 0) return [];
  const latest = db
    .selectFrom("incoming_document")
    .select((select) => select.fn.max("sort_key").as("sort_key"))
    .where("agency_id", "=", agencyId)
    .where(inList(db, "sender_agency_id", senderAgencyIds))
    .groupBy("sender_agency_id");
  const rows = await db
    .selectFrom("incoming_document")
    .selectAll()
    .where("agency_id", "=", agencyId)
    .where("sort_key", "in", latest)
    .execute();
  return rows.map(toIncoming);
}

function placeOf(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom("incoming_document")
    .select(["sort_key", "search_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

function entryOf(document: IncomingDocument, searchId: number) {
  return {
    documentId: document.id,
    searchId: Number(searchId),
    kind: "incoming" as const,
    agencyId: document.agencyId,
  };
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
