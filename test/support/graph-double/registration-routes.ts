import { buffer, json as readJson } from "node:stream/consumers";
import yauzl from "yauzl";
import { z } from "zod";
import { GraphFault } from "./graph-fault.ts";
import type { Answer, Question } from "./graph-routes.ts";
import type { GraphState } from "./graph-state.ts";
import type { Area, Json } from "./registration-model.ts";

type Route = (state: GraphState, question: Question, found: RegExpExecArray) => Answer | Promise<Answer>;

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const nothing: Answer = { status: 204 };
const bodyOf = async ({ request }: Question): Promise<Json> => (await readJson(request)) as Json;

/** Applications, principals, consents, grants of sites and the app catalog; null for what is none of these. */
export async function routeRegistration(state: GraphState, question: Question): Promise<Answer | null> {
  const { registration } = state;
  const isAdministrator = tokenOf(question).includes('"scp"');
  for (const [method, path, area, route] of routes) {
    const found = path.exec(question.path);
    if (found === null || method !== question.method) continue;
    if (area === "sites" && !isAdministrator) return null;
    registration.guard(area);
    const answer = await route(state, question, found);
    if (method !== "GET") registration.changes.push(`${method} ${question.path}`);
    return answer;
  }
  return null;
}

function tokenOf({ request }: Question): string {
  const [, claims = ""] = (request.headers.authorization ?? "").split(".");
  return Buffer.from(claims, "base64url").toString();
}

const application: Route = ({ registration }, _question, found) =>
  ok(registration.application(keyOf(found), found[2] ?? ""));

const keyOf = (found: RegExpExecArray): "appId" | "uniqueName" =>
  found[1] === "appId" ? "appId" : "uniqueName";

const upsert: Route = async ({ registration }, question, found) => {
  const patch = await bodyOf(question);
  const uniqueName = found[2] ?? "";
  if (registration.applications.some((one) => one[keyOf(found)] === uniqueName)) {
    registration.change(registration.application(keyOf(found), uniqueName), patch);
    return nothing;
  }
  if (question.request.headers["prefer"] !== "create-if-missing" || keyOf(found) !== "uniqueName")
    throw new GraphFault(404, "Request_ResourceNotFound");
  return ok(registration.addApplication({ ...patch, uniqueName }), 201);
};

const change: Route = async ({ registration }, question, found) => {
  registration.change(registration.application("id", found[1] ?? ""), await bodyOf(question));
  return nothing;
};

const federated: Route = ({ registration }, _question, found) => {
  const app = registration.application("id", found[1] ?? "");
  return ok({ value: app["federatedIdentityCredentials"] ?? [] });
};

const trust: Route = async ({ registration }, question, found) => {
  const app = registration.application("id", found[1] ?? "");
  const made = await bodyOf(question);
  app["federatedIdentityCredentials"] = [made];
  return ok(made, 201);
};

const principal: Route = ({ registration }, _question, found) => {
  const one = registration.principals.find(({ appId }) => appId === found[1]);
  if (one === undefined) throw new GraphFault(404, "Request_ResourceNotFound");
  return ok(one);
};

const addPrincipal: Route = async ({ registration }, question) => {
  const { appId } = await bodyOf(question);
  registration.application("appId", String(appId));
  const made = { id: crypto.randomUUID(), appId };
  registration.principals.push(made);
  return ok(made, 201);
};

const assignments: Route = ({ registration }, _question, found) =>
  ok({ value: registration.roleAssignments.filter(({ principalId }) => principalId === found[1]) });

const assign: Route = async ({ registration }, question) => {
  const asked = await bodyOf(question);
  const isThere = registration.roleAssignments.some(
    (one) => one["principalId"] === asked["principalId"] && one["appRoleId"] === asked["appRoleId"],
  );
  if (isThere)
    throw new GraphFault(400, "Request_BadRequest", "Permission being assigned already exists on the object");
  registration.roleAssignments.push({ id: crypto.randomUUID(), ...asked });
  return ok(asked, 201);
};

const consents: Route = ({ registration }, { url }) => {
  const clientId = /clientId eq '([^']+)'/u.exec(url.searchParams.get("$filter") ?? "")?.[1];
  return ok({ value: registration.consents.filter((one) => one["clientId"] === clientId) });
};

const consent: Route = async ({ registration }, question) => {
  const made = { id: crypto.randomUUID(), ...(await bodyOf(question)) };
  registration.consents.push(made);
  return ok(made, 201);
};

const widen: Route = async ({ registration }, question, found) => {
  const one = registration.consents.find(({ id }) => id === found[1]);
  if (one === undefined) throw new GraphFault(404, "Request_ResourceNotFound");
  Object.assign(one, await bodyOf(question));
  return nothing;
};

const siteOf: Route = (state, _question, found) =>
  ok(state.siteByAddress(decodeURIComponent(found[1] ?? ""), found[2] ?? "", true));

const sitePermissions: Route = (state, _question, found) => ok({ value: siteWith(state, found).permissions });

const grantSite: Route = async (state, question, found) => {
  const { roles, grantedToIdentities } = z
    .object({ roles: z.array(z.enum(["read", "write"])), grantedToIdentities: z.array(z.unknown()) })
    .parse(await bodyOf(question));
  const made = { id: crypto.randomUUID(), roles, grantedToIdentities };
  state.checkShape("type", "microsoft.graph.permission", made);
  const site = siteWith(state, found);
  site.permissions.push(made);
  site.grant = roles.includes("write") ? "write" : "read";
  return ok(made, 201);
};

function siteWith(state: GraphState, found: RegExpExecArray) {
  const site = state.sites.find(({ id }) => id === decodeURIComponent(found[1] ?? ""));
  if (site === undefined) throw new GraphFault(404, "itemNotFound");
  return site;
}

const catalog: Route = ({ registration: model }, { url }) => {
  const externalId = /externalId eq '([^']+)'/u.exec(url.searchParams.get("$filter") ?? "")?.[1];
  const found = model.catalog.filter((one) => one.externalId === externalId);
  const withBot = (url.searchParams.get("$expand") ?? "").includes("bot");
  return ok({
    value: found.map(({ id, externalId: own, versions, botId }) => ({
      id,
      externalId: own,
      displayName: "Vanthu",
      distributionMethod: "organization",
      appDefinitions: versions.map((version) => ({
        id: `${id}-${version}`,
        teamsAppId: own,
        version,
        ...(withBot ? { bot: { id: botId } } : {}),
      })),
    })),
  });
};

const publish: Route = async ({ registration: model }, question) => {
  const { id: externalId, version, botId } = await manifestIn(question);
  if (model.catalog.some((one) => one.externalId === externalId))
    throw new GraphFault(409, "Conflict", "App already exists.");
  model.catalog.push({ id: crypto.randomUUID(), externalId, versions: [version], botId });
  return ok({ externalId }, 201);
};

const update: Route = async ({ registration: model }, question, found) => {
  const { version, botId } = await manifestIn(question);
  const app = model.catalog.find(({ id }) => id === found[1]);
  if (app === undefined) throw new GraphFault(404, "NotFound");
  if (app.versions.includes(version)) throw new GraphFault(409, "Conflict", "App version already exists.");
  app.versions.push(version);
  app.botId = botId;
  return ok({ version }, 201);
};

async function manifestIn({ request }: Question): Promise<{ id: string; version: string; botId: string }> {
  if (request.headers["content-type"] !== "application/zip")
    throw new GraphFault(415, "UnsupportedMediaType");
  const zip = await yauzl.fromBufferPromise(await buffer(request), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== "manifest.json") continue;
    const manifest: unknown = await readJson(await zip.openReadStreamPromise(entry));
    const bots = z.array(z.object({ botId: z.string() }));
    const { bots: own, ...read } = z.object({ id: z.string(), version: z.string(), bots }).parse(manifest);
    return { ...read, botId: own[0]?.botId ?? "" };
  }
  throw new GraphFault(400, "BadRequest", "The package has no manifest.");
}

const routes: readonly (readonly [string, RegExp, Area, Route])[] = [
  ["GET", /^\/applications\((appId|uniqueName)='([^']+)'\)$/u, "applications", application],
  ["PATCH", /^\/applications\((appId|uniqueName)='([^']+)'\)$/u, "applications", upsert],
  ["PATCH", /^\/applications\/([^/]+)$/u, "applications", change],
  ["GET", /^\/applications\/([^/]+)\/federatedIdentityCredentials$/u, "applications", federated],
  ["POST", /^\/applications\/([^/]+)\/federatedIdentityCredentials$/u, "applications", trust],
  ["GET", /^\/servicePrincipals\(appId='([^']+)'\)$/u, "applications", principal],
  ["POST", /^\/servicePrincipals$/u, "applications", addPrincipal],
  ["GET", /^\/servicePrincipals\/([^/]+)\/appRoleAssignments$/u, "applications", assignments],
  ["POST", /^\/servicePrincipals\/([^/]+)\/appRoleAssignments$/u, "grants", assign],
  ["GET", /^\/oauth2PermissionGrants$/u, "applications", consents],
  ["POST", /^\/oauth2PermissionGrants$/u, "grants", consent],
  ["PATCH", /^\/oauth2PermissionGrants\/([^/]+)$/u, "grants", widen],
  ["GET", /^\/sites\/([^/]+?)(?::(\/.+))?$/u, "sites", siteOf],
  ["GET", /^\/sites\/([^/]+)\/permissions$/u, "sites", sitePermissions],
  ["POST", /^\/sites\/([^/]+)\/permissions$/u, "sites", grantSite],
  ["GET", /^\/appCatalogs\/teamsApps$/u, "catalog", catalog],
  ["POST", /^\/appCatalogs\/teamsApps$/u, "catalog", publish],
  ["POST", /^\/appCatalogs\/teamsApps\/([^/]+)\/appDefinitions$/u, "catalog", update],
];
