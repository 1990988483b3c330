import type { Kysely, Transaction } from "kysely";
import type { SqlServerConnection } from "../../../ports/sql-server-connection.ts";
import type { Transacting } from "../../../ports/store.ts";

export type Engine = "sqlite" | "sqlserver";

export type StoreSettings =
  | { readonly engine: "sqlite"; /** A path, or `:memory:`. */ readonly file: string }
  | { readonly engine: "sqlserver"; readonly connection: string | SqlServerConnection };

/** An open store. One a process: it owns the connections. */
export interface Database<S> {
  readonly engine: Engine;
  /**
   * For reads outside a transaction; it sees only what is committed. Inside a running transaction it refuses,
   * since it would silently answer with the state before the transaction.
   */
  readonly reader: Kysely<S>;
  /**
   * Runs `work` alone or not at all, and resolves once its result is durable. Throwing undoes everything. A
   * transaction that lost a deadlock or its connection is run again from its beginning, at most five times, so
   * `work` must touch nothing but `tx`. A transaction inside a transaction is refused.
   */
  transaction<T>(work: (tx: Transaction<S>) => Promise<T>, how?: Transacting): Promise<T>;
  /** Waits for what is running, then closes; everything later is refused with `StoreUnavailable`. */
  close(): Promise<void>;
  /** Resolves when the store answers; throws `StoreUnavailable` otherwise. */
  ping(): Promise<void>;
}
