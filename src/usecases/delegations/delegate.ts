import type { AdministrationDone } from "../../contract/administration.ts";
import type { DelegationInput } from "../../contract/delegations.ts";
import { findDocumentType } from "../../domain/document-types.ts";
import { tidyOptionalLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { assertDelegation, holdsOn, type Delegation } from "../../domain/people/delegation.ts";
import { demand } from "../../domain/policies/decision.ts";
import { inOwnName } from "../../domain/policies/may-on-accounts.ts";
import { mayDelegate, mayRevoke } from "../../domain/policies/may-delegate.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { beginStandIn } from "../notices/begin-stand-in.ts";
import { refreshStandIn } from "../notices/refresh-stand-in.ts";
import { actorIn } from "../people/identify-actor.ts";

/** Lets somebody act in the actor's place (NĐ 30, Đ13). Throws `delegation.…`, `access.own-name-only`. */
export async function delegate(
  deps: Deps,
  actor: Actor,
  input: DelegationInput,
): Promise<AdministrationDone> {
  if (actor.onBehalfOf !== null) throw new RuleBroken("delegation.chain");
  const now = deps.clock.now();
  const delegation: Delegation = {
    id: deps.ids.next(),
    agencyId: actor.agencyId,
    kind: input.kind,
    giverId: actor.personId,
    receiverId: input.receiverId,
    types: input.types === null ? null : input.types.map(knownType),
    basis: tidyOptionalLine(input.basis),
    validFrom: input.validFrom,
    validTo: input.validTo,
    madeBy: actor.personId,
    madeAt: now,
    revoked: null,
    version: 1,
  };
  assertDelegation(delegation, localDateOf(now));
  return deps.store.transaction(async (records) => {
    await demandFit(deps, records, actor, input.receiverId);
    await records.delegations.insert(delegation);
    const { kind, receiverId, types, basis, validFrom, validTo } = delegation;
    await recordChange(deps, records, actor, {
      action: "delegation.given",
      subjectId: delegation.id,
      data: { kind, to: receiverId, types, basis, validFrom, validTo },
    });
    if (holdsOn(delegation, localDateOf(now))) await beginStandIn(deps, records, delegation);
    return { id: delegation.id, version: 1 };
  });
}

function knownType(name: string): string {
  const type = findDocumentType(name);
  if (type === null) throw new RuleBroken("delegation.unknown-type", { params: { name }, field: "types" });
  return type.vi;
}

async function demandFit(deps: Deps, records: Records, actor: Actor, receiverId: string): Promise<void> {
  const receiver = await actorIn(records, deps.clock, { personId: receiverId }, actor.agencyId).catch(
    (error: unknown) => {
      if (error instanceof RuleBroken) return null;
      throw error;
    },
  );
  const decision = receiver && mayDelegate(actor, receiver);
  if (decision?.allowed !== true)
    throw new RuleBroken(decision?.code ?? "delegation.not-to-them", { field: "receiverId" });
}

/** Ends a delegation at once. Throws `delegation.not-found`, `delegation.changed`. */
export async function revokeDelegation(
  deps: Deps,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
): Promise<AdministrationDone> {
  demand(inOwnName(actor));
  return deps.store.transaction(async (records) => {
    const delegation = await records.delegations.get(id);
    if (delegation === null) throw new RuleBroken("delegation.not-found");
    demand(mayRevoke(actor, delegation));
    const revoked = { ...delegation, revoked: { by: actor.personId, at: deps.clock.now() } };
    if (delegation.revoked !== null || !(await records.delegations.revoke(revoked, version)))
      throw new RuleBroken("delegation.changed");
    await recordChange(deps, records, actor, {
      action: "delegation.revoked",
      subjectId: id,
      data: { from: delegation.giverId, to: delegation.receiverId },
    });
    await refreshStandIn(deps, records, delegation);
    return { id, version: version + 1 };
  });
}
