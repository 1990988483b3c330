import type { LiftInput } from "../../contract/accounts.ts";
import type { AdministrationDone } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { AccountFreeze } from "../../domain/people/account-freeze.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayLift, maySeeFreezes } from "../../domain/policies/may-on-accounts.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";

/** Opens an account again, for a reason. Throws `account.not-found`, `account.changed`, `access.security-only`. */
export async function liftFreeze(
  deps: Deps,
  actor: Actor,
  id: string,
  input: LiftInput,
): Promise<AdministrationDone> {
  demand(maySeeFreezes(actor));
  return deps.store.transaction(async (records) => {
    const freeze = await findFreeze(records, actor, id);
    demand(mayLift(actor, freeze));
    const reason = tidyLine(input.reason);
    const lifted = { ...freeze, lifted: { by: actor.personId, at: deps.clock.now(), reason } };
    const isSeen = freeze.lifted === null && freeze.version === input.version;
    if (!isSeen || !(await records.freezes.lift(lifted, input.version)))
      throw new RuleBroken("account.changed");
    await recordChange(deps, records, actor, {
      action: "account.lifted",
      subjectId: freeze.personId,
      data: { freezeId: id, reason },
    });
    return { id, version: input.version + 1 };
  });
}

/** One of the actor's agency; another agency's is as absent as one that never was. */
export async function findFreeze(records: Records, actor: Actor, id: string): Promise<AccountFreeze> {
  const freeze = await records.freezes.get(id);
  if (freeze === null || freeze.agencyId !== actor.agencyId) throw new RuleBroken("account.not-found");
  return freeze;
}
