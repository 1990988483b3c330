import type { NewAuditEntry } from "../../domain/audit/audit-entry.ts";
import { assertNode } from "../../domain/organisation/check-node.ts";
import type { OrgNode } from "../../domain/organisation/org-node.ts";
import type { Appointment, Person } from "../../domain/people/person.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";
import type { Deps } from "./record-change.ts";

export interface AgencyToFound {
  readonly agency: Pick<OrgNode, "parentId" | "name" | "abbreviation" | "oldCode" | "newCode"> & {
    readonly id?: string;
  };
  readonly administrator: Pick<Person, "fullName" | "email" | "directoryId"> & { readonly id?: string };
  readonly validFrom: LocalDate;
}

/**
 * An agency that keeps its registers here from now on, with its first administrator, who appoints everybody else. For who
 * runs the deployment: no person in it may do this, so the audit names nobody. Throws `organisation.…`.
 */
export async function foundAgency(
  deps: Deps,
  input: AgencyToFound,
): Promise<{ readonly agencyId: string; readonly administratorId: string }> {
  return deps.store.transaction(async (records) => {
    const node = agencyIn(deps, input);
    assertNode(node, [node], []);
    const person: Person = {
      ...input.administrator,
      id: input.administrator.id ?? deps.ids.next(),
      isActive: true,
      version: 1,
    };
    const appointment = administers(deps, person, node);
    await records.organisation.insert(node);
    await records.people.insertPerson(person);
    await records.people.insertAppointment(appointment);
    await records.audit.append(node.id, entriesOf(deps, node, person, appointment));
    return { agencyId: node.id, administratorId: person.id };
  });
}

function agencyIn({ ids }: Pick<Deps, "ids">, { agency, validFrom }: AgencyToFound): OrgNode {
  const id = agency.id ?? ids.next();
  return { ...agency, id, kind: "agency", agencyId: id, validFrom, validTo: null, isHere: true, version: 1 };
}

function administers({ ids }: Pick<Deps, "ids">, person: Person, agency: OrgNode): Appointment {
  return {
    id: ids.next(),
    personId: person.id,
    agencyId: agency.id,
    unitId: null,
    role: "administrator",
    positionId: null,
    validFrom: agency.validFrom,
    validTo: null,
    version: 1,
  };
}

function entriesOf(
  { clock, ids }: Pick<Deps, "clock" | "ids">,
  { id, name, abbreviation, validFrom }: OrgNode,
  person: Person,
  appointment: Appointment,
): NewAuditEntry[] {
  const entry = (rest: Pick<NewAuditEntry, "action" | "subjectId" | "data">): NewAuditEntry => ({
    id: ids.next(),
    at: clock.now(),
    actorId: null,
    onBehalfOf: null,
    documentId: null,
    ...rest,
  });
  const { fullName, email, directoryId } = person;
  return [
    entry({ action: "organisation.added", subjectId: id, data: { name, abbreviation, validFrom } }),
    entry({
      action: "person.added",
      subjectId: person.id,
      data: { fullName, email, directoryId, isActive: true },
    }),
    entry({
      action: "appointment.added",
      subjectId: appointment.id,
      data: { personId: person.id, role: "administrator", validFrom, validTo: null },
    }),
  ];
}
