import type { DelegationView, OwnDelegations } from "../../contract/delegations.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { holdsOn, type Delegation } from "../../domain/people/delegation.ts";
import { demand } from "../../domain/policies/decision.ts";
import {
  delegableRoles,
  mayDelegate,
  mayRevoke,
  maySeeDelegations,
} from "../../domain/policies/may-delegate.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { actorsIn } from "../people/identify-actor.ts";

type Deps = Pick<Services, "store" | "clock">;

const mostListed = 300;

/** What the actor gave and received, now and to come, and who could stand in. In somebody's place there is nothing of it. */
export async function listOwnDelegations({ store, clock }: Deps, actor: Actor): Promise<OwnDelegations> {
  if (actor.onBehalfOf !== null) return { given: [], received: [], receivers: [] };
  const { read } = store;
  const on = localDateOf(clock.now());
  const people = await actorsIn(read, clock, actor.agencyId);
  const found = await read.delegations.ofPerson(actor.agencyId, actor.personId, on);
  const views = await presented(read, found, { actor, people, on });
  return {
    given: views.filter(({ giver }) => giver.id === actor.personId),
    received: views.filter(({ receiver }) => receiver.id === actor.personId),
    receivers: await receiversFor(read, actor, people, on),
  };
}

/** All delegations of the agency, newest first. Throws `access.administrators-only`. */
export async function listDelegations({ store, clock }: Deps, actor: Actor): Promise<DelegationView[]> {
  demand(maySeeDelegations(actor));
  const { read } = store;
  const found = await read.delegations.ofAgency(actor.agencyId, mostListed);
  const people = await actorsIn(read, clock, actor.agencyId);
  return presented(read, found, { actor, people, on: localDateOf(clock.now()) });
}

async function receiversFor(
  read: Records,
  actor: Actor,
  people: ReadonlyMap<string, Actor>,
  on: LocalDate,
): Promise<OwnDelegations["receivers"]> {
  if (!actor.roles.some((role) => delegableRoles.includes(role))) return [];
  const appointed = await read.people.appointedIn(actor.agencyId, on);
  const units = await read.organisation.nodesById([
    ...new Set(appointed.flatMap(({ unitId }) => unitId ?? [])),
  ]);
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return [...people.values()]
    .filter((one) => one.personId !== actor.personId && mayDelegate(actor, one).allowed)
    .map(({ personId, name }) => {
      const posts = appointed.filter((it) => it.personId === personId);
      const unitId = posts.find((it) => it.unitId !== null)?.unitId ?? "";
      const position = posts.find((it) => it.positionName !== null)?.positionName ?? null;
      return { id: personId, name, position, unit: nameOf.get(unitId) ?? null };
    });
}

interface Present {
  readonly actor: Actor;
  /** Everybody who is appointed in the agency now, as they act in their own names. */
  readonly people: ReadonlyMap<string, Actor>;
  readonly on: LocalDate;
}

async function presented(
  read: Records,
  found: readonly Delegation[],
  { actor, people, on }: Present,
): Promise<DelegationView[]> {
  const names = await read.people.names(found.flatMap(({ giverId, receiverId }) => [giverId, receiverId]));
  const refOf = (id: string) => ({ id, name: names.get(id) ?? "…" });
  return found.map((delegation) => {
    const { id, kind, giverId, receiverId, types, basis, validFrom, validTo, version } = delegation;
    const state = stateOf(delegation, people, on);
    const isOpen = state === "coming" || state === "holds" || state === "stopped";
    return {
      id,
      kind,
      giver: refOf(giverId),
      receiver: refOf(receiverId),
      types: types && [...types],
      basis,
      validFrom,
      validTo,
      state,
      mayRevoke: isOpen && mayRevoke(actor, delegation).allowed,
      version,
    };
  });
}

function stateOf(
  delegation: Delegation,
  people: ReadonlyMap<string, Actor>,
  on: LocalDate,
): DelegationView["state"] {
  if (delegation.revoked !== null) return "revoked";
  if (delegation.validFrom > on) return "coming";
  if (!holdsOn(delegation, on)) return "over";
  const [giver, receiver] = [people.get(delegation.giverId), people.get(delegation.receiverId)];
  const fits = giver !== undefined && receiver !== undefined && mayDelegate(giver, receiver).allowed;
  return fits ? "holds" : "stopped";
}
