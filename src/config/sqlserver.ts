import type { SqlServerConnection } from "../ports/sql-server-connection.ts";
import type { Sentence } from "./config-refused.ts";

/** The variables that name a SQL Server part by part. */
export interface SqlServerVariables {
  readonly SQLSERVER_URL?: string | undefined;
  readonly SQLSERVER_HOST?: string | undefined;
  readonly SQLSERVER_PORT?: number | undefined;
  readonly SQLSERVER_INSTANCE?: string | undefined;
  readonly SQLSERVER_DATABASE?: string | undefined;
  readonly SQLSERVER_AUTHENTICATION: "login" | "managed-identity" | "service-principal" | "default";
  readonly SQLSERVER_USER?: string | undefined;
  readonly SQLSERVER_PASSWORD?: string | undefined;
  readonly SQLSERVER_TENANT_ID?: string | undefined;
  readonly SQLSERVER_TRUST_CERTIFICATE: boolean;
}

/** The connection string, or the parts; null where neither is given and records stay in the embedded store. */
export function sqlServerOf(read: SqlServerVariables): string | SqlServerConnection | null {
  const { SQLSERVER_HOST: server, SQLSERVER_DATABASE: database } = read;
  if (read.SQLSERVER_URL !== undefined) return read.SQLSERVER_URL;
  if (server === undefined || database === undefined) return null;
  return {
    server,
    database,
    ...(read.SQLSERVER_PORT === undefined ? {} : { port: read.SQLSERVER_PORT }),
    ...(read.SQLSERVER_INSTANCE === undefined ? {} : { instance: read.SQLSERVER_INSTANCE }),
    authentication: authenticationOf(read),
    trustServerCertificate: read.SQLSERVER_TRUST_CERTIFICATE,
  };
}

function authenticationOf(read: SqlServerVariables): SqlServerConnection["authentication"] {
  const { SQLSERVER_USER: user, SQLSERVER_PASSWORD: password, SQLSERVER_TENANT_ID: tenantId } = read;
  const clientId = user === undefined ? {} : { clientId: user };
  switch (read.SQLSERVER_AUTHENTICATION) {
    case "managed-identity":
      return { kind: "managed-identity", ...clientId };
    case "default":
      return { kind: "azure", ...clientId };
    case "service-principal":
      return {
        kind: "service-principal",
        tenantId: tenantId ?? "",
        clientId: user ?? "",
        clientSecret: password ?? "",
      };
    case "login":
      return { kind: "login", user: user ?? "", password: password ?? "" };
  }
}

const names = [
  "SQLSERVER_PORT",
  "SQLSERVER_INSTANCE",
  "SQLSERVER_DATABASE",
  "SQLSERVER_USER",
  "SQLSERVER_PASSWORD",
  "SQLSERVER_TENANT_ID",
] as const;

/** What must not hold together among them; a sentence for each. */
export const sqlServerRules: readonly (Sentence & { broken: (read: SqlServerVariables) => boolean })[] = [
  {
    broken: (read) => read.SQLSERVER_URL !== undefined && read.SQLSERVER_HOST !== undefined,
    vi: "Chỉ được dùng một trong SQLSERVER_URL (chuỗi kết nối) và SQLSERVER_HOST (từng phần).",
    en: "Only one of SQLSERVER_URL (a connection string) and SQLSERVER_HOST (part by part) may be set.",
  },
  {
    broken: (read) => read.SQLSERVER_HOST === undefined && names.some((name) => read[name] !== undefined),
    vi: "Các biến SQLSERVER_* từng phần cần có SQLSERVER_HOST.",
    en: "The SQLSERVER_* variables for single parts need SQLSERVER_HOST.",
  },
  {
    broken: (read) => read.SQLSERVER_HOST !== undefined && read.SQLSERVER_DATABASE === undefined,
    vi: "Đã có SQLSERVER_HOST thì cần SQLSERVER_DATABASE.",
    en: "With SQLSERVER_HOST, SQLSERVER_DATABASE is needed.",
  },
  {
    broken: (read) =>
      read.SQLSERVER_HOST !== undefined &&
      (read.SQLSERVER_AUTHENTICATION === "login" || read.SQLSERVER_AUTHENTICATION === "service-principal") &&
      (read.SQLSERVER_USER === undefined || read.SQLSERVER_PASSWORD === undefined),
    vi: "Cần SQLSERVER_USER và SQLSERVER_PASSWORD, hoặc SQLSERVER_AUTHENTICATION là managed-identity hay default.",
    en: "SQLSERVER_USER and SQLSERVER_PASSWORD are needed, or SQLSERVER_AUTHENTICATION managed-identity or default.",
  },
  {
    broken: (read) =>
      read.SQLSERVER_AUTHENTICATION === "service-principal" && read.SQLSERVER_TENANT_ID === undefined,
    vi: "SQLSERVER_AUTHENTICATION là service-principal thì cần SQLSERVER_TENANT_ID.",
    en: "With SQLSERVER_AUTHENTICATION service-principal, SQLSERVER_TENANT_ID is needed.",
  },
];
