import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  MssqlIntrospector,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { SqlServerAdapter, SqlServerCompiler } from "./sqlserver-compiler.ts";
import type { Engine } from "./store-settings.ts";
import { encodeInstant } from "./values.ts";

/** Answers instead of a database. */
export type Answer = (query: CompiledQuery) => { rows: Record<string, unknown>[]; changes?: number };

/** Compiles for `engine` and asks `answer`; nothing is opened. */
export function recordingDialect(engine: Engine, answer: Answer): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, changes } = answer(query);
      return { rows: rows as R[], numAffectedRows: BigInt(changes ?? rows.length) };
    },
    async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
      yield { rows: answer(query).rows as R[] };
    },
  };
  const nothing = async () => undefined;
  const sqlite = engine === "sqlite";
  return {
    createDriver: () => ({
      init: nothing,
      acquireConnection: async () => connection,
      beginTransaction: nothing,
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    }),
    createQueryCompiler: () => (sqlite ? new SqliteQueryCompiler() : new SqlServerCompiler()),
    createAdapter: () => (sqlite ? new SqliteAdapter() : new SqlServerAdapter()),
    createIntrospector: (db) => (sqlite ? new SqliteIntrospector(db) : new MssqlIntrospector(db)),
  };
}

/** The statements that `build` would run on `engine`, with their values written in. */
export async function statementsOf<S>(
  engine: Engine,
  build: (db: Kysely<S>) => Promise<void>,
): Promise<string[]> {
  const statements: string[] = [];
  const dialect = recordingDialect(engine, (query) => {
    statements.push(inlined(query, engine));
    return { rows: [] };
  });
  await build(new Kysely<S>({ dialect }));
  return statements;
}

const QUOTED_OR_PARAMETER = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?|@(\d+)/g;

function inlined(query: CompiledQuery, engine: Engine): string {
  let next = 0;
  return query.sql.replaceAll(QUOTED_OR_PARAMETER, (found, number: string | undefined) => {
    if (engine === "sqlite" && found === "?") return literal(query.parameters[next++], engine);
    if (engine === "sqlserver" && number !== undefined)
      return literal(query.parameters[Number(number) - 1], engine);
    return found;
  });
}

function literal(value: unknown, engine: Engine): string {
  if (value === null) return "null";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (typeof value === "string")
    return `${engine === "sqlserver" ? "N" : ""}'${value.replaceAll("'", "''")}'`;
  // SQL Server reads this text as datetime2 without the letter Z, and takes it as UTC as everything else.
  if (value instanceof Date) return `'${encodeInstant(value).slice(0, engine === "sqlserver" ? -1 : 24)}'`;
  if (value instanceof Uint8Array) {
    const hex = Buffer.from(value).toString("hex");
    return engine === "sqlserver" ? `0x${hex}` : `x'${hex}'`;
  }
  throw new TypeError(`A ${typeof value} cannot be written into a script.`);
}
