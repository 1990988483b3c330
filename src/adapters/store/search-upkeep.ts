import type { Kysely } from "kysely";
import { searchTextOf as incomingSearchText } from "../../domain/incoming/search-text.ts";
import { searchTextOf as outgoingSearchText } from "../../domain/outgoing/search-text.ts";
import { engineOf, paged, startsWith } from "./dialect.ts";
import { writeFullText } from "./document-text.ts";
import { incomingText } from "./records/incoming-list.ts";
import { toIncoming } from "./records/incoming-row.ts";
import { toOutgoing } from "./records/outgoing-row.ts";
import type { Tables } from "./schema.ts";
import { changeSearchText, insertTerms, rowidOf, TEXT, type Kind, type SearchPlace } from "./search.ts";
import { hasFullTextIndex } from "./sqlserver-full-text.ts";

export async function searchPlaceOf(
  db: Kysely<Tables>,
  kind: Kind,
  documentId: string,
): Promise<SearchPlace | null> {
  const row = await db
    .selectFrom(kind === "incoming" ? "incoming_document" : "outgoing_document")
    .select(["agency_id", "sort_key", "search_id"])
    .where("id", "=", documentId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { documentId, kind, agencyId: row.agency_id, sortKey: row.sort_key, searchId: row.search_id };
}

/** Lets the document be found by the texts of its files as they are now, and no more by what they were. */
export async function textChanged(db: Kysely<Tables>, place: SearchPlace): Promise<void> {
  if (engineOf(db) === "sqlite") return writeFullText(db, rowidOf(place), place.documentId);
  await db
    .deleteFrom("document_term")
    .where("document_id", "=", place.documentId)
    .where(startsWith<Tables, "document_term">("term", TEXT))
    .execute();
  // The server's own full text reads `file_text` itself.
  if (await hasFullTextIndex(db)) return;
  const texts = await db
    .selectFrom("file_text")
    .select("folded")
    .where("document_id", "=", place.documentId)
    .where("folded", "is not", null)
    .execute();
  const words = new Set(texts.flatMap(({ folded }) => (folded ?? "").split(/\s/u)));
  await insertTerms(
    db,
    place,
    [...words].filter((word) => word !== "").map((word) => TEXT + word),
  );
}

/** Documents that were here before SQLite's full text was, the oldest first; how many were put into it. */
export async function catchUp(db: Kysely<Tables>, limit: number): Promise<number> {
  for (const kind of ["incoming", "outgoing"] as const) {
    const backlog = await db
      .selectFrom("search_backlog")
      .select("position")
      .where("kind", "=", kind)
      .executeTakeFirst();
    if (backlog === undefined) continue;
    const last = await (kind === "incoming" ? writeIncoming : writeOutgoing)(db, backlog.position, limit);
    if (last.count === 0) await db.deleteFrom("search_backlog").where("kind", "=", kind).execute();
    else {
      await db
        .updateTable("search_backlog")
        .set({ position: last.position })
        .where("kind", "=", kind)
        .execute();
      return last.count;
    }
  }
  return 0;
}

interface Chunk {
  readonly count: number;
  readonly position: number;
}

async function writeIncoming(db: Kysely<Tables>, after: number, limit: number): Promise<Chunk> {
  const query = db.selectFrom("incoming_document").selectAll().where("search_id", ">", after);
  const rows = await paged(query.orderBy("search_id"), { limit }).execute();
  for (const row of rows) {
    const document = toIncoming(row);
    await changeSearchText(
      db,
      placeOf("incoming", row),
      incomingText(document, incomingSearchText(document)),
    );
  }
  return { count: rows.length, position: rows.at(-1)?.search_id ?? after };
}

async function writeOutgoing(db: Kysely<Tables>, after: number, limit: number): Promise<Chunk> {
  const query = db.selectFrom("outgoing_document").selectAll().where("search_id", ">", after);
  const rows = await paged(query.orderBy("search_id"), { limit }).execute();
  for (const row of rows) {
    const text = outgoingSearchText(toOutgoing(row));
    await changeSearchText(db, placeOf("outgoing", row), { text, senderWords: [] });
  }
  return { count: rows.length, position: rows.at(-1)?.search_id ?? after };
}

function placeOf(
  kind: Kind,
  row: {
    readonly id: string;
    readonly agency_id: string;
    readonly sort_key: number;
    readonly search_id: number;
  },
): SearchPlace {
  return {
    documentId: row.id,
    kind,
    agencyId: row.agency_id,
    sortKey: row.sort_key,
    searchId: row.search_id,
  };
}
