import { ArchiveUnavailable } from "../../ports/archive.ts";
import { PersonNeeded, PersonsGraphAway, type PersonsProof } from "../../ports/in-persons-name.ts";
import { openGraph, type Graph } from "../archive/sharepoint/graph.ts";
import { GraphRefused } from "../archive/sharepoint/graph-refused.ts";
import { defaultTuning, type TransferTuning } from "../archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../archive/sharepoint/unit-budget.ts";
import type { PersonsTokens } from "../identity/on-behalf-of.ts";

/** Graph in one person's name, with these permissions; `work` may throw what Graph refuses. */
export type AsPerson = <T>(
  proof: PersonsProof,
  permissions: readonly string[],
  work: (graph: Graph) => Promise<T>,
) => Promise<T>;

/** Somebody waits in front of a page: two attempts, and what takes longer is theirs to try again. */
export const personsTuning: TransferTuning = { ...defaultTuning, attempts: 2, callMs: 20_000 };
const patience = { urgent: 5, background: 5 };
/** Exchange takes 10,000 calls in ten minutes of an app in one mailbox; nobody clicks so often. */
const callsPerMinute = 600;

export const personsBudget = () =>
  createUnitBudget({ ...defaultBudget, perMinute: callsPerMinute, dayFactor: null, patience });

/** Each person has a mailbox and limits of their own, so nobody waits for what somebody else's calendar is asked. */
export function openAsPerson(
  graphUrl: string,
  tokens: PersonsTokens,
  tuning: TransferTuning = personsTuning,
): AsPerson {
  return async (proof, permissions, work) => {
    const graph = openGraph({
      graphUrl,
      tokens: tokens.of(proof, permissions),
      budget: personsBudget(),
      tuning,
    });
    try {
      return await work(graph);
    } catch (error) {
      throw inOurWords(error, permissions);
    }
  };
}

/** 401: Entra gave the token and Graph does not take it (any more), so the person proves once more who they are. */
export function inOurWords(error: unknown, permissions: readonly string[]): unknown {
  if (error instanceof GraphRefused) {
    if (error.status === 401) return new PersonNeeded("signIn", permissions, null);
    return new PersonsGraphAway("denied", error.code, { cause: error });
  }
  if (!(error instanceof ArchiveUnavailable)) return error;
  const fault = error.fault === "throttled" ? "throttled" : "offline";
  return new PersonsGraphAway(fault, "Graph", { cause: error, retryAfter: error.retryAfter });
}
