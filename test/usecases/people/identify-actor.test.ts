import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { session } from "../../../src/contract/session.ts";
import type { Appointment } from "../../../src/domain/people/person.ts";
import {
  identifyByDirectoryId,
  identifyPerson,
  readSession,
} from "../../../src/usecases/people/identify-actor.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

describe("Who acts", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const appoint = (more: Partial<Appointment> & Pick<Appointment, "personId" | "role">) =>
    agency.services.store.transaction(({ people }) =>
      people.insertAppointment({
        id: uuidIds.next(),
        agencyId: agency.agency.id,
        unitId: null,
        positionId: null,
        validFrom: "2020-01-01",
        validTo: null,
        version: 1,
        ...more,
      }),
    );

  it("is known by the directory's id, with the rights that hold today and the units below those headed", async () => {
    const { services, actors, units } = agency;
    const head = await identifyByDirectoryId(services, { directoryId: actors.housingHead.personId });
    assert.deepEqual([head.roles, head.memberOf], [["unitHead"], [units.housing.id]]);
    assert.deepEqual(head.headOf.toSorted(), [units.housing.id, units.appraisal.id].toSorted());
    await appoint({
      personId: head.personId,
      role: "leader",
      validFrom: "2026-11-23",
      validTo: "2026-11-24",
    });
    const rolesOn = async (day: number) => {
      agency.clock.set(on(day));
      return (await identifyPerson(services, { personId: head.personId })).roles.toSorted();
    };
    assert.deepEqual(
      [await rolesOn(22), await rolesOn(23), await rolesOn(24), await rolesOn(25)],
      [["unitHead"], ["leader", "unitHead"], ["leader", "unitHead"], ["unitHead"]],
    );
  });

  it("acts in one agency at a time, the one of the earliest appointment unless another is asked for", async () => {
    const { services, actors, other } = agency;
    const { personId } = actors.planner;
    await appoint({ personId, role: "auditor", agencyId: other.agency.id, validFrom: "2019-01-01" });
    assert.equal((await identifyPerson(services, { personId })).agencyId, other.agency.id);
    const here = await identifyPerson(services, { personId, agencyId: agency.agency.id });
    assert.deepEqual([here.agencyId, here.roles], [agency.agency.id, ["specialist"]]);
    const view = session.parse(await readSession(services, here));
    assert.equal(view.agencies.length, 2);
    assert.deepEqual(
      view.units.map(({ name }) => name),
      ["Phòng Quy hoạch - Kiến trúc"],
    );
  });

  it("is nobody without an appointment there, when ended, or unknown", async () => {
    const { services, actors, other, committee } = agency;
    const { personId } = actors.planner;
    for (const agencyId of [other.agency.id, committee.id, uuidIds.next()]) {
      await assert.rejects(identifyPerson(services, { personId, agencyId }), {
        code: "access.no-appointment",
      });
    }
    await assert.rejects(identifyByDirectoryId(services, { directoryId: uuidIds.next() }), {
      code: "access.unknown-person",
    });
    await services.store.transaction(async ({ people }) => {
      const person = await people.person(personId);
      assert.ok(person !== null);
      await people.updatePerson({ ...person, isActive: false }, person.version);
    });
    await assert.rejects(identifyPerson(services, { personId }), { code: "access.unknown-person" });
  });
});
