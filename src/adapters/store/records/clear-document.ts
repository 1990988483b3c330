import { type Kysely, sql } from "kysely";
import type { SealedKind } from "../../../ports/records/sealing-records.ts";
import { engineOf } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { changeSearchText, rowidOf } from "../search.ts";
import type { SearchPlace } from "../search-place.ts";
import { searchPlaceOf, textChanged } from "../search-upkeep.ts";

/** Everything that hangs on a document by its id, and is of it alone, what points to another before that; where its files lie is known until they are gone. */
const ofDocument = [
  "document_access",
  "amendment",
  "assignment",
  "instruction",
  "file_text",
  "signature_wait",
  "signature_check",
  "legal_value",
  "revocation_need",
  "finding",
  "import_row",
  "secrecy_mark",
  "stored_file",
] as const satisfies readonly (keyof Tables)[];

/**
 * What the register shows of a sealed entry is its number, its day and `note`. The row is given to an agency that does not
 * exist, one for each document, so that it is in nobody's lists and never in another's place.
 */
export async function clearDocument(
  db: Kysely<Tables>,
  kind: SealedKind,
  documentId: string,
  note: string,
): Promise<void> {
  const place = kind === "draft" ? null : await searchPlaceOf(db, kind, documentId);
  if (place !== null) await removeFromSearch(db, place);
  for (const table of ofDocument)
    await sql`delete from ${sql.table(table)} where document_id = ${documentId}`.execute(db);
  if (kind === "draft") await removeDraft(db, documentId);
  else if (kind === "incoming") await clearIncoming(db, documentId, note);
  else await clearOutgoing(db, documentId, note);
}

/** A draft has no number that must stay used. */
async function removeDraft(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom("draft_reader").where("draft_id", "=", id).execute();
  await db.deleteFrom("draft_version").where("draft_id", "=", id).execute();
  await db.deleteFrom("draft").where("id", "=", id).execute();
}

async function removeFromSearch(db: Kysely<Tables>, place: SearchPlace): Promise<void> {
  await db.deleteFrom("file_text").where("document_id", "=", place.documentId).execute();
  if (engineOf(db) === "sqlserver") {
    await changeSearchText(db, place, { text: "", senderWords: [] });
    await textChanged(db, place);
    await db.deleteFrom("document_words").where("document_id", "=", place.documentId).execute();
    return;
  }
  const rowid = rowidOf(place);
  await sql`delete from document_text where rowid = ${rowid}`.execute(db);
  // Otherwise the index keeps the words in its older parts until it merges them.
  await sql`insert into document_search (document_search, rank) values ('secure-delete', 1)`.execute(db);
  await sql`delete from document_search where rowid = ${rowid}`.execute(db);
  await sql`insert into document_search (document_search, rank) values ('secure-delete', 0)`.execute(db);
}

async function clearIncoming(db: Kysely<Tables>, id: string, note: string): Promise<void> {
  await db
    .updateTable("incoming_document")
    .set((set) => ({
      agency_id: id,
      file_count: 0,
      legal_value: "none",
      document_code: null,
      code_number: null,
      code_notation: null,
      symbol_folded: "",
      issued_date: null,
      type_name: "",
      type_folded: "",
      sender_agency_id: null,
      sender_name: "",
      sender_folded: "",
      sender_code: null,
      abstract: "",
      language: "",
      page_count: null,
      description: note,
      signer_position: null,
      signer_name: null,
      priority: 0,
      to_places: null,
      due_date: null,
      state: "registered",
      submitted_to: null,
      deadline_at: null,
      version: sql<number>`${set.ref("version")} + 1`,
    }))
    .where("id", "=", id)
    .execute();
}

async function clearOutgoing(db: Kysely<Tables>, id: string, note: string): Promise<void> {
  const { issued_date: issuedDate } = await db
    .selectFrom("outgoing_document")
    .select("issued_date")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const fields = {
    typeCode: "",
    isLegislation: false,
    bodyId: null,
    abstract: "",
    issuedDate,
    signerPosition: "",
    signerName: "",
    draftingUnitId: null,
    recipients: [],
    archiveKeeper: null,
    copies: null,
    pageCount: null,
    language: "",
    description: note,
    priority: 0,
    dueDate: null,
    replyTo: null,
  };
  await db
    .updateTable("outgoing_document")
    .set((set) => ({
      agency_id: id,
      file_count: 0,
      legal_value: "none",
      symbol: "",
      symbol_folded: "",
      type_name: "",
      type_folded: "",
      abstract: "",
      reply_to_id: null,
      fields: JSON.stringify(fields),
      version: sql<number>`${set.ref("version")} + 1`,
    }))
    .where("id", "=", id)
    .execute();
}
