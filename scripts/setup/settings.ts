import { z } from "zod";
import { graphFeatures, type GraphFeature } from "../../src/config/graph-permissions.ts";
import { packageValues, type Given } from "../app-package/package-values.ts";
import { WrongUse } from "../run-command.ts";

/** What one deployment is to be, before anything of it stands. */
export interface SetupValues {
  readonly tenantId: string;
  /** The host that browsers reach. */
  readonly host: string;
  /** The application that was made before, by whomever; null: looked for by its unique name, or made. */
  readonly appId: string | null;
  readonly teamsAppId: string | null;
  readonly features: readonly GraphFeature[];
  /** SharePoint sites into which registered files go. */
  readonly sites: readonly string[];
  /** A PEM file whose certificate the app shall prove itself with; null: a certificate or secret is made by hand. */
  readonly certificate: string | null;
  /** The object id of a managed identity that shall stand for the app, in place of a certificate or a secret. */
  readonly identity: string | null;
  /** Of the package that goes into the catalog. */
  readonly version: string;
  readonly graphUrl: string;
  readonly loginUrl: string;
}

const usual: readonly GraphFeature[] = [
  "signIn",
  "install",
  "directory",
  "groups",
  "calendar",
  "messageFiles",
];
/** Stands for the application's id while its host and version are checked; it goes nowhere. */
const anyId = "0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f";

/**
 * Flags before the environment, whose names are the server's own. Throws `WrongUse` and `PackageRefused` with a sentence
 * for what is missing or wrong.
 */
export function setupValues(flags: Given, env: Given, ownVersion: string): SetupValues {
  const given = (flag: string, ...names: readonly string[]): string | null =>
    [flags[flag], ...names.map((name) => env[name])].map((text) => text?.trim() ?? "").find(Boolean) ?? null;
  const appId = given("app-id", "MICROSOFT_APP_ID");
  const tenantId = z.guid().safeParse(given("tenant", "MICROSOFT_APP_TENANT_ID"));
  if (!tenantId.success) {
    throw new WrongUse(
      "--tenant, MICROSOFT_APP_TENANT_ID: cần mã tenant (GUID) trong Microsoft Entra. / the tenant's id (a GUID) in Microsoft Entra is needed.",
    );
  }
  const { host, version } = packageValues({ ...flags, "app-id": appId ?? anyId }, env, ownVersion);
  const sites = (given("sites", "SHAREPOINT_SITE") ?? "").split(",").flatMap((one) => one.trim() || []);
  return {
    tenantId: tenantId.data.toLowerCase(),
    host,
    appId: appId?.toLowerCase() ?? null,
    teamsAppId: given("teams-app-id", "TEAMS_APP_ID")?.toLowerCase() ?? null,
    features: featuresOf(given("features"), sites.length > 0),
    sites,
    certificate: given("certificate", "MICROSOFT_APP_CERTIFICATE"),
    identity: given("identity"),
    version,
    graphUrl: given("graph-url", "SHAREPOINT_GRAPH_URL") ?? "https://graph.microsoft.com",
    loginUrl: given("login-url", "SHAREPOINT_LOGIN_URL") ?? "https://login.microsoftonline.com",
  };
}

function featuresOf(given: string | null, hasSites: boolean): readonly GraphFeature[] {
  const words = (given ?? usual.join(",")).split(",").map((word) => word.trim());
  const chosen = graphFeatures.filter((feature) => words.includes(feature));
  if (given !== null && chosen.length < words.length) {
    const all = graphFeatures.join(", ");
    throw new WrongUse(`--features: chỉ gồm ${all}. / --features: of ${all} only.`);
  }
  return graphFeatures.filter(
    (feature) => feature === "signIn" || chosen.includes(feature) || (feature === "archive" && hasSites),
  );
}
