import { z } from "zod";
import type { Graph } from "../../adapters/archive/sharepoint/graph.ts";

const definition = z.object({
  version: z.string().nullish(),
  bot: z.object({ id: z.string() }).nullish(),
});
const catalogShape = z.object({
  value: z.array(z.object({ id: z.string(), appDefinitions: z.array(definition).default([]) })),
});

export interface CatalogEntry {
  readonly id: string;
  /** The newest that was uploaded. */
  readonly version: string;
  /** Of that version; null where Graph does not say. */
  readonly botId: string | null;
}

/** The organisation's own app by the id in its manifest; null where it was never uploaded. Throws what Graph throws. */
export async function catalogEntryOf(
  graph: Pick<Graph, "call">,
  manifestId: string,
): Promise<CatalogEntry | null> {
  const filter = encodeURIComponent(`externalId eq '${manifestId}' and distributionMethod eq 'organization'`);
  const { body } = await graph.call({
    path: `/appCatalogs/teamsApps?$filter=${filter}&$expand=appDefinitions($expand=bot)`,
  });
  const [found] = catalogShape.parse(body).value;
  if (found === undefined) return null;
  const newest = found.appDefinitions.toSorted((a, b) => byNumbers(a.version ?? "", b.version ?? "")).at(-1);
  return { id: found.id, version: newest?.version ?? "0.0.0", botId: newest?.bot?.id ?? null };
}

/** `1.10.0` comes after `1.9.3`. */
export function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
