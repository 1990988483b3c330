import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { bulkInsert } from "../../../../src/adapters/store/dialect.ts";
import type { Database } from "../../../../src/adapters/store/engine/open-database.ts";
import type { AnyTables } from "../../../../src/adapters/store/migrate.ts";

const table = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
const release = z.record(z.string(), table);

type Value = string | number | boolean | Date | null;
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>;

/**
 * What a database of sample people held as this release left it, by table. Kept as the release wrote it on SQLite; the
 * release had its own search on either engine, which is made of the same words here.
 */
export function readRelease(number: string, engine: "sqlite" | "sqlserver"): Rows {
  const file = path.join(import.meta.dirname, `${number}.json.gz`);
  const kept = release.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  const tables = Object.entries(kept).map(([name, { columns, rows }]): [string, Rows[string]] => [
    name,
    rows.map((row) =>
      Object.fromEntries(columns.map((column, at): [string, Value] => [column, valueOf(column, row[at])])),
    ),
  ]);
  const all: Rows = Object.fromEntries(tables);
  return engine === "sqlite" ? all : withTerms(all);
}

export async function loadRelease(db: Database<AnyTables>, rows: Rows): Promise<void> {
  await db.transaction(async (tx) => {
    for (const [name, these] of Object.entries(rows)) await bulkInsert(tx, name, these);
  });
}

function valueOf(column: string, value: string | number | null | undefined): Value {
  if (value === undefined || value === null) return null;
  if (column.endsWith("_at")) return new Date(value);
  return column.startsWith("is_") || column.startsWith("has_") ? value === 1 : value;
}

/** SQL Server's search by words: a row for each, and a document's place is that in the register. */
function withTerms({ document_search: search = [], ...tables }: Rows): Rows {
  const places = ["incoming", "outgoing"].flatMap((kind, odd) =>
    (tables[`${kind}_document`] ?? []).map(
      (row) => [Number(row["search_id"]) * 2 + odd, { kind, row }] as const,
    ),
  );
  const byRowId = new Map(places);
  const terms = search.flatMap(({ rowid, sender, body }) => {
    const place = byRowId.get(Number(rowid));
    if (place === undefined) return [];
    const words = [...wordsOf(body), ...wordsOf(sender).map((word) => `sender ${word}`)];
    return [...new Set(words)].map((term) => ({
      agency_id: place.row["agency_id"] ?? null,
      kind: place.kind,
      term: term.slice(0, 60),
      sort_key: place.row["sort_key"] ?? null,
      document_id: place.row["id"] ?? null,
    }));
  });
  const inRegister = (rows: Rows[string] = []) =>
    rows.map((row) => ({ ...row, search_id: row["sort_key"] ?? null }));
  return {
    ...tables,
    incoming_document: inRegister(tables["incoming_document"]),
    outgoing_document: inRegister(tables["outgoing_document"]),
    document_term: terms,
  };
}

function wordsOf(text: Value | undefined): string[] {
  return typeof text === "string" ? text.split(" ").filter((word) => word !== "") : [];
}
