import type { Kysely, Transaction } from "kysely";

export type Engine = "sqlite" | "sqlserver";

/** A SQL Server by its parts; everything that is left out has the safe default. */
export interface SqlServerParts {
  readonly server: string;
  /** 1433 where neither a port nor an instance is named. */
  readonly port?: number;
  readonly instance?: string;
  readonly database: string;
  /** A SQL login; `azure` is Entra by whatever the host offers (managed identity, environment, CLI). */
  readonly authentication:
    | { readonly kind: "login"; readonly user: string; readonly password: string }
    | { readonly kind: "managed-identity"; readonly clientId?: string }
    | {
        readonly kind: "service-principal";
        readonly tenantId: string;
        readonly clientId: string;
        readonly clientSecret: string;
      }
    | { readonly kind: "azure"; readonly clientId?: string };
  /** TLS; true unless said otherwise. */
  readonly encrypt?: boolean;
  /** Accept a certificate that nobody vouches for; false unless said otherwise. */
  readonly trustServerCertificate?: boolean;
  /** Connections of this process; 16 unless said otherwise. */
  readonly poolSize?: number;
  /** Milliseconds for one statement; 30,000 unless said otherwise. */
  readonly requestTimeout?: number;
  /** Milliseconds to connect; 15,000 unless said otherwise. */
  readonly connectTimeout?: number;
}

export type StoreSettings =
  | { readonly engine: "sqlite"; /** A path, or `:memory:`. */ readonly file: string }
  | { readonly engine: "sqlserver"; readonly connection: string | SqlServerParts };

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
  transaction<T>(work: (tx: Transaction<S>) => Promise<T>): Promise<T>;
  /** Waits for what is running, then closes; everything later is refused with `StoreUnavailable`. */
  close(): Promise<void>;
  /** Resolves when the store answers; throws `StoreUnavailable` otherwise. */
  ping(): Promise<void>;
}
