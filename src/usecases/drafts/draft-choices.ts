import type { DraftChoices } from "../../contract/drafts.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayDraft } from "../../domain/policies/may-on-draft.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";

/** The drafter's own units, the people of the agency who may review, and who may approve by rank (NĐ 30, Đ11-Đ13). */
export async function draftChoices(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<DraftChoices> {
  demand(mayDraft(actor));
  const appointed = await store.read.people.appointedIn(actor.agencyId, localDateOf(clock.now()));
  const units = await store.read.organisation.nodesById([...new Set(actor.memberOf)]);
  const inRole = (role: NamedAppointment["role"]) => appointed.filter((it) => it.role === role);
  return {
    units: units.map(({ id, name }) => ({ id, name })),
    people: eachOnce(appointed),
    approvers: eachOnce([...inRole("leader"), ...inRole("unitHead")]),
  };
}

function eachOnce(posts: readonly NamedAppointment[]): DraftChoices["people"] {
  const people = new Map<string, DraftChoices["people"][number]>();
  for (const { personId: id, personName: name, positionName: position } of posts)
    if (!people.has(id)) people.set(id, { id, name, position });
  return [...people.values()];
}
