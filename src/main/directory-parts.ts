import { createUnitBudget, defaultBudget } from "../adapters/archive/sharepoint/unit-budget.ts";
import type { Config } from "../config.ts";
import type { Directory } from "../ports/directory.ts";
import { once } from "./lazy-parts.ts";

/** Nobody waits for it: far below what Graph allows an app and a tenant. */
const callsPerMinute = 240;

/** The directory of the tenant where people sign in with Entra; Graph's packages are loaded when it is first read. */
export function openDirectory({
  identity,
  reach,
  directory,
}: Pick<Config, "identity" | "reach" | "directory">): Directory | null {
  if (identity.mode !== "entra" || directory !== "graph") return null;
  const { graphUrl, loginUrl } = reach;
  const load = once(async () => {
    const [{ openGraph }, { openTokens }, { defaultTuning }, { graphDirectory }] = await Promise.all([
      import("../adapters/archive/sharepoint/graph.ts"),
      import("../adapters/archive/sharepoint/credential.ts"),
      import("../adapters/archive/sharepoint/settings.ts"),
      import("../adapters/directory/graph-directory.ts"),
    ]);
    const tokens = openTokens({ ...identity, graphUrl, loginUrl });
    const budget = createUnitBudget({ ...defaultBudget, perMinute: callsPerMinute, dayFactor: null });
    return graphDirectory(openGraph({ graphUrl, tokens, budget, tuning: defaultTuning, urgent: false }));
  });
  return {
    page: async (cursor) => (await load()).page(cursor),
    groups: async (cursor) => (await load()).groups(cursor),
    managers: async (next) => (await load()).managers(next),
  };
}
