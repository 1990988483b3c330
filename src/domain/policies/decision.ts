import { RuleBroken } from "../rule-broken.ts";

/** `may` answers yes, or no with the code of the rule that refuses. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly code: string };

export const yes: Decision = { allowed: true };

export function no(code: string): Decision {
  return { allowed: false, code };
}

/** The first yes, otherwise the last no. */
export function anyOf(...decisions: readonly [Decision, ...Decision[]]): Decision {
  return (
    decisions.find((decision) => decision.allowed) ?? decisions[decisions.length - 1] ?? no("access.denied")
  );
}

/** Turns a no into the broken rule. */
export function demand(decision: Decision): void {
  if (!decision.allowed) throw new RuleBroken(decision.code);
}
