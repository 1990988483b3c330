import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { engineOf } from "./dialect.ts";
import type { Tables } from "./schema.ts";

// SQL Server has a full text of its own where it is installed: not in Express, containers or Babelfish. What it can do
// is asked of the server, once for each pool (docs/search.md has what a DBA runs to make it); without it `document_term` has the words of texts too.

const known = new WeakMap<object, Promise<boolean>>();

/** Whether the texts of files are in the server's own full text. Always false on SQLite. */
export async function hasFullTextIndex(db: Kysely<Tables>): Promise<boolean> {
  if (engineOf(db) === "sqlite") return false;
  const key = db.getExecutor().adapter;
  const asked = known.get(key) ?? ask(db);
  known.set(key, asked);
  return asked.catch((error: unknown) => {
    // A server that is away has not answered.
    known.delete(key);
    throw error;
  });
}

async function ask(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ installed: number | null; active: number | null }>`select
    cast(serverproperty('IsFullTextInstalled') as int) as installed,
    cast(objectproperty(object_id('file_text'), 'TableHasActiveFulltextIndex') as int) as active`.execute(db);
  return rows[0]?.installed === 1 && rows[0].active === 1;
}

/** The text of the file `f` has one of the words, or one that begins so. Words are letters and digits only. */
export function textContains(words: readonly string[], isPrefix: boolean): Expression<SqlBool> {
  const condition = words.map((word) => `"${word}${isPrefix ? "*" : ""}"`).join(" or ");
  return sql<SqlBool>`contains(f.folded, ${condition})`;
}
