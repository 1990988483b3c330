import type { Kysely } from "kysely";
import { searchTextOf as incomingSearchText } from "../../../domain/incoming/search-text.ts";
import { searchTextOf as outgoingSearchText } from "../../../domain/outgoing/search-text.ts";
import type { Principal } from "../../../domain/policies/read-scope.ts";
import { inList, paged } from "../dialect.ts";
import type { Database } from "../engine/open-database.ts";
import { incomingFacets, incomingText } from "../records/incoming-list.ts";
import { toIncoming } from "../records/incoming-row.ts";
import { outgoingFacets } from "../records/outgoing-list.ts";
import { toOutgoing } from "../records/outgoing-row.ts";
import type { Tables } from "../schema.ts";
import { addAllToSearch, type ForSearch } from "../search-many.ts";
import { catchUp, textChanged } from "../search-upkeep.ts";
import { placeOfRow, type Kind, type SearchPlace } from "../search-place.ts";

const chunk = 1000;

/**
 * Lets every document be found, by the store's own way of doing so. `after` is the id of the last one that an earlier run
 * came to; each chunk is `told` with the id that it ends at in the transaction that keeps it, and is `kept` after it.
 */
export async function rebuildSearch(
  database: Database<Tables>,
  kind: Kind,
  after: string | null,
  told: (tx: Kysely<Tables>, lastId: string, documents: number) => Promise<void>,
  kept: (documents: number) => void,
): Promise<void> {
  for (let last = after; ;) {
    const found = await documentsAfter(database.reader, kind, last);
    const end = found.at(-1)?.place.documentId;
    if (end === undefined) return;
    await database.transaction(
      async (tx) => {
        await addAllToSearch(tx, found);
        // SQLite's full text is made of both at the end.
        const places = database.engine === "sqlite" ? [] : found.map(({ place }) => place);
        for (const place of await withTexts(tx, places)) await textChanged(tx, place);
        await told(tx, end, found.length);
      },
      { isLong: true },
    );
    kept(found.length);
    last = end;
  }
}

/** SQLite keeps its full text apart; it catches up with all that is not in it. */
export async function rebuildFullText(database: Database<Tables>): Promise<void> {
  if (database.engine === "sqlserver") return;
  while ((await database.transaction((tx) => catchUp(tx, chunk))) > 0);
}

/** Those of the documents whose files have text. */
async function withTexts(tx: Kysely<Tables>, places: readonly SearchPlace[]): Promise<SearchPlace[]> {
  if (places.length === 0) return [];
  const ids = places.map(({ documentId }) => documentId);
  const rows = await tx
    .selectFrom("file_text")
    .select("document_id")
    .distinct()
    .where(inList(tx, "document_id", ids))
    .where("folded", "is not", null)
    .execute();
  const found = new Set(rows.map((row) => row.document_id));
  return places.filter(({ documentId }) => found.has(documentId));
}

async function documentsAfter(db: Kysely<Tables>, kind: Kind, after: string | null): Promise<ForSearch[]> {
  const found = kind === "incoming" ? await incomingAfter(db, after) : await outgoingAfter(db, after);
  const access = await db
    .selectFrom("document_access")
    .select(["document_id", "principal"])
    .where(
      inList(
        db,
        "document_id",
        found.map(({ place }) => place.documentId),
      ),
    )
    .orderBy("document_id")
    .orderBy("principal")
    .execute();
  const principals = new Map<string, Principal[]>();
  for (const { document_id: id, principal } of access)
    principals.set(id, [...(principals.get(id) ?? []), principal as Principal]);
  return found.map(({ place, entry }) => ({
    place,
    entry: { ...entry, principals: principals.get(place.documentId) ?? [] },
  }));
}

async function incomingAfter(db: Kysely<Tables>, after: string | null): Promise<ForSearch[]> {
  let query = db.selectFrom("incoming_document").selectAll();
  if (after !== null) query = query.where("id", ">", after);
  return (await paged(query.orderBy("id"), { limit: chunk }).execute()).map((row) => {
    const document = toIncoming(row);
    const entry = {
      ...incomingText(document, incomingSearchText(document)),
      facets: incomingFacets(document),
    };
    return { place: placeOfRow("incoming", row), entry: { ...entry, principals: [] } };
  });
}

async function outgoingAfter(db: Kysely<Tables>, after: string | null): Promise<ForSearch[]> {
  let query = db.selectFrom("outgoing_document").selectAll();
  if (after !== null) query = query.where("id", ">", after);
  return (await paged(query.orderBy("id"), { limit: chunk }).execute()).map((row) => {
    const document = toOutgoing(row);
    const entry = { text: outgoingSearchText(document), senderWords: [], facets: outgoingFacets(document) };
    return { place: placeOfRow("outgoing", row), entry: { ...entry, principals: [] } };
  });
}
