import type { PeopleOverview, PersonView } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayInspect } from "../../domain/policies/may-administer.ts";
import type { ConversationRecord } from "../../ports/records/conversation-records.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";

const byName = new Intl.Collator("vi");

/** Everybody who has or had an appointment in the actor's agency, by name, with those appointments, latest first. */
export async function readPeople({ store }: Pick<Services, "store">, actor: Actor): Promise<PeopleOverview> {
  demand(mayInspect(actor, "people", actor.agencyId));
  const { read } = store;
  const { people, appointments } = await read.people.peopleOf(actor.agencyId);
  const nodes = await read.organisation.nodesOf(actor.agencyId);
  const units = new Map(nodes.map((node) => [node.id, node.name]));
  const conversations = await read.conversations.ofPeople(people.map(({ id }) => id));
  const managers = await read.directory.managersOf(actor.agencyId);
  const positions = await read.people.positions(actor.agencyId);
  return {
    people: people
      .map((person): PersonView => ({
        ...person,
        appointments: appointments
          .filter(({ personId }) => personId === person.id)
          .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
          .map((appointment) => appointmentView(appointment, units)),
        reach: reachOf(conversations.get(person.id)),
        manager: managers.get(person.id)?.name ?? null,
      }))
      .sort((a, b) => byName.compare(givenNameFirst(a.fullName), givenNameFirst(b.fullName))),
    positions: positions.map(({ id, name, rank }) => ({ id, name, rank })),
  };
}

/** Vietnamese lists of people are in the order of the given name, which stands last. */
function givenNameFirst(fullName: string): string {
  const words = fullName.split(" ");
  return [words.at(-1) ?? "", ...words.slice(0, -1)].join(" ");
}

function appointmentView(
  { id, role, unitId, positionId, positionName, validFrom, validTo, version }: NamedAppointment,
  units: ReadonlyMap<string, string>,
): PersonView["appointments"][number] {
  return {
    id,
    role,
    unitId,
    positionId,
    validFrom,
    validTo,
    version,
    unit: unitId === null ? null : (units.get(unitId) ?? null),
    position: positionName,
  };
}

function reachOf(conversation: ConversationRecord | undefined): PersonView["reach"] {
  if (conversation === undefined || conversation.state === "removed") return "notInstalled";
  return conversation.state === "blocked" ? "blocked" : "reachable";
}
