import type { SignInOptions } from "../../contract/session.ts";
import type { Role } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { identifyGuest } from "../guests/identify-guest.ts";
import { identifyPerson } from "./identify-actor.ts";

type SamplePeople = Extract<SignInOptions, { mode: "sample" }>["people"];

/**
 * Whom a visitor of the embedded mode may be: everybody who holds a real appointment today, agency by agency, and who acts
 * for an agency outside.
 */
export async function offerSampleSignIn({
  store,
  clock,
}: Pick<Services, "store" | "clock">): Promise<SamplePeople> {
  const everybody = await store.read.people.allActive(localDateOf(clock.now()));
  const acting = (personId: string) => store.read.guests.acting({ personId }, localDateOf(clock.now()));
  const agencyIds = new Set(
    everybody.flatMap(({ appointments }) => appointments.map(({ agencyId }) => agencyId)),
  );
  const practice = await store.read.help.practiceAmong([...agencyIds]);
  const agencies = new Map(
    (await store.read.organisation.nodesById([...agencyIds])).map(({ id, name }) => [id, name]),
  );
  const officials = everybody.flatMap(({ person, appointments }) => {
    const [first] = appointments.filter(({ agencyId }) => !practice.has(agencyId));
    if (first === undefined) return [];
    return {
      id: person.id,
      name: person.fullName,
      position: appointments.find(({ positionName }) => positionName !== null)?.positionName ?? null,
      agency: agencies.get(first.agencyId) ?? "",
      roles: [...new Set(appointments.map(({ role }): Role => role))],
    };
  });
  const guests: SamplePeople = [];
  for (const { person, appointments } of everybody) {
    const [first] = appointments.length > 0 ? [] : await acting(person.id);
    if (first === undefined) continue;
    const outside = await store.read.organisation.node(first.account.outsideId);
    guests.push({
      id: person.id,
      name: person.fullName,
      position: null,
      agency: outside?.name ?? "",
      roles: [],
    });
  }
  return [...officials, ...guests];
}

/** Whose token a visitor may have: an official's, or that of who acts for an agency outside. Throws `access.…`. */
export async function identifySample(
  services: Pick<Services, "store" | "clock">,
  personId: string,
): Promise<string> {
  try {
    return (await identifyPerson(services, { personId })).personId;
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.code !== "access.no-appointment") throw error;
    const guest = await identifyGuest(services, { who: { personId } }).catch((refused: unknown) => {
      throw refused instanceof RuleBroken && refused.code === "access.no-account" ? error : refused;
    });
    return guest.personId;
  }
}
