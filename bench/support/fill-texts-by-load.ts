import type { Transaction } from "kysely";
import { bulkInsert, paged } from "../../src/adapters/store/dialect.ts";
import { loadTextTerms } from "../../src/adapters/store/document-terms.ts";
import type { Database } from "../../src/adapters/store/engine/open-database.ts";
import { placeOfRow } from "../../src/adapters/store/search-place.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { textsFor, type TextShape } from "./search-texts.ts";

const batch = 1000;

/**
 * SQL Server: gives the documents of a filled store texts, and lets them be found by them, as reading files would. Goes
 * on where an earlier fill was ended.
 */
export async function fillTexts(database: Database<Tables>, shape: TextShape): Promise<void> {
  const next = textsFor(shape);
  const before = await database.reader
    .selectFrom("file_text as t")
    .innerJoin("incoming_document as d", "d.id", "t.document_id")
    .select((select) => [
      select.fn.countAll<number>().as("files"),
      select.fn.max<number | null>("d.sort_key").as("last"),
    ])
    .executeTakeFirstOrThrow();
  let number = 0;
  while (number < before.files) next((number += 1));
  for (let after = before.last ?? 0; ;) {
    const query = database.reader
      .selectFrom("incoming_document as d")
      .innerJoin("stored_file as f", "f.document_id", "d.id")
      .select(["d.id", "d.agency_id", "d.sort_key", "d.search_id", "f.id as file_id", "f.stored_at"])
      .where("d.sort_key", ">", after)
      .orderBy("d.sort_key");
    const rows = await paged(query, { limit: batch }).execute();
    const read = rows.map((row) => ({ row, text: next((number += 1)) }));
    // In smaller pieces where one does not pass: Babelfish refuses some streams whose end it meets unluckily.
    await inPieces(read, (some) => database.transaction((tx) => load(tx, some)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = last.sort_key;
  }
}

interface ReadFile {
  readonly row: Parameters<typeof placeOfRow>[1] & { readonly file_id: string; readonly stored_at: Date };
  readonly text: string | null;
}

async function load(tx: Transaction<Tables>, files: readonly ReadFile[]): Promise<void> {
  const rows = files.map(({ row, text }) => ({
    file_id: row.file_id,
    document_id: row.id,
    agency_id: row.agency_id,
    state: text === null ? "none" : "found",
    reason: null,
    is_cut: false,
    lines: text,
    folded: text,
    waiting_since_at: row.stored_at,
    ready_at: null,
    lease_owner: null,
    attempts: 1,
  }));
  await bulkInsert(tx, "file_text", rows);
  const found = files.flatMap(({ row, text }) =>
    text === null ? [] : [{ place: placeOfRow("incoming", row), words: text.split(" ") }],
  );
  await loadTextTerms(tx, found);
}

async function inPieces<T>(all: readonly T[], work: (some: readonly T[]) => Promise<void>): Promise<void> {
  try {
    await work(all);
  } catch (error) {
    if (all.length < 2) throw error;
    const half = Math.ceil(all.length / 2);
    for (const some of [all.slice(0, half), all.slice(half)]) await inPieces(some, work);
  }
}
