import type { z } from "zod";
import { archiveOf, type ArchiveConfig } from "./config/archive.ts";
import { ConfigRefused, type Sentence } from "./config/config-refused.ts";
import { contradictions } from "./config/contradictions.ts";
import { personsOf, type PersonsConfig } from "./config/persons.ts";
import { reachOf, type ReachConfig } from "./config/reach.ts";
import { scannerOf, type ScannerConfig } from "./config/scanner.ts";
import { sqlServerOf } from "./config/sqlserver.ts";
import { strangers } from "./config/strangers.ts";
import { expected, isLoopback, variables, type Variables } from "./config/variables.ts";
import type { SqlServerConnection } from "./ports/sql-server-connection.ts";

export { ConfigRefused } from "./config/config-refused.ts";

/** How the app proves itself to Microsoft. */
export type AppCredential =
  | { readonly kind: "password"; readonly password: string }
  | {
      readonly kind: "certificate";
      /** A PEM file with the certificate and its key. */ readonly path: string;
    }
  | {
      readonly kind: "managedIdentity";
      /**
       * The client id of an identity that Azure gives this server. The application trusts it (a federated credential), so
       * that there is no secret to keep or to renew.
       */
      readonly identityId: string;
    };

/** Who says who people are. `sample` is the embedded mode: a local issuer for sample people, on loopback only. */
export type IdentityConfig =
  | { readonly mode: "sample" }
  | {
      readonly mode: "entra";
      readonly tenantId: string;
      readonly clientId: string;
      /** What tokens for the tab are issued for: `api://<host>/<client id>`. */
      readonly applicationIdUri: string;
      readonly credential: AppCredential;
      /** The id in the app's manifest, for links into Teams; null: the client id. */
      readonly teamsAppId: string | null;
    };

/** All that the environment decides, read once at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Where people's browsers reach the server, without a slash at the end; null: where it listens. */
  readonly publicUrl: string | null;
  readonly store:
    | { readonly engine: "sqlite"; readonly file: string }
    | { readonly engine: "sqlserver"; readonly connection: string | SqlServerConnection };
  readonly identity: IdentityConfig;
  /** Where bytes come in: a folder that all servers share, or the records' database. */
  readonly spool: "folder" | "database";
  readonly archive: ArchiveConfig;
  readonly reach: ReachConfig;
  readonly persons: PersonsConfig;
  /** Whether people are read from the organisation's directory by Graph. */
  readonly directory: "none" | "graph";
  readonly maxUploadBytes: number;
  readonly uploadLifetimeHours: number;
  readonly scanner: ScannerConfig;
  /** Days for which what the scanner found is kept. */
  readonly quarantineDays: number;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  /** Where the log is kept in a file a day; null: it is written to standard output. */
  readonly logFolder: string | null;
  /** Days for which what only operation needs is kept. */
  readonly keepDays: { readonly log: number; readonly outbox: number; readonly deliveries: number };
  /** Days within which every original is read through once. */
  readonly rereadDays: number;
  /** Requests a second that one person may keep up; ten times as many at once. */
  readonly requestsPerSecond: number;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/**
 * Reads the whole configuration from environment variables. Throws `ConfigRefused` with a sentence for each thing that is
 * wrong: a value, an unknown name with one of our prefixes, or variables that contradict each other. An empty value
 * counts as not set.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || value.trim() === "" ? [] : [[name, value.trim()]],
    ),
  );
  const problems: Sentence[] = strangers(Object.keys(given), Object.keys(variables.shape));
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw new ConfigRefused([...problems, ...parsed.error.issues.map(inWords)]);
  problems.push(...contradictions(parsed.data));
  if (problems.length > 0) throw new ConfigRefused(problems);
  return toConfig(parsed.data);
}

function inWords(issue: z.core.$ZodIssue): Sentence {
  const name = variables.keyof().parse(issue.path[0]);
  return { vi: `${name} phải là ${expected[name].vi}.`, en: `${name} must be ${expected[name].en}.` };
}

function toConfig(read: Variables): Config {
  const url = read.VANTHU_PUBLIC_URL;
  const sqlServer = sqlServerOf(read);
  const identity = identityOf(read);
  return {
    host: read.VANTHU_HOST,
    port: read.VANTHU_PORT,
    dataFolder: read.VANTHU_DATA,
    publicUrl: url === undefined ? null : new URL(url).origin,
    store:
      sqlServer === null
        ? { engine: "sqlite", file: `${read.VANTHU_DATA}/vanthu.db` }
        : { engine: "sqlserver", connection: sqlServer },
    identity,
    spool: read.VANTHU_SPOOL,
    archive: archiveOf(read),
    reach: reachOf(read),
    persons: personsOf(read),
    directory: read.VANTHU_DIRECTORY,
    maxUploadBytes: read.VANTHU_MAX_UPLOAD_MB * 1024 * 1024,
    uploadLifetimeHours: read.VANTHU_UPLOAD_LIFETIME_HOURS,
    scanner: scannerOf(read),
    quarantineDays: read.VANTHU_KEEP_QUARANTINE_DAYS,
    // The embedded mode writes into the terminal of a person who looks for the link.
    logLevel: read.VANTHU_LOG_LEVEL ?? (identity.mode === "sample" ? "warn" : "info"),
    logFolder: read.VANTHU_LOG_FOLDER ?? null,
    keepDays: {
      log: read.VANTHU_KEEP_LOG_DAYS,
      outbox: read.VANTHU_KEEP_OUTBOX_DAYS,
      deliveries: read.VANTHU_KEEP_DELIVERIES_DAYS,
    },
    rereadDays: read.VANTHU_REREAD_DAYS,
    requestsPerSecond: read.VANTHU_REQUESTS_PER_SECOND,
    trustedProxies: read.VANTHU_TRUSTED_PROXIES,
  };
}

function identityOf(read: Variables): IdentityConfig {
  const { MICROSOFT_APP_ID: clientId, MICROSOFT_APP_TENANT_ID: tenantId, VANTHU_PUBLIC_URL: url } = read;
  const credential = credentialOf(read);
  if (clientId === undefined || tenantId === undefined || url === undefined || credential === null) {
    return { mode: "sample" };
  }
  return {
    mode: "entra",
    tenantId,
    clientId,
    applicationIdUri: `api://${new URL(url).host}/${clientId}`,
    credential,
    teamsAppId: read.TEAMS_APP_ID ?? null,
  };
}

function credentialOf(read: Variables): AppCredential | null {
  if (read.MICROSOFT_APP_PASSWORD !== undefined)
    return { kind: "password", password: read.MICROSOFT_APP_PASSWORD };
  if (read.MICROSOFT_APP_CERTIFICATE !== undefined)
    return { kind: "certificate", path: read.MICROSOFT_APP_CERTIFICATE };
  const { MICROSOFT_APP_MANAGED_IDENTITY: identityId } = read;
  return identityId === undefined ? null : { kind: "managedIdentity", identityId };
}

/** Whether the server can be reached from this machine alone. */
export function listensOnLoopback(config: Pick<Config, "host">): boolean {
  return isLoopback(config.host);
}
