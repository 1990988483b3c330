import { X509Certificate } from "node:crypto";
import { GraphFault } from "./graph-fault.ts";

export type Json = Record<string, unknown>;

/** What an administrator may be refused by Graph. */
export type Area = "applications" | "grants" | "sites" | "catalog";

interface CatalogApp {
  readonly id: string;
  readonly externalId: string;
  readonly versions: string[];
  botId: string;
}

/** Graph's own roles and scopes: the ids are this double's, as a client must look them up. */
const graphRoles = [
  "Sites.Selected",
  "TeamsAppInstallation.ReadWriteSelfForUser.All",
  "AppCatalog.Read.All",
  "User.Read.All",
  "GroupMember.Read.All",
  "Mail.Send",
].map((value) => ({ id: crypto.randomUUID(), value }));
const graphScopes = ["openid", "profile", "User.Read", "Calendars.ReadWrite", "Files.Read.All"].map(
  (value) => ({
    id: crypto.randomUUID(),
    value,
  }),
);

/** Applications, their principals and consents, and the organisation's app catalog. */
export class RegistrationModel {
  readonly applications: Json[] = [];
  readonly principals: Json[] = [
    {
      id: crypto.randomUUID(),
      appId: "00000003-0000-0000-c000-000000000000",
      appRoles: graphRoles,
      oauth2PermissionScopes: graphScopes,
    },
  ];
  readonly roleAssignments: Json[] = [];
  readonly consents: Json[] = [];
  readonly catalog: CatalogApp[] = [];
  /** What the administrator who signed in may not do. */
  readonly forbidden = new Set<Area>();
  /** Changes so far, as `POST /servicePrincipals`. */
  readonly changes: string[] = [];

  /** Throws 404 where there is none. */
  application(key: "appId" | "uniqueName" | "id", value: string): Json {
    const found = this.applications.find((one) => one[key] === value);
    if (found === undefined) throw new GraphFault(404, "Request_ResourceNotFound");
    return found;
  }

  addApplication(more: Json): Json {
    const made = {
      id: crypto.randomUUID(),
      appId: crypto.randomUUID(),
      identifierUris: [],
      api: { oauth2PermissionScopes: [], preAuthorizedApplications: [] },
      spa: { redirectUris: [] },
      requiredResourceAccess: [],
      passwordCredentials: [],
      keyCredentials: [],
      ...more,
    };
    this.applications.push(made);
    return made;
  }

  /** A client is authorised for scopes that are there already (Graph checks against what is stored). */
  change(application: Json, patch: Json): void {
    const stored = JSON.stringify(application["api"]);
    const clients = patch["api"] as { preAuthorizedApplications?: { delegatedPermissionIds: string[] }[] };
    const ids = clients?.preAuthorizedApplications?.flatMap((one) => one.delegatedPermissionIds) ?? [];
    if (ids.some((id) => !stored.includes(id)))
      throw new GraphFault(400, "Request_BadRequest", "PermissionId is not a valid scope.");
    const { api, ...rest } = patch;
    for (const one of (rest["keyCredentials"] ?? []) as Json[]) {
      const { validToDate } = new X509Certificate(Buffer.from(String(one["key"]), "base64"));
      one["endDateTime"] = validToDate.toISOString();
    }
    Object.assign(application, rest);
    if (api !== undefined) application["api"] = { ...(application["api"] as Json), ...(api as Json) };
  }

  guard(area: Area): void {
    if (this.forbidden.has(area)) throw new GraphFault(403, "Authorization_RequestDenied");
  }

  /** The words of Graph's permissions that this principal has. */
  granted(principalId: string): string[] {
    return this.roleAssignments
      .filter((one) => one["principalId"] === principalId)
      .map(({ appRoleId }) => graphRoles.find(({ id }) => id === appRoleId)?.value ?? "");
  }
}
