import type { Session } from "../../contract/session.ts";
import { withUnitsBelow } from "../../domain/organisation/org-node.ts";
import { withPredecessors } from "../../domain/organisation/succession.ts";
import { hasRole, type Actor, type Role } from "../../domain/people/actor.ts";
import { holdsOn, typesOf } from "../../domain/people/delegation.ts";
import { inPlaceOf, mayDelegate } from "../../domain/policies/may-delegate.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, yearOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { NamedAppointment, WhoseId } from "../../ports/records/people-records.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

type Deps = Pick<Services, "store" | "clock">;

/** Whom somebody wants to act for, and in which agency. */
export interface Wish {
  readonly agencyId?: string | undefined;
  /** The person in whose place (thay mặt); themselves where nobody is named. */
  readonly onBehalfOf?: string | undefined;
}

/** Who the directory's (Entra's) object id belongs to, with the rights of this moment; `access.unknown-person` else. */
export function identifyByDirectoryId(
  { store, clock }: Deps,
  { directoryId, ...wish }: { readonly directoryId: string } & Wish,
): Promise<Actor> {
  return acting(store.read, clock, { directoryId }, wish);
}

export function identifyPerson(
  { store, clock }: Deps,
  { personId, ...wish }: { readonly personId: string } & Wish,
): Promise<Actor> {
  return acting(store.read, clock, { personId }, wish);
}

/**
 * In the giver's place the rights are the giver's as they are now, so that nobody acts with a right that the giver lost;
 * the delegation and the offices of both are looked at anew too. Throws `access.delegation-over`.
 */
async function acting(read: Records, clock: Clock, who: WhoseId, wish: Wish): Promise<Actor> {
  const receiver = await actorIn(read, clock, who, wish.agencyId);
  const { onBehalfOf: giverId } = wish;
  if (giverId === undefined || giverId === receiver.personId) return receiver;
  const { agencyId, personId: receiverId } = receiver;
  const held = await read.delegations.between({ agencyId, giverId, receiverId }, localDateOf(clock.now()));
  if (held.length === 0) throw new RuleBroken("access.delegation-over");
  const giver = await actorIn(read, clock, { personId: giverId }, agencyId).catch((error: unknown) => {
    throw error instanceof RuleBroken ? new RuleBroken("access.delegation-over") : error;
  });
  if (!mayDelegate(giver, receiver).allowed) throw new RuleBroken("access.delegation-over");
  return inPlaceOf(giver, receiver, typesOf(held));
}

/**
 * Somebody in their own name. Rights are read anew for every request, so that a change of them takes effect at once.
 * Without a wish the person acts in the agency of the earliest appointment that holds.
 */
export async function actorIn(
  read: Records,
  clock: Clock,
  who: WhoseId,
  wishedAgencyId: string | undefined,
): Promise<Actor> {
  const found = await read.people.appointed(who, localDateOf(clock.now()));
  if (found === null || !found.person.isActive) throw new RuleBroken("access.unknown-person");
  const { person, appointments, isFrozen } = found;
  if (isFrozen) throw new RuleBroken("access.account-frozen");
  const agencyId = wishedAgencyId ?? appointments.toSorted(byBeginning)[0]?.agencyId;
  const here = appointments.filter((appointment) => appointment.agencyId === agencyId);
  if (agencyId === undefined || here.length === 0) throw new RuleBroken("access.no-appointment");
  return {
    ...rightsOf(here),
    personId: person.id,
    name: person.fullName,
    agencyId,
    headOf: await headOf(read, agencyId, here),
  };
}

/** Everybody appointed in the agency whose account is open, as they act in their own names, by their ids. */
export async function actorsIn(
  read: Records,
  clock: Clock,
  agencyId: string,
): Promise<ReadonlyMap<string, Actor>> {
  const appointed = await read.people.appointedIn(agencyId, localDateOf(clock.now()));
  const frozen = await read.freezes.frozen([...new Set(appointed.map(({ personId }) => personId))]);
  const nodes = await read.organisation.nodesOf(agencyId);
  const successions = await read.organisation.successionsOf(nodes.map(({ id }) => id));
  const actors = new Map<string, Actor>();
  const appointmentsOf = Map.groupBy(appointed, ({ personId }) => personId);
  for (const { personId, personName: name } of appointed) {
    if (frozen.has(personId) || actors.has(personId)) continue;
    const here = appointmentsOf.get(personId) ?? [];
    const headed = unitsOf(here.filter(({ role }) => role === "unitHead"));
    const under = withPredecessors(withUnitsBelow(headed, nodes), successions);
    actors.set(personId, { ...rightsOf(here), personId, name, agencyId, headOf: under });
  }
  return actors;
}

function rightsOf(here: readonly NamedAppointment[]): Pick<Actor, "roles" | "memberOf" | "onBehalfOf"> {
  return {
    roles: [...new Set(here.map((appointment): Role => appointment.role))],
    memberOf: unitsOf(here),
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

/** In whose place the person may act now in this agency; whether their offices still fit is asked when it is tried. */
async function givers(read: Records, actor: Actor, on: LocalDate): Promise<Session["mayActFor"]> {
  const held = await read.delegations.ofPerson(actor.agencyId, actor.personId, on);
  const ids = held
    .filter((it) => it.receiverId === actor.personId && holdsOn(it, on))
    .map(({ giverId }) => giverId);
  const names = await read.people.names(ids);
  return [...names].map(([id, name]) => ({ id, name }));
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
    onBehalfOf: actor.onBehalfOf && {
      id: actor.onBehalfOf.personId,
      name: actor.onBehalfOf.name,
      types: actor.onBehalfOf.types && [...actor.onBehalfOf.types],
    },
    mayActFor: await givers(read, actor, on),
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
