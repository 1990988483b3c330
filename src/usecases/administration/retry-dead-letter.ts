import type { AdministrationDone } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { takeUpAgain } from "../notices/give-up.ts";
import { recordChange, type Deps } from "./record-change.ts";

/** Puts a dead letter of the actor's agency back into the outbox. Throws `dead-letter.not-found`, also when it lives. */
export async function retryDeadLetter(deps: Deps, actor: Actor, id: string): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  await deps.store.transaction(async (records) => {
    const row = await records.outbox.revive(id, actor.agencyId, deps.clock.now());
    if (row === null) throw new RuleBroken("dead-letter.not-found");
    await takeUpAgain(records, row);
    await recordChange(deps, records, actor, { action: "outbox.revived", subjectId: id, data: {} });
  });
  return { id, version: 1 };
}
