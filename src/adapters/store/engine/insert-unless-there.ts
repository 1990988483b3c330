import { type Kysely, sql } from "kysely";
import { compiledOnce } from "./compiled-once.ts";

type Row = Readonly<Record<string, unknown>>;

interface Target {
  readonly table: string;
  readonly key: readonly string[];
  /** Follows the table's name where it is looked into. */
  readonly hint: string;
}

/** By table, columns and key, of which the source has a handful. */
const known = new Map<string, ReturnType<typeof compiledOnce<unknown, Row, unknown>>>();

/** Inserts a row in a statement that looks for its key first; whether it was inserted. */
export async function insertUnlessThere<S>(db: Kysely<S>, target: Target, values: Row): Promise<boolean> {
  const name = `${target.table}(${Object.keys(values).join()}) ${target.key.join()}${target.hint}`;
  const insert = known.get(name) ?? compiledOnce((_: Kysely<unknown>, row: Row) => statement(target, row));
  known.set(name, insert);
  // Only its table and columns are known by their names here.
  return (await insert(db as unknown as Kysely<unknown>, values)).numAffectedRows === 1n;
}

function statement({ table, key, hint }: Target, values: Row) {
  const columns = sql.join(Object.keys(values).map((column) => sql.ref(column)));
  const given = sql.join(Object.values(values).map((value) => sql`${value}`));
  return sql`insert into ${sql.table(table)} (${columns}) select ${given} where not exists (select 1 as found from ${sql.table(table)}${sql.raw(hint)} where ${alike(key, values)})`;
}

/** The columns of `key` have these values. */
export const alike = (key: readonly string[], values: Row) =>
  sql.join(
    key.map((column) => sql`${sql.ref(column)} = ${values[column]}`),
    sql` and `,
  );
