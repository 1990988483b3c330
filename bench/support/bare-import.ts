import { type Kysely, sql } from "kysely";
import { bulkInsert, inList, inNumbers, paged } from "../../src/adapters/store/dialect.ts";
import type { Database } from "../../src/adapters/store/engine/open-database.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { rowidOf } from "../../src/adapters/store/search.ts";

type Row = Readonly<Record<string, unknown>>;
/** The rows of one batch by table, in the order in which an import loads them. */
type Batch = readonly (readonly [table: keyof Tables, rows: readonly Row[]])[];

/** What an import's rows refer to. */
export async function copyReferred(from: Database<Tables>, to: Database<Tables>): Promise<void> {
  for (const table of ["register", "import_job"] as const) {
    const rows = await from.reader.selectFrom(table).selectAll().execute();
    await to.transaction((tx) => bulkInsert(tx, table, rows));
  }
}

/**
 * The rows that an import of incoming documents wrote, `size` documents at a time as it loaded them: the same tables in
 * the same order, and the words in the order of their key.
 */
export async function* importedBatches({ reader }: Database<Tables>, isSqlServer: boolean, size: number) {
  for (let after = 0; ;) {
    const query = reader.selectFrom("incoming_document").selectAll().where("sort_key", ">", after);
    const documents = await paged(query.orderBy("sort_key"), { limit: size }).execute();
    const last = documents.at(-1);
    if (last === undefined) return;
    after = last.sort_key;
    const ids = documents.map(({ id }) => id);
    const origins = await reader
      .selectFrom("import_row")
      .selectAll()
      .where(inList(reader, "document_id", ids))
      .execute();
    const inSearch = isSqlServer ? await wordsOf(reader, documents) : await fullTextOf(reader, documents);
    yield [["incoming_document", documents], ["import_row", origins], ...inSearch] satisfies Batch;
  }
}

type Documents = readonly {
  readonly id: string;
  readonly agency_id: string;
  readonly sort_key: number;
  readonly search_id: number;
}[];

async function wordsOf(reader: Kysely<Tables>, documents: Documents): Promise<Batch> {
  const own = new Map(documents.map((document) => [document.id, document]));
  const words = await reader
    .selectFrom("document_words")
    .selectAll()
    .where(inList(reader, "document_id", [...own.keys()]))
    .execute();
  const terms = words.flatMap((row) => {
    const { agency_id, sort_key } = own.get(row.document_id) ?? { agency_id: "", sort_key: 0 };
    const listed: unknown = JSON.parse(row.words);
    if (!Array.isArray(listed)) throw new TypeError("The words of a document are no list.");
    return listed.map((term: string) => ({ agency_id, kind: "incoming", term, sort_key }));
  });
  terms.sort((a, b) => (a.term === b.term ? a.sort_key - b.sort_key : a.term < b.term ? -1 : 1));
  return [
    ["document_words", words],
    ["document_term", terms],
  ];
}

async function fullTextOf(reader: Kysely<Tables>, documents: Documents): Promise<Batch> {
  const rowids = documents.map(({ search_id: searchId }) => rowidOf({ kind: "incoming", searchId }));
  const { rows } = await sql<Row>`select rowid, scope, sender, body from document_search
    where ${inNumbers(reader, "rowid", rowids)} order by rowid`.execute(reader);
  return [["document_search", rows]];
}

/** Loads one batch in one transaction; what each table took is told in milliseconds. */
export async function loadBatch(
  to: Database<Tables>,
  batch: Batch,
  took: (table: string, milliseconds: number) => void,
): Promise<void> {
  await to.transaction(async (tx) => {
    for (const [table, rows] of batch) {
      const begun = performance.now();
      await bulkInsert(tx, table, rows);
      took(table, performance.now() - begun);
    }
  });
}
