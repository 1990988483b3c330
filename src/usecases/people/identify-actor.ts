import type { Session } from "../../contract/session.ts";
import { withUnitsBelow } from "../../domain/organisation/org-node.ts";
import { withPredecessors } from "../../domain/organisation/succession.ts";
import { hasRole, type Actor, type Role } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { NamedAppointment, WhoseId } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

type Deps = Pick<Services, "store" | "clock">;

/** Who the directory's (Entra's) object id belongs to, with the rights of this moment; `access.unknown-person` else. */
export async function identifyByDirectoryId(
  deps: Deps,
  { directoryId, agencyId }: { directoryId: string; agencyId?: string | undefined },
): Promise<Actor> {
  return actorOf(deps, { directoryId }, agencyId);
}

export async function identifyPerson(
  deps: Deps,
  { personId, agencyId }: { personId: string; agencyId?: string | undefined },
): Promise<Actor> {
  return actorOf(deps, { personId }, agencyId);
}

/**
 * Rights are read anew for every request, so that a change of them takes effect at once. Without a wish the person
 * acts in the agency of the earliest appointment that holds.
 */
async function actorOf(
  { store, clock }: Deps,
  who: WhoseId,
  wishedAgencyId: string | undefined,
): Promise<Actor> {
  const found = await store.read.people.appointed(who, localDateOf(clock.now()));
  if (found === null || !found.person.isActive) throw new RuleBroken("access.unknown-person");
  const { person, appointments } = found;
  const agencyId = wishedAgencyId ?? appointments.toSorted(byBeginning)[0]?.agencyId;
  const here = appointments.filter((appointment) => appointment.agencyId === agencyId);
  if (agencyId === undefined || here.length === 0) throw new RuleBroken("access.no-appointment");
  return {
    personId: person.id,
    name: person.fullName,
    agencyId,
    roles: [...new Set(here.map((appointment): Role => appointment.role))],
    memberOf: unitsOf(here),
    headOf: await headOf(store.read, agencyId, here),
    onBehalfOf: null,
  };
}

function byBeginning(a: NamedAppointment, b: NamedAppointment): number {
  if (a.validFrom !== b.validFrom) return a.validFrom < b.validFrom ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function unitsOf(appointments: readonly NamedAppointment[]): string[] {
  return [...new Set(appointments.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
}

async function headOf(
  records: Records,
  agencyId: string,
  here: readonly NamedAppointment[],
): Promise<string[]> {
  const headed = unitsOf(here.filter(({ role }) => role === "unitHead"));
  if (headed.length === 0) return [];
  const nodes = await records.organisation.nodesOf(agencyId);
  const successions = await records.organisation.successionsOf(nodes.map(({ id }) => id));
  // A unit that was renamed or merged left work behind, and its head now answers for it.
  return withPredecessors(withUnitsBelow(headed, nodes), successions);
}

/** What the tab needs to know about the person it serves. */
export async function readSession(
  deps: Pick<Services, "store" | "clock" | "settings">,
  actor: Actor,
): Promise<Session> {
  const { read } = deps.store;
  const on = localDateOf(deps.clock.now());
  const person = await read.people.person(actor.personId);
  const appointments = await read.people.appointmentsOf(actor.personId, on);
  const nodes = await read.organisation.nodesById([
    ...new Set([...appointments.map(({ agencyId }) => agencyId), ...actor.memberOf, ...actor.headOf]),
  ]);
  const named = new Map(nodes.map((node) => [node.id, node]));
  const refs = (ids: readonly string[]) => ids.map((id) => ({ id, name: named.get(id)?.name ?? "" }));
  const agency = named.get(actor.agencyId);
  const agencyIds = [...new Set(appointments.map(({ agencyId }) => agencyId))];
  const practice = await read.help.practiceAmong([...agencyIds, actor.agencyId]);
  const rules = await loadAgencyRules(read, actor.agencyId, on);
  const here = appointments.filter(({ agencyId }) => agencyId === actor.agencyId);
  const years = await read.calendars.years(actor.agencyId, [yearOf(on), yearOf(on) + 1]);
  return {
    person: { id: actor.personId, name: actor.name, email: person?.email ?? "" },
    agency: {
      id: actor.agencyId,
      name: agency?.name ?? "",
      abbreviation: agency?.abbreviation ?? "",
      isPractice: practice.has(actor.agencyId),
    },
    agencies: refs(agencyIds).map((it) => ({ ...it, isPractice: practice.has(it.id) })),
    hasPractice: (await read.help.practiceOf(actor.agencyId)) !== null,
    toursSeen: await read.help.toursSeen(actor.personId),
    roles: [...actor.roles],
    units: refs(actor.memberOf),
    headOf: refs(actor.headOf),
    position: here.find(({ positionName }) => positionName !== null)?.positionName ?? null,
    onBehalfOf:
      actor.onBehalfOf === null ? null : { id: actor.onBehalfOf.personId, name: actor.onBehalfOf.name },
    settings: {
      maxUploadBytes: deps.settings.maxUploadBytes,
      clerkMayTransfer: hasRole(actor, "clerk") && rules.clerkMayTransfer,
      scanner: deps.settings.scanner,
    },
    calendar: {
      hours: { ...rules.workingHours, weekdays: [...rules.workingHours.weekdays] },
      years: years.map((table) => ({ ...table, days: [...table.days] })),
    },
  };
}
