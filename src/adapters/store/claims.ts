import { type Expression, type Kysely, type SqlBool, sql } from "kysely";
import { engineOf } from "./dialect.ts";
import { compiledOnce } from "./engine/compiled-once.ts";
import type { Engine } from "./engine/store-settings.ts";

export interface Claim {
  readonly table: string;
  /** The column that names a row; `id` where it is not said. */
  readonly key?: string;
  /** Which rows are free to take, e.g. sql`done_at is null and lease_until_at < ${now}`. */
  readonly where: Expression<SqlBool>;
  /** Columns, the first to be taken first; an index should lead with them. */
  readonly orderBy: readonly string[];
  /** What marks a row as taken; it must make `where` false for it. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** Takes up to `limit` rows, one where nothing is said, and gives their ids in the order they were taken. */
export type TakeRows<S, G> = (tx: Kysely<S>, given: G, limit?: number) => Promise<string[]>;

const TRIES_AGAINST_OTHERS = 50;

/**
 * How one worker takes rows. On SQL Server each is locked as it is found and rows that others hold are skipped, so
 * workers neither wait for nor double each other; one row a statement, since UPDATE TOP (n) with READPAST has no order.
 * On SQLite writers are serial anyhow. The statements are compiled once, so `claim` may bind what it is given and no more
 * (`compiledOnce`).
 */
export function claimOf<S, G extends object>(claim: (given: G) => Claim): TakeRows<S, G> {
  const take = compiledOnce((db: Kysely<S>, given: G) => taking(engineOf(db), claim(given)));
  const look = compiledOnce((_: Kysely<S>, given: G) => {
    const { key = "id", ...rest } = claim(given);
    return sql`select top (1) ${sql.ref(key)} from ${freeOf(rest)}`;
  });
  return async (tx, given, limit = 1) => {
    const ids: string[] = [];
    for (let lost = 0; ids.length < limit && lost < TRIES_AGAINST_OTHERS;) {
      const [taken] = (await take(tx, given)).rows;
      if (taken !== undefined) {
        if (ids.includes(taken.id)) throw new Error("The claim does not exclude what it took.");
        ids.push(taken.id);
        continue;
      }
      if (engineOf(tx) === "sqlite" || (await look(tx, given)).rows.length === 0) break;
      lost += 1;
    }
    return ids;
  };
}

/** The condition stands outside too: a server that passes over the hints (Babelfish does) lets two find one row, and the
 * second must then see that it is gone. */
function taking(engine: Engine, { key = "id", ...claim }: Claim) {
  const table = sql.table(claim.table);
  const set = sql.join(
    Object.entries(claim.set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
  );
  const id = sql.ref(key);
  if (engine === "sqlserver")
    return sql<Taken>`update ${table} set ${set} output inserted.${id} as id where ${id} = (select top (1) ${id} from ${freeOf(claim)}) and (${claim.where})`;
  return sql<Taken>`update ${table} set ${set} where ${id} = (select ${id} from ${table} where ${claim.where} order by ${orderOf(claim)} limit 1) returning ${id} as id`;
}

interface Taken {
  readonly id: string;
}

type Free = Pick<Claim, "table" | "where" | "orderBy">;

const orderOf = ({ orderBy }: Free) => sql.join(orderBy.map((column) => sql.ref(column)));

/**
 * SQL Server: what nobody holds, the first to be taken first. Under READ_COMMITTED_SNAPSHOT its documentation allows
 * READPAST only together with READCOMMITTEDLOCK, and that not beside ROWLOCK.
 */
const freeOf = (claim: Free) =>
  sql`${sql.table(claim.table)} with (updlock, readpast, readcommittedlock) where ${claim.where} order by ${orderOf(claim)}`;
