import type { Kysely } from "kysely";
import type { OutgoingDocument } from "../../../domain/outgoing/outgoing-document.ts";
import type { OutgoingRecords } from "../../../ports/records/outgoing-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { addToSearch } from "../search.ts";
import type { SearchPlace } from "../search-place.ts";
import { documentKeys } from "./document-keys.ts";
import { accessOf, grantAccess } from "./document-access.ts";
import { numberedChunk } from "./numbered-chunk.ts";
import { listOutgoing, outgoingFacets } from "./outgoing-list.ts";
import { outgoingRow, toOutgoing } from "./outgoing-row.ts";

export function outgoingRecords(db: Kysely<Tables>): OutgoingRecords {
  const documents = () => db.selectFrom("outgoing_document").selectAll();
  return {
    async get(id) {
      const row = await documents().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toOutgoing(row);
    },
    async byRequestKey(agencyId, requestKey) {
      const row = await documents()
        .where("agency_id", "=", agencyId)
        .where("request_key", "=", requestKey)
        .executeTakeFirst();
      return row === undefined ? null : toOutgoing(row);
    },
    insert: (document, extra) => insert(db, document, extra),
    access: (documentId) => accessOf(db, documentId),
    async grant(document, principals) {
      if (principals.length === 0) return;
      const row = await db
        .selectFrom("outgoing_document")
        .select(["sort_key", "search_id"])
        .where("id", "=", document.id)
        .executeTakeFirstOrThrow();
      await grantAccess(db, placeOf(document, row), outgoingFacets(document), principals);
    },
    list: (filter, page) => listOutgoing(db, filter, page),
    async lastIssuedDate(registerId) {
      const query = db
        .selectFrom("outgoing_document")
        .select("issued_date")
        .where("register_id", "=", registerId)
        .orderBy("number", "desc");
      const [row] = await paged(query, { limit: 1 }).execute();
      return row?.issued_date ?? null;
    },
    async repliesTo(incomingIds) {
      if (incomingIds.length === 0) return [];
      const rows = await documents()
        .where(inList(db, "reply_to_id", incomingIds))
        .orderBy("sort_key")
        .execute();
      return rows.map(toOutgoing);
    },
    registerChunk: (period, range) => registerChunk(db, period, range),
  };
}

async function insert(
  db: Kysely<Tables>,
  ...[document, extra]: Parameters<OutgoingRecords["insert"]>
): Promise<void> {
  const keys = await documentKeys(db, "outgoing_document", extra);
  await db
    .insertInto("outgoing_document")
    .values({ ...outgoingRow(document), ...keys })
    .execute();
  await addToSearch(db, placeOf(document, keys), {
    text: extra.searchText,
    senderWords: [],
    principals: [],
    facets: outgoingFacets(document),
  });
}

async function registerChunk(
  db: Kysely<Tables>,
  ...[period, range]: Parameters<OutgoingRecords["registerChunk"]>
): Promise<OutgoingDocument[]> {
  let query = db.selectFrom("outgoing_document").selectAll().where("register_id", "=", period.registerId);
  if (period.from !== undefined) query = query.where("issued_date", ">=", period.from);
  if (period.to !== undefined) query = query.where("issued_date", "<=", period.to);
  return (await numberedChunk(query, "number", range)).map(toOutgoing);
}

function placeOf(
  document: OutgoingDocument,
  row: { readonly sort_key: number; readonly search_id: number },
): SearchPlace {
  return {
    documentId: document.id,
    searchId: row.search_id,
    sortKey: row.sort_key,
    kind: "outgoing",
    agencyId: document.agencyId,
  };
}
