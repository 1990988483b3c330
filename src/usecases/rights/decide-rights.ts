import type { AdministrationDone } from "../../contract/administration.ts";
import type { RightsDecision } from "../../contract/rights.ts";
import { tidyOptionalLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { RightsChange } from "../../domain/people/rights-change.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { mayConfirm, mayRefuse } from "../../domain/policies/may-confirm-rights.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";
import { insertAppointmentOf } from "../administration/add-appointment.ts";
import { saveAppointment } from "../administration/change-appointment.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { insertRepresentativeOf } from "../guests/name-representative.ts";
import { addSetting } from "../administration/set-setting.ts";

/**
 * The second person confirms a change of rights, which holds from then on, or refuses it. What an account asked for that
 * is frozen now is not confirmed (R61). Throws `rights.not-found`, `rights.decided`, `rights.asker-frozen`,
 * `access.second-person`, `people.…`.
 */
export async function decideRights(
  deps: Deps,
  actor: Actor,
  id: string,
  input: RightsDecision,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const change = await records.rights.get(id);
    if (change === null || change.agencyId !== actor.agencyId) throw new RuleBroken("rights.not-found");
    demand(input.confirmed ? mayConfirm(actor, change) : mayRefuse(actor, change));
    const decided = {
      confirmed: input.confirmed,
      by: actor.personId,
      at: deps.clock.now(),
      reason: tidyOptionalLine(input.reason),
    };
    if (change.decided !== null || !(await records.rights.decide({ ...change, decided }, input.version)))
      throw new RuleBroken("rights.decided");
    await recordChange(deps, records, actor, {
      action: input.confirmed ? "rights.confirmed" : "rights.refused",
      subjectId: id,
      data: { personId: change.personId, askedBy: change.askedBy, reason: decided.reason },
    });
    if (input.confirmed) await apply(deps, records, actor, change);
    return { id, version: input.version + 1 };
  });
}

async function apply(deps: Deps, records: Records, actor: Actor, change: RightsChange): Promise<void> {
  const { appointmentId, personId, wanted, askedBy } = change;
  if ((await records.freezes.frozen([askedBy])).size > 0) throw new RuleBroken("rights.asker-frozen");
  if (wanted.kind === "secondPersonOff") {
    const { validFrom, article } = wanted;
    const today = localDateOf(deps.clock.now());
    await addSetting(deps, records, actor, {
      key: "rightsConfirmed",
      value: false,
      // Never for a time in which it still held.
      validFrom: validFrom < today ? today : validFrom,
      article,
    });
  } else if (wanted.kind === "representative")
    await insertRepresentativeOf(deps, records, actor, personId, wanted);
  else if (appointmentId === null) await insertAppointmentOf(deps, records, actor, personId, wanted);
  else await saveAppointment(deps, records, actor, appointmentId, wanted);
}
