import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Graph } from "../../adapters/archive/sharepoint/graph.ts";
import { GraphRefused } from "../../adapters/archive/sharepoint/graph-refused.ts";
import { openTokens, SignInRefused } from "../../adapters/archive/sharepoint/credential.ts";
import type { AppIdentity } from "../../adapters/identity/app-credential.ts";
import { permissionsFor, type GraphFeature } from "../../config/graph-permissions.ts";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import type { DoctorPart, DoctorStep } from "../../usecases/doctor/examine-parts.ts";
import { daysUntil, remark, soonDays, well, wrong } from "./steps.ts";

export interface IdentityToExamine {
  /** Null: sample people on this machine. */
  readonly app: (AppIdentity & { readonly graphUrl: string }) | null;
  /** What cannot work without its permissions; what else is not granted is a remark. */
  readonly needed: readonly GraphFeature[];
  /** What people may let the app do in their names; without a consent for all, each of them is asked. */
  readonly inPeoplesNames: readonly GraphFeature[];
  readonly graph: Pick<Graph, "call">;
  readonly now: () => Date;
}

/** Tokens are refused where the clocks differ by more (Entra, `nbf` and `exp`). */
const mostSkewSeconds = 300;
const skewToTell = 30;
const patienceMs = 10_000;

/** `identity`: the app signs in, how long its certificate holds, what Graph grants it, the keys of people's tokens, the clock. */
export function identityPart(of: IdentityToExamine): DoctorPart {
  const { app, needed, now } = of;
  return {
    name: "identity",
    what: app === null ? "sample" : "entra",
    async examine() {
      if (app === null) return [remark("signIn", "doctor.sample-people")];
      return [
        ...(await certificate(app, now())),
        ...(await keysAndClock(app, now)),
        ...(await signedIn(app, needed)),
        ...(await peoplesConsent(app, of)),
      ];
    },
  };
}

async function certificate({ credential, clientId }: AppIdentity, now: Date): Promise<DoctorStep[]> {
  if (credential.kind === "password") return [remark("credential", "doctor.secret-ends", { clientId })];
  if (credential.kind === "managedIdentity") return [well("credential")];
  const { path: place } = credential;
  const pem = await readFile(place, "utf8").catch(() => null);
  if (pem === null || !/-----BEGIN [\w ]*PRIVATE KEY-----/u.test(pem) || !pem.includes("BEGIN CERTIFICATE"))
    return [wrong("credential", "doctor.certificate-unreadable", { place })];
  const days = daysUntil(new X509Certificate(pem).validToDate, now);
  if (days < 0) return [wrong("credential", "doctor.certificate-ended", { clientId, place })];
  return [
    days < soonDays ? remark("credential", "doctor.certificate-ends", { days, place }) : well("credential"),
  ];
}

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.unknown()).min(1) });

/** Whether the keys of people's tokens can be had, and what time it is where they are issued. */
async function keysAndClock({ loginUrl, tenantId }: AppIdentity, now: () => Date): Promise<DoctorStep[]> {
  const host = new URL(loginUrl).hostname;
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const told = await fetch(`${loginUrl}/${tenantId}/v2.0/.well-known/openid-configuration`, { signal });
    const clock = clockStep(told.headers.get("date"), now());
    if (told.status === 400 || told.status === 404)
      return [wrong("peopleKeys", "doctor.no-tenant", { tenantId }), clock];
    const keys = await fetch(metadata.parse(await told.json()).jwks_uri, { signal });
    keySet.parse(await keys.json());
    return [well("peopleKeys"), clock];
  } catch {
    // Silent, cut off, or a proxy's page in its place: for who mends it that is one thing.
    return [wrong("peopleKeys", "doctor.host-silent", { host })];
  }
}

function clockStep(date: string | null, now: Date): DoctorStep {
  const there = Date.parse(date ?? "");
  // Whole seconds, and the way that the answer took.
  const seconds = Math.round(Math.abs(now.getTime() - there) / 1000);
  if (Number.isNaN(there) || seconds <= skewToTell) return well("clock");
  return (seconds > mostSkewSeconds ? wrong : remark)("clock", "doctor.clock-off", { seconds });
}

async function signedIn(
  app: NonNullable<IdentityToExamine["app"]>,
  needed: readonly GraphFeature[],
): Promise<DoctorStep[]> {
  const { clientId, tenantId, loginUrl } = app;
  try {
    return [well("signIn"), ...granted(rolesIn(await openTokens(app).token()), clientId, needed)];
  } catch (error) {
    if (error instanceof SignInRefused)
      return [wrong("signIn", "archive.sign-in-refused", { reason: error.reason, tenantId, clientId })];
    if (error instanceof ArchiveUnavailable)
      return [wrong("signIn", "archive.entra-silent", { host: new URL(loginUrl).hostname, tenantId })];
    throw error;
  }
}

const principalShape = z.object({ id: z.string() });
const consentsShape = z.object({
  value: z.array(z.object({ consentType: z.string(), scope: z.string().nullish() })),
});

/** The app may look only where somebody let it read the directory; by itself it needs no such right. */
async function peoplesConsent(
  { clientId }: AppIdentity,
  { graph, inPeoplesNames }: IdentityToExamine,
): Promise<DoctorStep[]> {
  const wanted = permissionsFor(inPeoplesNames, "delegated").map(({ permission }) => permission);
  if (wanted.length === 0) return [];
  try {
    const own = await graph.call({ path: `/servicePrincipals(appId='${clientId}')?$select=id` });
    const filter = encodeURIComponent(`clientId eq '${principalShape.parse(own.body).id}'`);
    const { body } = await graph.call({ path: `/oauth2PermissionGrants?$filter=${filter}` });
    const given = consentsShape
      .parse(body)
      .value.filter(({ consentType }) => consentType === "AllPrincipals")
      .flatMap(({ scope }) => (scope ?? "").split(" "));
    const missing = wanted.filter((one) => !given.includes(one));
    if (missing.length === 0) return [well("peoplesConsent")];
    return [remark("peoplesConsent", "doctor.consent-missing", { permissions: missing.join(", ") })];
  } catch (error) {
    if (!(error instanceof GraphRefused || error instanceof ArchiveUnavailable)) throw error;
    const permissions = wanted.join(", ");
    return [remark("peoplesConsent", "doctor.consent-unseen", { clientId, permissions })];
  }
}

const tokenClaims = z.object({ roles: z.array(z.string()).default([]) });

/** The permissions of the app that stand in its token for Graph. */
function rolesIn(token: string): readonly string[] {
  const body = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return tokenClaims.parse(JSON.parse(body)).roles;
}

function granted(
  roles: readonly string[],
  clientId: string,
  needed: readonly GraphFeature[],
): readonly DoctorStep[] {
  // What few agencies want is asked about only where it is set up.
  const asked: readonly GraphFeature[] = ["archive", "install", "directory", "groups", "mail", ...needed];
  const missing = permissionsFor(asked, "application").filter(
    ({ permission }) => !roles.includes(permission),
  );
  const first = missing.find(({ feature }) => needed.includes(feature));
  if (first !== undefined)
    return [wrong("permissions", "doctor.permission-missing", { clientId, permission: first.permission })];
  if (missing.length === 0) return [well("permissions")];
  const permissions = missing.map(({ permission }) => permission).join(", ");
  return [remark("permissions", "doctor.permissions-fewer", { permissions })];
}
