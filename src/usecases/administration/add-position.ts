import type { AdministrationDone, PositionInput } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { recordChange, type Deps } from "./record-change.ts";

/** A position (chức vụ) of the actor's agency. Throws `people.position-taken`. */
export async function addPosition(
  deps: Deps,
  actor: Actor,
  input: PositionInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const name = tidyLine(input.name);
  return deps.store.transaction(async (records) => {
    const known = await records.people.positions(actor.agencyId);
    if (known.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw new RuleBroken("people.position-taken", { params: { name }, field: "name" });
    const position = { id: deps.ids.next(), agencyId: actor.agencyId, name, rank: input.rank };
    await records.people.insertPosition(position);
    await recordChange(deps, records, actor, {
      action: "position.added",
      subjectId: position.id,
      data: { name, rank: input.rank },
    });
    return { id: position.id, version: 1 };
  });
}
