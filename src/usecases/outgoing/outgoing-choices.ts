import type { OutgoingChoices } from "../../contract/outgoing.ts";
import { existsOn } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayIssue } from "../../domain/policies/may-on-outgoing.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

/** What the clerk's form offers: bodies of the settings, the agency's units, and who signs by rank (NĐ 30, Đ13). */
export async function outgoingChoices(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<OutgoingChoices> {
  demand(mayIssue(actor, actor.agencyId));
  const on = localDateOf(clock.now());
  const rules = await loadAgencyRules(store.read, actor.agencyId, on);
  const nodes = await store.read.organisation.nodesOf(actor.agencyId);
  const appointed = await store.read.people.appointedIn(actor.agencyId, on);
  return {
    bodies: rules.bodies.map((body) => ({ ...body })),
    units: nodes
      .filter((node) => node.kind === "unit" && existsOn(node, on))
      .map(({ id, name, abbreviation }) => ({ id, name, abbreviation }))
      .sort((one, other) => one.name.localeCompare(other.name, "vi")),
    signers: [...appointed.filter(signsFor("leader")), ...appointed.filter(signsFor("unitHead"))].map(
      ({ personName, positionName }) => ({ name: personName, position: positionName ?? "" }),
    ),
  };
}

/** Leaders sign for the agency; heads of units by order (TL.). */
const signsFor =
  (role: "leader" | "unitHead") =>
  (post: NamedAppointment): boolean =>
    post.role === role;
