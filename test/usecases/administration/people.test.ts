import assert from "node:assert/strict";
import {
  appointmentInput,
  peopleView,
  personInput,
  type AppointmentInput,
  type PersonInput,
} from "../../../src/contract/administration.ts";
import { addAppointment } from "../../../src/usecases/administration/add-appointment.ts";
import { addPerson } from "../../../src/usecases/administration/add-person.ts";
import { addPosition } from "../../../src/usecases/administration/add-position.ts";
import { changeAppointment } from "../../../src/usecases/administration/change-appointment.ts";
import { changePerson } from "../../../src/usecases/administration/change-person.ts";
import { readPeople } from "../../../src/usecases/administration/read-people.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { administered, broken, today, type Administered } from "./administered-agency.ts";

describe("The people of an agency", () => {
  let at: Administered;
  beforeEach(async () => {
    at = await administered();
  });
  afterEach(() => at.store.close());

  const person = (more: Partial<PersonInput> = {}): PersonInput =>
    personInput.parse({
      version: null,
      fullName: "Lê  Thị Sen",
      email: "Sen@Example.vn",
      directoryId: at.services.ids.next(),
      isActive: true,
      ...more,
    });
  const post = (more: Partial<AppointmentInput> = {}): AppointmentInput =>
    appointmentInput.parse({
      version: null,
      role: "specialist",
      unitId: at.units.planning.id,
      positionId: null,
      validFrom: today,
      validTo: null,
      ...more,
    });
  const overview = async () => peopleView.parse(await readPeople(at.services, at.actors.administrator));
  const found = async (id: string) => {
    const one = (await overview()).people.find((it) => it.id === id);
    assert.ok(one);
    return one;
  };

  it("are shown with their appointments and whether the bot reaches them, to administrators and auditors alone", async () => {
    const { people, positions } = await overview();
    assert.equal(people.length, 12);
    assert.ok(people.every(({ reach }) => reach === "notInstalled"));
    // By given name, as offices list people.
    assert.deepEqual(
      people.slice(0, 2).map(({ fullName }) => fullName),
      ["Trần Quốc Bảo", "Đặng Ngọc Diễm"],
    );
    assert.deepEqual(positions.map(({ name }) => name).slice(0, 2), ["Giám đốc", "Phó Giám đốc"]);
    await readPeople(at.services, at.actors.auditor);
    for (const who of [at.actors.clerk, at.actors.leader, at.actors.planner])
      await assert.rejects(readPeople(at.services, who), broken("access.administrators-only"));
  });

  it("come with a first appointment, and can act at once", async () => {
    const { id } = await addPerson(at.services, at.actors.administrator, person({ appointment: post() }));
    const one = await found(id);
    assert.deepEqual([one.fullName, one.email], ["Lê Thị Sen", "sen@example.vn"]);
    assert.equal(one.appointments[0]?.unit, "Phòng Quy hoạch - Kiến trúc");
    assert.deepEqual((await identifyPerson(at.services, { personId: id })).roles, ["specialist"]);
    assert.equal((await at.lastEntry())?.action, "appointment.added");
    await assert.rejects(
      addPerson(at.services, at.actors.administrator, person({ directoryId: one.directoryId })),
      broken("people.directory-id-taken", "directoryId"),
    );
  });

  it("may have several roles, none of them twice at one time", async () => {
    const { administrator, planner, planningHead } = at.actors;
    await addAppointment(
      at.services,
      administrator,
      planner.personId,
      post({ role: "clerk", unitId: at.units.office.id }),
    );
    assert.equal((await found(planner.personId)).appointments.length, 2);
    const twice = addAppointment(at.services, administrator, planner.personId, post());
    await assert.rejects(twice, broken("people.appointed-twice", "role"));
    const wrong = async (more: Partial<AppointmentInput>, code: string, field: string) =>
      assert.rejects(
        addAppointment(at.services, administrator, planningHead.personId, post(more)),
        broken(code, field),
      );
    await wrong({ role: "unitHead", unitId: null }, "people.unit-needed", "unitId");
    await wrong({ unitId: at.other.office.id }, "people.no-such-unit", "unitId");
    await wrong({ unitId: at.agency.id }, "people.no-such-unit", "unitId");
    await wrong({ positionId: at.services.ids.next() }, "people.no-such-position", "positionId");
    await wrong({ validFrom: "2019-01-01" }, "people.outside-unit", "validFrom");
    await wrong({ validTo: "2026-01-01" }, "people.ends-before-it-begins", "validTo");
  });

  it("lose a role when the appointment ends; the second of two who change it is told", async () => {
    const [held] = (await found(at.actors.houser.personId)).appointments;
    assert.ok(held);
    const { id, version, role, unitId, positionId, validFrom } = held;
    const ended = { version, role, unitId, positionId, validFrom, validTo: "2026-11-19" };
    await changeAppointment(at.services, at.actors.administrator, id, ended);
    await assert.rejects(
      identifyPerson(at.services, { personId: at.actors.houser.personId }),
      (error: unknown) => error instanceof Error && error.message === "access.no-appointment",
    );
    await assert.rejects(
      changeAppointment(at.services, at.actors.administrator, id, ended),
      broken("people.changed"),
    );
  });

  it("always include an administrator, from today on for ever", async () => {
    const { administrator, planner } = at.actors;
    const [held] = (await found(administrator.personId)).appointments;
    assert.ok(held);
    const { id, version, role, unitId, positionId, validFrom } = held;
    const end = (validTo: string) =>
      changeAppointment(at.services, administrator, id, {
        version,
        role,
        unitId,
        positionId,
        validFrom,
        validTo,
      });
    await assert.rejects(end("2026-12-31"), broken("people.last-administrator", "validTo"));
    await assert.rejects(
      changeAppointment(at.services, administrator, id, {
        version,
        unitId,
        positionId,
        validFrom,
        role: "auditor",
        validTo: null,
      }),
      broken("people.last-administrator"),
    );
    const me = await found(administrator.personId);
    const off = { ...person(), version: me.version, directoryId: me.directoryId, isActive: false };
    await assert.rejects(
      changePerson(at.services, administrator, me.id, off),
      broken("people.last-administrator"),
    );
    const next = { role: "administrator" as const, unitId: null };
    await addAppointment(
      at.services,
      administrator,
      planner.personId,
      post({ ...next, validFrom: "2027-01-02" }),
    );
    // A day without anybody is one too many.
    await assert.rejects(end("2026-12-31"), broken("people.last-administrator"));
    await addAppointment(
      at.services,
      administrator,
      planner.personId,
      post({ ...next, validTo: "2027-01-01" }),
    );
    await end("2026-12-31");
  });

  it("of another agency are absent, as is somebody who does not exist", async () => {
    const { administrator } = at.actors;
    const absent = broken("people.not-found");
    for (const id of [at.other.clerk.personId, at.services.ids.next()]) {
      await assert.rejects(addAppointment(at.services, administrator, id, post()), absent);
      await assert.rejects(changePerson(at.services, administrator, id, person({ version: 1 })), absent);
    }
    const { appointments } = await at.store.read.people.peopleOf(at.other.agency.id);
    for (const id of [appointments[0]?.id ?? "", at.services.ids.next()])
      await assert.rejects(changeAppointment(at.services, administrator, id, post({ version: 1 })), absent);
    for (const who of [at.actors.auditor, at.actors.clerk, at.actors.leader]) {
      await assert.rejects(addPerson(at.services, who, person()), broken("access.administrators-only"));
      await assert.rejects(
        changePerson(at.services, who, who.personId, person({ version: 1 })),
        broken("access.administrators-only"),
      );
    }
  });

  it("whom another agency appointed first can be appointed here, and not taken over", async () => {
    const { administrator } = at.actors;
    const guest = at.other.clerk.personId;
    const { id } = await addPerson(
      at.services,
      administrator,
      person({ directoryId: guest, fullName: "Tên khác", appointment: post() }),
    );
    assert.equal(id, guest);
    assert.equal((await found(id)).fullName, "Phan Thị Yến");
    await assert.rejects(
      changePerson(at.services, administrator, id, person({ version: 1 })),
      broken("people.of-another-agency"),
    );
    const actor = await identifyPerson(at.services, { personId: id, agencyId: at.agency.id });
    assert.deepEqual(actor.roles, ["specialist"]);
  });

  it("are changed against the version seen, with both values in the audit", async () => {
    const { planner, administrator } = at.actors;
    const change = { ...person(), version: 1, directoryId: planner.personId };
    await changePerson(at.services, administrator, planner.personId, change);
    await assert.rejects(
      changePerson(at.services, administrator, planner.personId, change),
      broken("people.changed"),
    );
    assert.deepEqual((await at.lastEntry())?.data["fullName"], ["Bùi Thu Quỳnh", "Lê Thị Sen"]);
    await assert.rejects(
      changePerson(at.services, administrator, planner.personId, {
        ...change,
        version: 2,
        directoryId: at.actors.houser.personId,
      }),
      broken("people.directory-id-taken", "directoryId"),
    );
  });

  it("have positions of the agency's own, each name once", async () => {
    const { administrator } = at.actors;
    await addPosition(at.services, administrator, { name: "Chuyên viên cao cấp", rank: 5 });
    assert.ok((await overview()).positions.some(({ name }) => name === "Chuyên viên cao cấp"));
    await assert.rejects(
      addPosition(at.services, administrator, { name: "giám đốc", rank: 1 }),
      broken("people.position-taken", "name"),
    );
    await assert.rejects(
      addPosition(at.services, at.actors.leader, { name: "Khác", rank: 1 }),
      broken("access.administrators-only"),
    );
  });
});
