/** A SQL Server by its parts; everything that is left out has the safe default. */
export interface SqlServerConnection {
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
