import assert from "node:assert/strict";
import type { OrgNode } from "../../src/domain/organisation/org-node.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import { clockAt } from "../support/clock-at.ts";
import { at, newId } from "../support/store-fixture.ts";

export interface Agency {
  readonly node: OrgNode;
  readonly units: readonly OrgNode[];
  readonly people: readonly string[];
}

export function nthOf<T>(all: readonly T[], index: number): T {
  const one = all[index % all.length];
  assert.ok(one !== undefined);
  return one;
}

const delegatedTypes = [null, ["Báo cáo"], ["Quyết định", "Công văn"]] as const;

/** Everybody lets the next one of their agency act in their place, for every type or for some. */
export async function delegateAround(records: Records, agencies: readonly Agency[]): Promise<void> {
  for (const { node, people } of agencies) {
    for (const [i, giverId] of people.entries()) {
      await records.delegations.insert({
        id: newId(),
        agencyId: node.id,
        kind: "authorised",
        giverId,
        receiverId: nthOf(people, i + 1),
        types: nthOf(delegatedTypes, i),
        basis: "12/GUQ",
        validFrom: "2026-11-01",
        validTo: "2026-11-30",
        madeBy: giverId,
        madeAt: at("11-01 08:00"),
        revoked: null,
        version: 1,
      });
    }
  }
}

/** Those who act in another's place, where their offices allow it. */
export async function standIns(store: Store, agencies: readonly Agency[]): Promise<Actor[]> {
  const clock = clockAt(at("11-21 08:00"));
  const actors: Actor[] = [];
  for (const { node, people } of agencies) {
    for (const [i, onBehalfOf] of people.entries()) {
      const who = { personId: nthOf(people, i + 1), agencyId: node.id, onBehalfOf };
      const actor = await identifyPerson({ store, clock }, who).catch((error: unknown) => {
        if (error instanceof RuleBroken && error.code === "access.delegation-over") return null;
        throw error;
      });
      if (actor !== null) actors.push(actor);
    }
  }
  return actors;
}
