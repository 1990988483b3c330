import type { SignInOptions } from "../../contract/session.ts";
import type { Role } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";

type SamplePeople = Extract<SignInOptions, { mode: "sample" }>["people"];

/** Whom a visitor of the embedded mode may be: everybody who holds a real appointment today, agency by agency. */
export async function offerSampleSignIn({
  store,
  clock,
}: Pick<Services, "store" | "clock">): Promise<SamplePeople> {
  const everybody = await store.read.people.allActive(localDateOf(clock.now()));
  const agencyIds = new Set(
    everybody.flatMap(({ appointments }) => appointments.map(({ agencyId }) => agencyId)),
  );
  const practice = await store.read.help.practiceAmong([...agencyIds]);
  const agencies = new Map(
    (await store.read.organisation.nodesById([...agencyIds])).map(({ id, name }) => [id, name]),
  );
  return everybody.flatMap(({ person, appointments }) => {
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
}
