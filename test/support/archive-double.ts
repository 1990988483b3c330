import { openSharePointArchive } from "../../src/adapters/archive/sharepoint/open-sharepoint-archive.ts";
import type { SharePointSettings, TransferTuning } from "../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../src/adapters/archive/sharepoint/unit-budget.ts";
import type { Archive } from "../../src/ports/archive.ts";
import type { GraphDouble } from "./graph-double/graph-double.ts";

export const site = "https://donvi.sharepoint.com/sites/vanthu";

/** What points the adapter to the double. */
export function settingsFor(double: GraphDouble, more: Partial<SharePointSettings> = {}): SharePointSettings {
  const { tenantId, clientId, secret } = double.entra.app;
  return {
    tenantId,
    clientId,
    credential: { kind: "password", password: secret },
    graphUrl: double.origin,
    loginUrl: double.origin,
    place: { site, library: null },
    agencies: [],
    ...more,
  };
}

/** Small fragments and short waits, so that a test sees much in little time. */
export const quick: Partial<TransferTuning> = {
  smallBytes: 100_000,
  fragmentBytes: 327_680,
  idleMs: 2_000,
  callMs: 5_000,
  makingMs: 2_000,
  backoffMs: 5,
  mostBackoffMs: 40,
};

export function archiveAt(
  double: GraphDouble,
  more: Partial<SharePointSettings> = {},
  tuning: Partial<TransferTuning> = {},
): Archive {
  const budget = createUnitBudget({ ...defaultBudget, perMinute: 1_000_000 });
  return openSharePointArchive(settingsFor(double, more), { budget, tuning: { ...quick, ...tuning } });
}
