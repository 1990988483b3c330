import { type Kysely, type SqlBool, sql } from "kysely";
import { searchTextOf as incomingSearchText } from "../../domain/incoming/search-text.ts";
import { searchTextOf as outgoingSearchText } from "../../domain/outgoing/search-text.ts";
import { engineOf, paged } from "./dialect.ts";
import { changeTextTerms } from "./document-terms.ts";
import { writeFullText } from "./document-text.ts";
import { incomingText } from "./records/incoming-list.ts";
import { toIncoming } from "./records/incoming-row.ts";
import { toOutgoing } from "./records/outgoing-row.ts";
import type { Tables } from "./schema.ts";
import { changeSearchText, rowidOf } from "./search.ts";
import { placeOfRow, type Kind, type SearchPlace, type SearchText } from "./search-place.ts";
import { hasFullTextIndex } from "./sqlserver-full-text.ts";

export async function searchPlaceOf(
  db: Kysely<Tables>,
  kind: Kind,
  documentId: string,
): Promise<SearchPlace | null> {
  const row = await db
    .selectFrom(kind === "incoming" ? "incoming_document" : "outgoing_document")
    .select(["id", "agency_id", "sort_key", "search_id"])
    .where("id", "=", documentId)
    .executeTakeFirst();
  return row === undefined ? null : placeOfRow(kind, row);
}

/** Lets the document be found by the texts of its files as they are now, and no more by what they were. */
export async function textChanged(db: Kysely<Tables>, place: SearchPlace): Promise<void> {
  if (engineOf(db) === "sqlite") return writeFullText(db, rowidOf(place), place.documentId);
  // The server's own full text reads `file_text` itself.
  if (await hasFullTextIndex(db)) return changeTextTerms(db, place, []);
  const texts = await db
    .selectFrom("file_text")
    .select("folded")
    .where("document_id", "=", place.documentId)
    .where("folded", "is not", null)
    .execute();
  await changeTextTerms(
    db,
    place,
    texts.flatMap(({ folded }) => (folded ?? "").split(/\s/u)),
  );
}

/**
 * SQLite: documents that are not in the full text, since they were here before it or were loaded in bulk; the oldest
 * first. How many were put into it.
 */
export async function catchUp(db: Kysely<Tables>, limit: number): Promise<number> {
  const backlogs = await db.selectFrom("search_backlog").selectAll().execute();
  for (const { kind, position } of backlogs) {
    const missing = await missingAfter(db, kind === "incoming" ? "incoming" : "outgoing", position, limit);
    for (const it of missing.texts) await changeSearchText(db, it.place, it.text);
    if (missing.position > position) {
      await db
        .updateTable("search_backlog")
        .set({ position: missing.position })
        .where("kind", "=", kind)
        .execute();
    }
    if (missing.texts.length > 0) return missing.texts.length;
  }
  return 0;
}

interface Missing {
  readonly texts: readonly { readonly place: SearchPlace; readonly text: SearchText }[];
  /** Up to here nothing is missing afterwards. */
  readonly position: number;
}

async function missingAfter(
  db: Kysely<Tables>,
  kind: Kind,
  position: number,
  limit: number,
): Promise<Missing> {
  const lowest = rowidOf({ kind, searchId: 0 });
  const isMissing = sql<SqlBool>`not exists (select 1 as found from document_text_docsize as z where z.id = d.search_id * 2 + ${lowest})`;
  const texts =
    kind === "incoming"
      ? (
          await paged(
            db
              .selectFrom("incoming_document as d")
              .selectAll()
              .where("d.search_id", ">", position)
              .where(isMissing)
              .orderBy("d.search_id"),
            { limit },
          ).execute()
        ).map((row) => {
          const document = toIncoming(row);
          return { place: placeOfRow(kind, row), text: incomingText(document, incomingSearchText(document)) };
        })
      : (
          await paged(
            db
              .selectFrom("outgoing_document as d")
              .selectAll()
              .where("d.search_id", ">", position)
              .where(isMissing)
              .orderBy("d.search_id"),
            { limit },
          ).execute()
        ).map((row) => ({
          place: placeOfRow(kind, row),
          text: { text: outgoingSearchText(toOutgoing(row)), senderWords: [] },
        }));
  if (texts.length === limit) return { texts, position: texts.at(-1)?.place.searchId ?? position };
  const { last } = await db
    .selectFrom(kind === "incoming" ? "incoming_document" : "outgoing_document")
    .select((select) => select.fn.max("search_id").as("last"))
    .executeTakeFirstOrThrow();
  return { texts, position: last ?? position };
}
