import { GraphRefused } from "../../src/adapters/archive/sharepoint/graph-refused.ts";
import type { Graph, GraphCall } from "../../src/adapters/archive/sharepoint/graph.ts";
import type { SetupValues } from "./settings.ts";

/** What is set up through Graph, in this order; the words of each stand in `words.ts`. */
export type StepName =
  | "application"
  | "scope"
  | "teamsClients"
  | "redirects"
  | "wantedPermissions"
  | "principal"
  | "applicationGrant"
  | "delegatedGrant"
  | "credential"
  | "siteGrant"
  | "catalog";

/**
 * `there`: nothing to do. `made`: it was done now. `would`: it is missing, and nothing may be changed. `refused`: Graph does
 * not let this account; `byHand`: only a person can do it, as the instructions say.
 */
export interface Outcome {
  readonly step: StepName;
  readonly state: "there" | "made" | "would" | "refused" | "byHand";
  /** Which one, where there are several: a permission, a site, a version. */
  readonly about: string;
  /** What Graph said where it refused. */
  readonly refusal?: string;
}

/** What every step works with. */
export interface SetupDesk {
  readonly graph: Pick<Graph, "call">;
  readonly values: SetupValues;
  /** False: nothing is changed, only told. */
  readonly mayChange: boolean;
}

/**
 * Looks and, where it is missing and may be made, makes it. What Graph refuses is an outcome: the steps after it may still
 * go.
 */
export async function settle(
  desk: Pick<SetupDesk, "mayChange">,
  about: Pick<Outcome, "step" | "about">,
  isThere: () => boolean | Promise<boolean>,
  make: () => Promise<unknown>,
): Promise<Outcome> {
  try {
    if (await isThere()) return { ...about, state: "there" };
    if (!desk.mayChange) return { ...about, state: "would" };
    await make();
    return { ...about, state: "made" };
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    return { ...about, state: "refused", refusal: `${error.status} ${error.code}` };
  }
}

/** The parsed body; null where Graph has no such thing. */
export async function find(graph: Pick<Graph, "call">, path: string): Promise<unknown> {
  try {
    return (await graph.call({ path })).body;
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 404) return null;
    throw error;
  }
}

/** A change is asked for once: whether a lost answer had arrived is seen by looking again with the next run. */
export async function change(
  graph: Pick<Graph, "call">,
  call: Pick<GraphCall, "path" | "json" | "headers" | "bytes"> & { readonly method: "POST" | "PATCH" },
): Promise<unknown> {
  return (await graph.call({ ...call, isRepeatable: false })).body;
}
