import { type SelectQueryBuilder, sql } from "kysely";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

/** Which numbers of a register: after one, up to another and that one too, so many at a time. */
export interface NumberRange {
  readonly afterNumber: number;
  readonly toNumber: number | null;
  readonly limit: number;
}

/**
 * Rows of one register in order of their `number`, and all that have the last number: the next chunk begins after it, and
 * 15a must not be lost between 15 and 16.
 */
export async function numberedChunk<
  N extends string,
  Row extends { readonly [name in N]: number } & { readonly number_suffix: string },
>(
  query: SelectQueryBuilder<Tables, never, Row>,
  number: N,
  { afterNumber, toNumber, limit }: NumberRange,
): Promise<Row[]> {
  const numbered = sql<number>`${sql.ref(number)}`;
  const suffix = sql<string>`${sql.ref("number_suffix")}`;
  const after = query.where(numbered, ">", afterNumber);
  const within = toNumber === null ? after : after.where(numbered, "<=", toNumber);
  const rows = await paged(within.orderBy(numbered).orderBy(suffix), { limit }).execute();
  const last = rows.at(-1);
  if (last === undefined || rows.length < limit) return rows;
  const beside = query.where(numbered, "=", last[number]).where(suffix, ">", last.number_suffix);
  return [...rows, ...(await beside.orderBy(suffix).execute())];
}
