import assert from "node:assert/strict";
import type { OrgNode } from "../../../src/domain/organisation/org-node.ts";
import type { Appointment, Person } from "../../../src/domain/people/person.ts";
import { foldWords } from "../../../src/domain/text/fold.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import { newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("the organisation", (opened) => {
  const nodeOf = (name: string, more: Partial<OrgNode> = {}): OrgNode => {
    const id = newId();
    return {
      id,
      kind: "agency",
      agencyId: id,
      parentId: null,
      name,
      abbreviation: "",
      oldCode: null,
      newCode: null,
      validFrom: "2020-01-01",
      validTo: null,
      isHere: false,
      version: 1,
      ...more,
    };
  };
  const insert = (...nodes: readonly OrgNode[]) =>
    opened().store.transaction(async (records) => {
      for (const node of nodes) await records.organisation.insert(node);
    });

  it("comes back as it was kept: agencies, their units and who follows whom", async () => {
    const { store } = opened();
    const old = nodeOf("Sở Xây dựng cũ", { validTo: "2026-06-30", isHere: true });
    const agency = nodeOf("Sở Xây dựng", {
      abbreviation: "SXD",
      oldCode: "000.00.14.H95",
      newCode: "H95.14",
      isHere: true,
    });
    const unit = nodeOf("Phòng Quản lý nhà", { kind: "unit", agencyId: agency.id, parentId: agency.id });
    await insert(old, agency, unit);
    const { organisation } = store.read;
    assert.deepEqual(await organisation.node(agency.id), agency);
    assert.equal(await organisation.node(newId()), null);
    assert.deepEqual(new Set(await organisation.nodesOf(agency.id)), new Set([agency, unit]));
    assert.equal((await organisation.nodesById([unit.id, newId(), old.id])).length, 2);
    assert.deepEqual(await organisation.nodesById([]), []);
    assert.deepEqual(new Set(await organisation.agenciesHere()), new Set([agency, old]));
    const succession = { predecessorId: old.id, successorId: agency.id, effectiveOn: "2026-07-01" };
    await store.transaction((r) => r.organisation.addSuccession(succession));
    for (const id of [old.id, agency.id]) {
      assert.deepEqual(await organisation.successionsOf([id]), [succession]);
    }
    assert.deepEqual(await organisation.successionsOf([unit.id]), []);
  });

  it("is searched without tone marks, by words, beginnings, abbreviation and code, whole words first", async () => {
    const { store } = opened();
    const ministry = nodeOf("Bộ Xây dựng", { abbreviation: "BXD" });
    const department = nodeOf("Sở Xây dựng Đắk Lắk", { abbreviation: "SXD", newCode: "H15.14" });
    const daklak = nodeOf("Ủy ban nhân dân tỉnh Đắk Lắk", { validTo: "2026-06-30" });
    const future = nodeOf("Sở Xây dựng tương lai", { validFrom: "2027-01-01" });
    const sxdn = nodeOf("A", { abbreviation: "SXDN" });
    const unit = nodeOf("Phòng Xây dựng", { kind: "unit" });
    await insert(ministry, department, daklak, future, sxdn, unit);
    const search = async (text: string, limit = 9) =>
      store.read.organisation.searchAgencies(foldWords(text), "2026-11-20", limit);
    assert.deepEqual(await search("xay dung"), [ministry, department]);
    assert.deepEqual(await search("ĐẮK"), [department, daklak]);
    assert.deepEqual(await search("dak la so"), [department]);
    assert.deepEqual(await search("dak la bo"), []);
    assert.deepEqual(await search("dak so xay d"), [department]);
    assert.deepEqual(await search("sxd"), [department, sxdn]);
    assert.deepEqual(await search("h15.14"), [department]);
    assert.deepEqual(await search("100%_[x]"), []);
    assert.deepEqual(await search("xay", 1), [ministry]);
    assert.equal((await search("")).length, 4);
  });

  it("is changed only by who saw the present version, and found by its new name", async () => {
    const { store } = opened();
    const agency = nodeOf("Sở Kế hoạch");
    await insert(agency);
    const rename = (seen: number) =>
      store.transaction((r) => r.organisation.update({ ...agency, name: "Sở Tài chính" }, seen));
    assert.deepEqual([await rename(1), await rename(1)], [true, false]);
    const { organisation } = store.read;
    assert.deepEqual(await organisation.searchAgencies(["ke"], "2026-11-20", 5), []);
    const [found] = await organisation.searchAgencies(["tai", "ch"], "2026-11-20", 5);
    assert.deepEqual([found?.id, found?.version], [agency.id, 2]);
  });
});

onEveryEngine("people", (opened) => {
  const agencyId = newId();
  const personOf = (fullName: string, more: Partial<Person> = {}): Person => ({
    id: newId(),
    fullName,
    email: "a@example.vn",
    directoryId: null,
    isActive: true,
    version: 1,
    ...more,
  });
  const appointmentOf = (person: Person, more: Partial<Appointment> = {}): Appointment => ({
    id: newId(),
    personId: person.id,
    agencyId,
    unitId: null,
    role: "specialist",
    positionId: null,
    validFrom: "2026-01-01",
    validTo: null,
    version: 1,
    ...more,
  });
  const insert = (people: readonly Person[], appointments: readonly Appointment[] = []) =>
    opened().store.transaction(async (records) => {
      for (const person of people) await records.people.insertPerson(person);
      for (const appointment of appointments) await records.people.insertAppointment(appointment);
    });

  it("are known by id and by the directory, one person an entry of it", async () => {
    const { store } = opened();
    const person = personOf("Đỗ Minh Khôi", { directoryId: newId() });
    await insert([person, personOf("Lê Thị Phượng"), personOf("Mai Xuân Kỳ")]);
    assert.deepEqual(await store.read.people.person(person.id), person);
    assert.deepEqual(await store.read.people.personByDirectoryId(person.directoryId ?? ""), person);
    assert.equal(await store.read.people.personByDirectoryId(newId()), null);
    await assert.rejects(insert([{ ...person, id: newId() }]), DuplicateKey);
    const names = await store.read.people.names([person.id, person.id, newId()]);
    assert.deepEqual(names, new Map([[person.id, "Đỗ Minh Khôi"]]));
    const change = (seen: number) =>
      store.transaction((r) => r.people.updatePerson({ ...person, isActive: false }, seen));
    assert.deepEqual([await change(1), await change(1)], [true, false]);
    assert.equal((await store.read.people.person(person.id))?.isActive, false);
  });

  it("hold their appointments from the first to the last day", async () => {
    const { store } = opened();
    const person = personOf("Bùi Thu Quỳnh");
    const first = appointmentOf(person, { validTo: "2026-06-30" });
    const second = appointmentOf(person, { role: "unitHead", unitId: newId(), validFrom: "2026-07-01" });
    await insert([person], [first, second]);
    const on = async (day: string) => {
      const found = await store.read.people.appointmentsOf(person.id, day);
      return found.map((it) => it.id);
    };
    assert.deepEqual(await on("2025-12-31"), []);
    assert.deepEqual(await on("2026-06-30"), [first.id]);
    assert.deepEqual(await on("2026-07-01"), [second.id]);
    assert.deepEqual(await store.read.people.everyAppointmentOf(person.id), [first, second]);
    assert.deepEqual(await store.read.people.appointment(second.id), second);
    const end = (seen: number) =>
      store.transaction((r) => r.people.updateAppointment({ ...second, validTo: "2026-07-31" }, seen));
    assert.deepEqual([await end(1), await end(1)], [true, false]);
    assert.deepEqual(await on("2026-08-01"), []);
  });

  it("come with the appointments of a day in one look, by either id, also those who have none", async () => {
    const { store } = opened();
    const person = personOf("Bùi Thu Quỳnh", { directoryId: newId() });
    const positionId = newId();
    await store.transaction((r) =>
      r.people.insertPosition({ id: positionId, agencyId, name: "Trưởng phòng", rank: 5 }),
    );
    const appointments = [
      appointmentOf(person, { validTo: "2026-06-30" }),
      appointmentOf(person, { role: "unitHead", unitId: newId(), positionId, validFrom: "2026-06-30" }),
    ];
    await insert([person, personOf("Mai Xuân Kỳ")], appointments);
    for (const day of ["2025-12-31", "2026-06-29", "2026-06-30", "2026-07-01"]) {
      const held = await store.read.people.appointmentsOf(person.id, day);
      for (const who of [{ personId: person.id }, { directoryId: person.directoryId ?? "" }]) {
        const found = await store.read.people.appointed(who, day);
        assert.deepEqual(found?.person, person);
        assert.deepEqual(new Set(found?.appointments), new Set(held));
      }
    }
    assert.equal(await store.read.people.appointed({ personId: newId() }, "2026-06-30"), null);
    assert.equal(await store.read.people.appointed({ directoryId: newId() }, "2026-06-30"), null);
  });

  it("are listed in the agency by rank and name, the active ones", async () => {
    const { store } = opened();
    const people = ["Ưởng", "Đức", "Dũng", "An"].map((name) => personOf(name));
    const gone = personOf("Gone", { isActive: false });
    const positionId = newId();
    const [head, ...others] = people;
    assert.ok(head);
    await store.transaction((r) =>
      r.people.insertPosition({ id: positionId, agencyId, name: "Giám đốc", rank: 1 }),
    );
    await insert(
      [...people, gone],
      [
        appointmentOf(head, { positionId, role: "leader" }),
        ...[...others, gone].map((person) => appointmentOf(person)),
        appointmentOf(head, { agencyId: newId() }),
      ],
    );
    const appointed = await store.read.people.appointedIn(agencyId, "2026-11-20");
    assert.deepEqual(
      appointed.map((it) => [it.personName, it.positionName, it.positionRank]),
      [
        ["Ưởng", "Giám đốc", 1],
        ["An", null, null],
        ["Dũng", null, null],
        ["Đức", null, null],
      ],
    );
    const all = await store.read.people.peopleOf(agencyId);
    assert.deepEqual([all.people.length, all.appointments.length], [5, 5]);
    const active = await store.read.people.allActive("2026-11-20");
    assert.equal(active.find((it) => it.person.id === head.id)?.appointments.length, 2);
    assert.equal(active.length, 4);
    assert.deepEqual(await store.read.people.positions(agencyId), [
      { id: positionId, agencyId, name: "Giám đốc", rank: 1 },
    ]);
  });
});
