import { type Kysely, type Transaction, sql } from "kysely";
import { z } from "zod";
import type { BookColumns } from "../../../domain/imports/imported-entry.ts";
import type { ImportDirection } from "../../../domain/imports/mapping.ts";
import type { HeldNumber, ImportRecords, NewImported } from "../../../ports/records/import-records.ts";
import { bulkInsert, inList, inNumbers } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { addAllToSearch, newSearchIds } from "../search-many.ts";
import type { Facet, SearchText } from "../search-place.ts";
import { incomingFacets, incomingText } from "./incoming-list.ts";
import { incomingRow } from "./incoming-row.ts";
import { outgoingFacets } from "./outgoing-list.ts";
import { outgoingRow } from "./outgoing-row.ts";

const book = z.object({
  receiver: z.string().nullable(),
  transferredOn: z.string().nullable(),
  signedFor: z.string().nullable(),
  draftingUnit: z.string().nullable(),
});

export function importedDocuments(
  db: Kysely<Tables>,
): Pick<ImportRecords, "held" | "add" | "raise" | "books" | "origins"> {
  return {
    held: (direction, registerId, numbers) => held(db, direction, registerId, numbers),
    async add(direction, importId, rows) {
      if (rows.length === 0) return;
      await addDocuments(db, direction, rows);
      await bulkInsert(
        db as Transaction<Tables>,
        "import_row",
        rows.map((row) => ({
          document_id: row.document.id,
          import_id: importId,
          row_number: row.row,
          row_hash: row.rowHash,
          book: JSON.stringify(row.book),
        })),
      );
    },
    async raise({ agencyId, kind, key, year }, number) {
      const register = db
        .updateTable("register")
        .where("agency_id", "=", agencyId)
        .where("kind", "=", kind)
        .where("year", "=", year)
        .where("register_key", "=", key);
      await register.set({ has_gaps: true }).execute();
      await register.set({ last_number: number }).where("last_number", "<", number).execute();
    },
    books: (documentIds) => booksOf(db, documentIds),
    async origins(documentIds) {
      if (documentIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("import_row as r")
        .innerJoin("import_job as j", "j.id", "r.import_id")
        .select(["r.document_id", "r.import_id", "r.row_number", "r.book"])
        .select(["j.file_name", "j.started_by", "j.created_at"])
        .where(inList(db, "r.document_id", documentIds))
        .execute();
      return new Map(
        rows.map((row) => [
          row.document_id,
          {
            importId: row.import_id,
            row: row.row_number,
            book: book.parse(JSON.parse(row.book)),
            fileName: row.file_name,
            startedBy: row.started_by,
            at: row.created_at,
          },
        ]),
      );
    },
  };
}

async function booksOf(
  db: Kysely<Tables>,
  documentIds: readonly string[],
): Promise<Map<string, BookColumns>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("import_row")
    .select(["document_id", "book"])
    .where(inList(db, "document_id", documentIds))
    .execute();
  return new Map(rows.map((row) => [row.document_id, book.parse(JSON.parse(row.book))]));
}

const registers = {
  incoming: { table: "incoming_document", number: "arrival_number" },
  outgoing: { table: "outgoing_document", number: "number" },
} as const;

async function held(
  db: Kysely<Tables>,
  direction: ImportDirection,
  registerId: string,
  numbers: readonly number[],
): Promise<HeldNumber[]> {
  if (numbers.length === 0) return [];
  const { table, number } = registers[direction];
  const column = sql.ref(`d.${number}`);
  const { rows } = await sql<{
    document_id: string;
    number: number;
    suffix: string;
    row_hash: string | null;
  }>`select d.id as document_id, ${column} as number, d.number_suffix as suffix, r.row_hash as row_hash
    from ${sql.table(table)} as d left join import_row as r on r.document_id = d.id
    where d.register_id = ${registerId} and ${inNumbers(db, `d.${number}`, numbers)}`.execute(db);
  return rows.map((row) => ({
    documentId: row.document_id,
    number: row.number,
    suffix: row.suffix,
    rowHash: row.row_hash,
  }));
}

async function addDocuments(
  db: Kysely<Tables>,
  direction: ImportDirection,
  rows: readonly NewImported[],
): Promise<void> {
  const { table } = registers[direction];
  const searchIds = await newSearchIds(
    db,
    table,
    rows.map(({ sortKey }) => sortKey),
  );
  const placed = rows.map((row, place) => ({ ...row, searchId: searchIds[place] ?? row.sortKey }));
  await bulkInsert(
    db as Transaction<Tables>,
    table,
    placed.map(({ document, sortKey, searchId, requestKey }) => ({
      ...("arrivalNumber" in document ? incomingRow(document) : outgoingRow(document)),
      // Said though they are the defaults: a bulk load may leave what is not said empty.
      file_count: 0,
      legal_value: "none",
      sort_key: sortKey,
      search_id: searchId,
      request_key: requestKey,
    })),
  );
  await addAllToSearch(
    db,
    placed.map(({ document, sortKey, searchId, searchText }) => ({
      place: { documentId: document.id, searchId, sortKey, kind: direction, agencyId: document.agencyId },
      entry: { ...inSearch(document, searchText), principals: [] },
    })),
  );
}

function inSearch(document: NewImported["document"], searchText: string): SearchText & { facets: Facet[] } {
  return "arrivalNumber" in document
    ? { ...incomingText(document, searchText), facets: incomingFacets(document) }
    : { text: searchText, senderWords: [], facets: outgoingFacets(document) };
}
