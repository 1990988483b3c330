import { z } from "zod";
import { graphAppId, permissionsFor, type GraphPermission } from "../../src/config/graph-permissions.ts";
import { change, find, settle, type Outcome, type SetupDesk } from "./outcome.ts";

const named = z.array(z.object({ id: z.string(), value: z.string().nullish() })).default([]);
const graphPrincipal = z.object({ id: z.string(), appRoles: named, oauth2PermissionScopes: named });
const withId = z.object({ id: z.string() });
const pageOf = <T extends z.ZodType>(one: T) => z.object({ value: z.array(one) });
const assignments = pageOf(z.object({ resourceId: z.string(), appRoleId: z.string() }));
const consent = z.object({
  id: z.string(),
  consentType: z.string(),
  resourceId: z.string(),
  scope: z.string().nullish(),
});
type Consent = z.infer<typeof consent>;
const consents = pageOf(consent);
const sitePermission = z.object({
  roles: z.array(z.string()).default([]),
  grantedToIdentities: z.array(z.unknown()).default([]),
  grantedToIdentitiesV2: z.array(z.unknown()).default([]),
});
type SitePermission = z.infer<typeof sitePermission>;
const sitePermissions = pageOf(sitePermission);

/** A permission with Graph's own id for it, which is looked up and never written down here. */
export type WantedPermission = GraphPermission & { readonly id: string };

export interface GraphRoles {
  /** Graph's own principal in this tenant. */
  readonly resourceId: string;
  readonly wanted: readonly WantedPermission[];
}

/** Graph's permissions of the features that are wanted, as this tenant's Graph knows them. */
export async function graphRoles({ graph, values }: SetupDesk): Promise<GraphRoles> {
  const path = `/servicePrincipals(appId='${graphAppId}')?$select=id,appRoles,oauth2PermissionScopes`;
  const { id: resourceId, appRoles, oauth2PermissionScopes } = graphPrincipal.parse(await find(graph, path));
  const withIds = (kind: GraphPermission["kind"], known: z.infer<typeof named>): WantedPermission[] =>
    permissionsFor(values.features, kind).flatMap((one) => {
      const id = known.find(({ value }) => value === one.permission)?.id;
      return id === undefined ? [] : [{ ...one, id }];
    });
  return {
    resourceId,
    wanted: [...withIds("application", appRoles), ...withIds("delegated", oauth2PermissionScopes)],
  };
}

/** The application as it acts in this tenant; null where it does not yet. */
export async function* principal(
  desk: SetupDesk,
  { appId }: { readonly appId: string },
): AsyncGenerator<Outcome, string | null> {
  const found: { body: unknown } = { body: null };
  const look = async (): Promise<boolean> => {
    found.body = await find(desk.graph, `/servicePrincipals(appId='${appId}')?$select=id`);
    return found.body !== null;
  };
  yield await settle(desk, { step: "principal", about: appId }, look, async () => {
    found.body = await change(desk.graph, { method: "POST", path: "/servicePrincipals", json: { appId } });
  });
  return found.body === null ? null : withId.parse(found.body).id;
}

/** The administrator's consent: a role for each application permission, and one consent for all people. */
export async function* consented(
  desk: SetupDesk,
  principalId: string,
  { resourceId, wanted }: GraphRoles,
): AsyncGenerator<Outcome> {
  const { graph } = desk;
  const path = `/servicePrincipals/${principalId}/appRoleAssignments`;
  for (const { permission, id: appRoleId } of wanted.filter(({ kind }) => kind === "application")) {
    const isGiven = async (): Promise<boolean> =>
      assignments
        .parse(await find(graph, path))
        .value.some((one) => one.resourceId === resourceId && one.appRoleId === appRoleId);
    yield await settle(desk, { step: "applicationGrant", about: permission }, isGiven, () =>
      change(graph, { method: "POST", path, json: { principalId, resourceId, appRoleId } }),
    );
  }
  yield await consentForAll(
    desk,
    principalId,
    resourceId,
    wanted.flatMap(({ kind, permission }) => (kind === "delegated" ? permission : [])),
  );
}

async function consentForAll(
  desk: SetupDesk,
  clientId: string,
  resourceId: string,
  scopes: readonly string[],
): Promise<Outcome> {
  const { graph } = desk;
  const filter = encodeURIComponent(`clientId eq '${clientId}'`);
  const known: { consent: Consent | null } = { consent: null };
  const has = (): readonly string[] => (known.consent?.scope ?? "").split(" ").filter(Boolean);
  const look = async (): Promise<boolean> => {
    const { value } = consents.parse(await find(graph, `/oauth2PermissionGrants?$filter=${filter}`));
    known.consent =
      value.find((one) => one.consentType === "AllPrincipals" && one.resourceId === resourceId) ?? null;
    return scopes.every((one) => has().includes(one));
  };
  return settle(desk, { step: "delegatedGrant", about: scopes.join(" ") }, look, () => {
    const scope = [...new Set([...has(), ...scopes])].join(" ");
    return known.consent === null
      ? change(graph, {
          method: "POST",
          path: "/oauth2PermissionGrants",
          json: { clientId, consentType: "AllPrincipals", resourceId, scope },
        })
      : change(graph, {
          method: "PATCH",
          path: `/oauth2PermissionGrants/${known.consent.id}`,
          json: { scope },
        });
  });
}

/** Sites.Selected gives nothing until a site names the app (platform facts, section 7). */
export async function siteGrant(
  desk: SetupDesk,
  { appId }: { readonly appId: string },
  site: string,
): Promise<Outcome> {
  const { hostname, pathname } = new URL(site);
  const place = pathname.replace(/\/+$/u, "");
  const found = { path: "" };
  const look = async (): Promise<boolean> => {
    const { body } = await desk.graph.call({ path: `/sites/${hostname}${place === "" ? "" : `:${place}`}` });
    found.path = `/sites/${encodeURIComponent(withId.parse(body).id)}/permissions`;
    return sitePermissions.parse(await find(desk.graph, found.path)).value.some(mayWrite);
  };
  const mayWrite = ({ roles, grantedToIdentities, grantedToIdentitiesV2 }: SitePermission): boolean =>
    roles.some((role) => ["write", "owner", "fullcontrol"].includes(role)) &&
    JSON.stringify([grantedToIdentities, grantedToIdentitiesV2]).includes(appId);
  return settle(desk, { step: "siteGrant", about: site }, look, () =>
    change(desk.graph, {
      method: "POST",
      path: found.path,
      json: {
        roles: ["write"],
        grantedToIdentities: [{ application: { id: appId, displayName: "Vanthu" } }],
      },
    }),
  );
}
