import { readFile } from "node:fs/promises";
import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { GraphRefused } from "../../src/adapters/archive/sharepoint/graph-refused.ts";
import { scope as scopeName } from "../../src/adapters/identity/jwt-verifier.ts";
import { graphAppId } from "../../src/config/graph-permissions.ts";
import { change, find, settle, type Outcome, type SetupDesk } from "./outcome.ts";
import type { GraphRoles } from "./grants.ts";

/** Teams itself asks for tokens in people's names: the desktop and phone app, and the web app (Microsoft Learn, "tab SSO"). */
export const teamsClients = [
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
  "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
] as const;

const scopeShape = z.looseObject({
  id: z.string(),
  value: z.string().nullish(),
  isEnabled: z.boolean().nullish(),
});
const clientShape = z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) });
const accessShape = z.object({
  resourceAppId: z.string(),
  resourceAccess: z.array(z.object({ id: z.string(), type: z.string() })),
});
const credentialShape = z.looseObject({ endDateTime: z.string().nullish() });

/** What we read of Graph's application. */
export const applicationShape = z.object({
  id: z.string(),
  appId: z.string(),
  identifierUris: z.array(z.string()).default([]),
  api: z
    .object({
      requestedAccessTokenVersion: z.number().nullish(),
      oauth2PermissionScopes: z.array(scopeShape).default([]),
      preAuthorizedApplications: z.array(clientShape).default([]),
    })
    .prefault({}),
  spa: z.object({ redirectUris: z.array(z.string()).default([]) }).prefault({}),
  requiredResourceAccess: z.array(accessShape).default([]),
  passwordCredentials: z.array(credentialShape).default([]),
  keyCredentials: z.array(credentialShape).default([]),
});
export type Application = z.infer<typeof applicationShape>;

/** By which a later run knows the application that an earlier one made. */
export const uniqueNameOf = (host: string): string => `vanthu-${host.replaceAll(/[^\da-z]+/gu, "-")}`;
export const redirectsOf = (host: string): readonly string[] => [`https://${host}/tab/signed-in`];

const placeOf = ({ values: { appId, host } }: SetupDesk): string =>
  appId === null ? `/applications(uniqueName='${uniqueNameOf(host)}')` : `/applications(appId='${appId}')`;

/** The application, made where no id was given and none has the unique name; null where there is none yet. */
export async function* application(desk: SetupDesk): AsyncGenerator<Outcome, Application | null> {
  const about = { step: "application", about: desk.values.appId ?? uniqueNameOf(desk.values.host) } as const;
  const found: { app: Application | null } = { app: null };
  const look = async (): Promise<boolean> => {
    const body = await find(desk.graph, placeOf(desk));
    found.app = body === null ? null : applicationShape.parse(body);
    return found.app !== null;
  };
  yield await settle(desk, about, look, async () => {
    // An id that was given names an application that somebody made; nobody can make one with it.
    if (desk.values.appId !== null) throw new GraphRefused(404, "Request_ResourceNotFound", null);
    await change(desk.graph, {
      method: "PATCH",
      path: placeOf(desk),
      headers: { prefer: "create-if-missing" },
      json: { displayName: "Vanthu", signInAudience: "AzureADMyOrg" },
    });
    await look();
  });
  return found.app;
}

/** The scope `access_as_user` under `api://host/appId`, Teams' clients, and where MSAL comes back to in a plain browser. */
export async function* exposed(desk: SetupDesk, app: Application): AsyncGenerator<Outcome> {
  const { host } = desk.values;
  const patch = (json: unknown) =>
    change(desk.graph, { method: "PATCH", path: `/applications/${app.id}`, json });
  const uri = `api://${host}/${app.appId}`;
  const own = app.api.oauth2PermissionScopes.find(({ value }) => value === scopeName);
  const scopeId = own?.id ?? crypto.randomUUID();
  const isExposed = () =>
    own?.isEnabled === true && app.identifierUris.includes(uri) && app.api.requestedAccessTokenVersion === 2;
  yield await settle(desk, { step: "scope", about: `${uri}/${scopeName}` }, isExposed, () =>
    patch({
      // Moving hosts: the address before stays, so that nobody is signed out meanwhile.
      identifierUris: [...new Set([...app.identifierUris, uri])],
      api: {
        requestedAccessTokenVersion: 2,
        oauth2PermissionScopes: [
          ...app.api.oauth2PermissionScopes.filter(({ value }) => value !== scopeName),
          { ...scopeOf(scopeId), ...own, isEnabled: true },
        ],
      },
    }),
  );
  const isTeamsIn = () => teamsClients.every((client) => mayAsk(app, client, scopeId));
  // A client can be authorised only for a scope that is there: hence a change of its own.
  yield await settle(desk, { step: "teamsClients", about: teamsClients.join(", ") }, isTeamsIn, () =>
    patch({
      api: {
        preAuthorizedApplications: [
          ...app.api.preAuthorizedApplications.filter(({ appId }) => !isOfTeams(appId)),
          ...teamsClients.map((appId) => ({ appId, delegatedPermissionIds: [scopeId] })),
        ],
      },
    }),
  );
  const { redirectUris } = app.spa;
  const redirects = redirectsOf(host);
  const comesBack = () => redirects.every((one) => redirectUris.includes(one));
  yield await settle(desk, { step: "redirects", about: redirects.join(", ") }, comesBack, () =>
    patch({ spa: { redirectUris: [...new Set([...redirectUris, ...redirects])] } }),
  );
}

const isOfTeams = (appId: string): boolean => teamsClients.some((client) => client === appId);

function mayAsk({ api }: Application, client: string, scopeId: string): boolean {
  const known = api.preAuthorizedApplications.find(({ appId }) => appId === client);
  return known?.delegatedPermissionIds.includes(scopeId) === true;
}

function scopeOf(id: string) {
  return {
    id,
    value: scopeName,
    type: "User",
    isEnabled: true,
    adminConsentDisplayName: "Vanthu",
    adminConsentDescription: "Vanthu biết ai đang làm việc. / Lets Vanthu know who is working.",
    userConsentDisplayName: "Vanthu",
    userConsentDescription: "Vanthu biết bạn là ai. / Lets Vanthu know who you are.",
  };
}

/** The permissions that the app says it wants, so that Entra's own pages show them with their consent. */
export async function wanted(desk: SetupDesk, app: Application, roles: GraphRoles): Promise<Outcome> {
  const all = roles.wanted.map(({ id, kind }) => ({ id, type: kind === "application" ? "Role" : "Scope" }));
  const graph = app.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === graphAppId);
  const missing = all.filter(({ id }) => graph?.resourceAccess.some((one) => one.id === id) !== true);
  const about = roles.wanted.map(({ permission }) => permission).join(", ");
  return settle(
    desk,
    { step: "wantedPermissions", about },
    () => missing.length === 0,
    () =>
      change(desk.graph, {
        method: "PATCH",
        path: `/applications/${app.id}`,
        json: {
          requiredResourceAccess: [
            ...app.requiredResourceAccess.filter(({ resourceAppId }) => resourceAppId !== graphAppId),
            { resourceAppId: graphAppId, resourceAccess: [...(graph?.resourceAccess ?? []), ...missing] },
          ],
        },
      }),
  );
}

const federated = z.object({ value: z.array(z.object({ subject: z.string() })) });

/** A managed identity of Azure's that stands for the app, by its object id. */
async function trusted(desk: SetupDesk, app: Application, identity: string): Promise<Outcome> {
  const path = `/applications/${app.id}/federatedIdentityCredentials`;
  const look = async (): Promise<boolean> =>
    federated.parse(await find(desk.graph, path)).value.some(({ subject }) => subject === identity);
  return settle(desk, { step: "credential", about: identity }, look, () =>
    change(desk.graph, {
      method: "POST",
      path,
      json: {
        name: "vanthu-managed-identity",
        issuer: `https://login.microsoftonline.com/${desk.values.tenantId}/v2.0`,
        subject: identity,
        audiences: ["api://AzureADTokenExchange"],
      },
    }),
  );
}

/** With what the app proves itself: a managed identity or a certificate that was given, else what is there and holds. */
export async function credential(desk: SetupDesk, app: Application, now: Date): Promise<Outcome> {
  const { identity, certificate } = desk.values;
  if (identity !== null) return trusted(desk, app, identity);
  // Graph replaces the whole list of certificates: where one is there, a person decides.
  if (certificate !== null && app.keyCredentials.length === 0) return uploaded(desk, app, certificate);
  const ends = [...app.keyCredentials, ...app.passwordCredentials]
    .flatMap(({ endDateTime }) => endDateTime ?? [])
    .sort()
    .at(-1);
  const holds = ends !== undefined && new Date(ends) > now;
  return { step: "credential", state: holds ? "there" : "byHand", about: ends?.slice(0, 10) ?? "" };
}

/** The certificate alone goes to Entra; its key stays in the file. */
async function uploaded(desk: SetupDesk, app: Application, file: string): Promise<Outcome> {
  const certificate = new X509Certificate(await readFile(file));
  const about = { step: "credential", about: certificate.fingerprint.replaceAll(":", "") } as const;
  const isThere = () => false;
  return settle(desk, about, isThere, () =>
    change(desk.graph, {
      method: "PATCH",
      path: `/applications/${app.id}`,
      json: {
        keyCredentials: [
          {
            type: "AsymmetricX509Cert",
            usage: "Verify",
            displayName: `Vanthu ${desk.values.host}`,
            key: certificate.raw.toString("base64"),
          },
        ],
      },
    }),
  );
}
