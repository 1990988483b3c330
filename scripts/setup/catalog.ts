import { z } from "zod";
import { byNumbers, catalogEntryOf, type CatalogEntry } from "../../src/main/doctor/catalog-entry.ts";
import { packageFiles, zipPackage } from "../app-package/build-package.ts";
import { packageValues } from "../app-package/package-values.ts";
import { change, settle, type Outcome, type SetupDesk } from "./outcome.ts";

/** A manifest that Teams does not take can be told in an answer of 200 (platform facts, section 4). */
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string().default("") }) });

/** The package in the organisation's catalog, in this version or a newer one. */
export async function catalogEntry(desk: SetupDesk, appId: string): Promise<Outcome> {
  const { graph, values } = desk;
  const manifestId = values.teamsAppId ?? appId;
  const known: { entry: CatalogEntry | null } = { entry: null };
  const look = async (): Promise<boolean> => {
    known.entry = await catalogEntryOf(graph, manifestId);
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
