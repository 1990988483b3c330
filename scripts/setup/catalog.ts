import { z } from "zod";
import { packageFiles, zipPackage } from "../app-package/build-package.ts";
import { packageValues } from "../app-package/package-values.ts";
import { change, find, settle, type Outcome, type SetupDesk } from "./outcome.ts";

const catalogShape = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      appDefinitions: z.array(z.object({ version: z.string().nullish() })).default([]),
    }),
  ),
});
/** A manifest that Teams does not take can be told in an answer of 200 (platform facts, section 4). */
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string().default("") }) });

export interface CatalogEntry {
  readonly id: string;
  /** The newest that was uploaded. */
  readonly version: string;
}

/** The organisation's own app by the id in its manifest; null where it was never uploaded. */
export async function inCatalog(graph: SetupDesk["graph"], manifestId: string): Promise<CatalogEntry | null> {
  const filter = encodeURIComponent(`externalId eq '${manifestId}' and distributionMethod eq 'organization'`);
  const body = await find(graph, `/appCatalogs/teamsApps?$filter=${filter}&$expand=appDefinitions`);
  const [found] = catalogShape.parse(body).value;
  if (found === undefined) return null;
  const versions = found.appDefinitions.flatMap(({ version }) => version ?? []);
  return { id: found.id, version: versions.sort(byNumbers).at(-1) ?? "0.0.0" };
}

/** `1.10.0` comes after `1.9.3`. */
export function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** The package in the organisation's catalog, in this version or a newer one. */
export async function catalogEntry(desk: SetupDesk, appId: string): Promise<Outcome> {
  const { graph, values } = desk;
  const manifestId = values.teamsAppId ?? appId;
  const known: { entry: CatalogEntry | null } = { entry: null };
  const look = async (): Promise<boolean> => {
    known.entry = await inCatalog(graph, manifestId);
    return known.entry !== null && byNumbers(known.entry.version, values.version) >= 0;
  };
  return settle(desk, { step: "catalog", about: values.version }, look, async () => {
    const flags = { "app-id": appId, "teams-app-id": manifestId, host: values.host, version: values.version };
    const bytes = await zipPackage(await packageFiles(packageValues(flags, {}, values.version)));
    const path =
      known.entry === null
        ? "/appCatalogs/teamsApps"
        : `/appCatalogs/teamsApps/${known.entry.id}/appDefinitions`;
    const headers = { "content-type": "application/zip" };
    const told = refusal.safeParse(await change(graph, { method: "POST", path, bytes, headers })).data;
    if (told !== undefined) throw new Error(`Teams: ${told.error.code} ${told.error.message}`);
  });
}
