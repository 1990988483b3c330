import mssql from "mssql";
import type { SqlServerConnection } from "../../../ports/sql-server-connection.ts";

const POOL_SIZE = 16;
const REQUEST_MILLISECONDS = 30_000;
const CONNECT_MILLISECONDS = 15_000;
const IDLE_MILLISECONDS = 60_000;

/**
 * What `mssql` is told. TLS with a certificate that somebody vouches for, unless the settings say otherwise;
 * nothing of the settings is repeated in the error when a connection string cannot be read, since it holds the
 * password.
 */
export function poolConfig(connection: string | SqlServerConnection): mssql.config {
  const given = typeof connection === "string" ? fromText(connection) : fromParts(connection);
  return {
    ...given,
    requestTimeout: given.requestTimeout ?? REQUEST_MILLISECONDS,
    connectionTimeout: given.connectionTimeout ?? CONNECT_MILLISECONDS,
    // Looks at the socket; the default would send SELECT 1 before every statement.
    validateConnection: "socket",
    arrayRowMode: true,
    pool: {
      max: POOL_SIZE,
      min: 0,
      idleTimeoutMillis: IDLE_MILLISECONDS,
      acquireTimeoutMillis: given.connectionTimeout ?? CONNECT_MILLISECONDS,
      ...given.pool,
    },
    options: {
      ...given.options,
      encrypt: given.options?.encrypt ?? true,
      trustServerCertificate: given.options?.trustServerCertificate ?? false,
      appName: "vanthu",
      useUTC: true,
    },
  };
}

/** The words that must never be seen: they are cut out of whatever the driver says. */
export function secretsOf(config: mssql.config): string[] {
  const found: string[] = [];
  const look = (value: unknown, key: string) => {
    if (typeof value === "string" && /password|secret|token/i.test(key)) found.push(value);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) look(inner, name);
    }
  };
  look(config, "");
  return found.filter((secret) => secret.length > 0);
}

function fromText(text: string): mssql.config {
  const config = parsed(text);
  if (typeof config.server !== "string" || config.server === "")
    throw new Error("The SQL Server connection string names no server.");
  if (!("authentication_type" in config)) return config;
  const { authentication_type: _, user, password, ...rest } = config;
  const tenantId: unknown = Reflect.get(config, "tenantId");
  const named = authenticationNamed(text, {
    user,
    password,
    tenantId: typeof tenantId === "string" ? tenantId : undefined,
  });
  return named === undefined ? config : { ...rest, ...credentials(named) };
}

function parsed(text: string): mssql.config {
  try {
    return mssql.ConnectionPool.parseConnectionString(text);
  } catch {
    throw new Error("The SQL Server connection string cannot be read.");
  }
}

interface Given {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly tenantId: string | undefined;
}

/**
 * The ways to sign in as Microsoft's own drivers name them. The `mssql` package knows others, and takes a name that it
 * does not know for a SQL login without a name. Undefined: it is one that the package knows.
 */
function authenticationNamed(text: string, given: Given): SqlServerConnection["authentication"] | undefined {
  const [, quoted] = /(?:^|;)\s*authentication\s*=\s*("[^"]*"|'[^']*'|[^;]*)/i.exec(text) ?? [];
  const name = (quoted ?? "").replaceAll(/["']/g, "").replaceAll(/\s/g, "").toLowerCase();
  const clientId = given.user === undefined ? {} : { clientId: given.user };
  switch (name) {
    case "sqlpassword":
      return undefined;
    case "activedirectorymanagedidentity":
    case "activedirectorymsi":
      return { kind: "managed-identity", ...clientId };
    case "activedirectorydefault":
      return { kind: "azure", ...clientId };
    case "activedirectoryserviceprincipal": {
      const { user, password, tenantId } = given;
      if (user !== undefined && password !== undefined && tenantId !== undefined)
        return { kind: "service-principal", tenantId, clientId: user, clientSecret: password };
      throw new Error(
        "A service principal needs User Id (its client id), Password (its secret) and Tenant Id in the connection string.",
      );
    }
    case "activedirectoryintegrated":
    case "activedirectorypassword":
      return undefined;
    default:
      throw new Error(
        "Authentication in the connection string must be Sql Password, Active Directory Managed Identity, Active Directory Service Principal or Active Directory Default.",
      );
  }
}

function fromParts(parts: SqlServerConnection): mssql.config {
  return {
    server: parts.server,
    database: parts.database,
    ...(parts.port === undefined ? {} : { port: parts.port }),
    ...(parts.requestTimeout === undefined ? {} : { requestTimeout: parts.requestTimeout }),
    ...(parts.connectTimeout === undefined ? {} : { connectionTimeout: parts.connectTimeout }),
    ...(parts.poolSize === undefined ? {} : { pool: { max: parts.poolSize } }),
    ...credentials(parts.authentication),
    options: {
      ...(parts.instance === undefined ? {} : { instanceName: parts.instance }),
      ...(parts.encrypt === undefined ? {} : { encrypt: parts.encrypt }),
      ...(parts.trustServerCertificate === undefined
        ? {}
        : { trustServerCertificate: parts.trustServerCertificate }),
    },
  };
}

function credentials(given: SqlServerConnection["authentication"]): Partial<mssql.config> {
  switch (given.kind) {
    case "login":
      return { user: given.user, password: given.password };
    case "managed-identity":
      return {
        authentication: {
          type: "azure-active-directory-msi-vm",
          options: given.clientId === undefined ? {} : { clientId: given.clientId },
        },
      };
    case "service-principal": {
      const { clientId, clientSecret, tenantId } = given;
      return {
        authentication: {
          type: "azure-active-directory-service-principal-secret",
          options: { clientId, clientSecret, tenantId },
        },
      };
    }
    case "azure":
      return {
        authentication: {
          type: "azure-active-directory-default",
          options: given.clientId === undefined ? {} : { clientId: given.clientId },
        },
      };
  }
}
