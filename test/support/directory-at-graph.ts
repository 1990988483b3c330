import { openTokens } from "../../src/adapters/archive/sharepoint/credential.ts";
import { openGraph } from "../../src/adapters/archive/sharepoint/graph.ts";
import { defaultTuning } from "../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../src/adapters/archive/sharepoint/unit-budget.ts";
import { graphDirectory } from "../../src/adapters/directory/graph-directory.ts";
import type { Directory } from "../../src/ports/directory.ts";
import { quick, settingsFor } from "./archive-double.ts";
import type { GraphDouble } from "./graph-double/graph-double.ts";
import type { UserModel } from "./graph-double/users-model.ts";

/** The directory of the tenant that the double stands for, read by the product's own adapter with a new token. */
export function directoryAt(double: GraphDouble): Directory {
  const settings = settingsFor(double);
  const { graphUrl } = settings;
  const tokens = openTokens(settings);
  const budget = createUnitBudget({ ...defaultBudget, perMinute: 1000 });
  return graphDirectory(openGraph({ graphUrl, tokens, budget, tuning: { ...defaultTuning, ...quick } }));
}

/** Somebody of Phòng Quy hoạch - Kiến trúc. */
export function userAt(id: string, more: Partial<UserModel> = {}): UserModel {
  return {
    id,
    displayName: `Người ${id.slice(0, 4)}`,
    userPrincipalName: `${id.slice(0, 4)}@sxd.example`,
    department: "Phòng Quy hoạch - Kiến trúc",
    ...more,
  };
}
