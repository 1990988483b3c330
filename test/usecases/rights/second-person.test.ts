import assert from "node:assert/strict";
import { rightsChanges } from "../../../src/contract/rights.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { addAppointment } from "../../../src/usecases/administration/add-appointment.ts";
import { changeAppointment } from "../../../src/usecases/administration/change-appointment.ts";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { decideRights } from "../../../src/usecases/rights/decide-rights.ts";
import { listRights } from "../../../src/usecases/rights/list-rights.ts";
import { addPerson } from "../../support/agency-fixture.ts";
import { setSetting } from "../../../src/usecases/administration/set-setting.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

const code = (expected: string) => ({ code: expected });

describe("More rights for somebody (NĐ 30, PL VI.I.3)", () => {
  let agency: AgencyAtWork;
  let second: Actor;
  beforeEach(async () => {
    agency = await openAgency();
    const personId = await agency.services.store.transaction((records) =>
      addPerson(records, "Tống Thị Nhàn", "administrator", { agency: agency.agency, unit: null }),
    );
    second = await identifyPerson(agency.services, { personId });
  });
  afterEach(() => agency.close());

  const post = (more: object = {}) => ({
    version: null,
    role: "auditor" as const,
    unitId: null,
    positionId: null,
    validFrom: "2026-11-20",
    validTo: null,
    ...more,
  });
  const rolesOf = async ({ personId }: Actor) =>
    (await identifyPerson(agency.services, { personId })).roles.toSorted();
  const waiting = async (who: Actor) => {
    const { items } = rightsChanges.parse(await listRights(agency.services, who));
    const [first] = items;
    assert.ok(first);
    return first;
  };

  it("wait for a second administrator, who is told and answers; then they hold at once", async () => {
    const { administrator, planner } = agency.actors;
    const asked = await addAppointment(agency.services, administrator, planner.personId, post());
    assert.equal(asked.waits, true);
    assert.deepEqual(await rolesOf(planner), ["specialist"]);
    assert.deepEqual(await agency.told(), [`rightsAsked ${second.name}`]);
    const own = await waiting(administrator);
    assert.deepEqual([own.mayConfirm, own.mayRefuse], [false, true]);
    const decision = { version: own.version, confirmed: true, reason: null };
    await assert.rejects(
      decideRights(agency.services, administrator, own.id, decision),
      code("access.second-person"),
    );
    await decideRights(agency.services, second, own.id, decision);
    assert.deepEqual(await rolesOf(planner), ["auditor", "specialist"]);
    await assert.rejects(decideRights(agency.services, second, own.id, decision), code("rights.decided"));
  });

  it("come to nothing when they are refused, and when the account that asked for them was lost (R61)", async () => {
    const { administrator, planner, houser } = agency.actors;
    await addAppointment(agency.services, administrator, planner.personId, post());
    const refused = await waiting(second);
    await decideRights(agency.services, second, refused.id, {
      version: 1,
      confirmed: false,
      reason: "Nhầm người",
    });
    assert.deepEqual(await rolesOf(planner), ["specialist"]);
    await addAppointment(agency.services, administrator, houser.personId, post());
    const pending = await waiting(second);
    await freezeAccount(agency.services, second, {
      personId: administrator.personId,
      lostSince: null,
      reason: "Mất điện thoại",
    });
    await assert.rejects(
      decideRights(agency.services, second, pending.id, { version: 1, confirmed: true, reason: null }),
      code("rights.asker-frozen"),
    );
    assert.equal((await waiting(second)).decision, null);
  });

  it("are no rights of the confirming administrator, and wait for nobody where there is no other", async () => {
    const { administrator, planner } = agency.actors;
    // The only other administrator is the one who would get more: nobody could confirm it.
    await addAppointment(agency.services, administrator, second.personId, post());
    assert.deepEqual(await rolesOf(second), ["administrator", "auditor"]);
    const [held] = await agency.services.store.read.people.everyAppointmentOf(second.personId);
    assert.ok(held);
    await changeAppointment(agency.services, administrator, held.id, {
      ...post({ role: "administrator", validFrom: held.validFrom, validTo: "2026-11-19" }),
      version: held.version,
    });
    const alone = await addAppointment(agency.services, administrator, planner.personId, post());
    assert.equal(alone.waits, undefined);
    assert.equal((await listRights(agency.services, administrator)).isAlone, true);
  });

  it("are taken away at once, and given for longer only with the second person", async () => {
    const { administrator, planner } = agency.actors;
    const [held] = await agency.services.store.read.people.everyAppointmentOf(planner.personId);
    assert.ok(held);
    const input = (validTo: string | null, version: number) => ({
      ...post({ role: held.role, unitId: held.unitId, validFrom: held.validFrom, validTo }),
      version,
    });
    const ended = await changeAppointment(agency.services, administrator, held.id, input("2026-11-30", 1));
    assert.deepEqual(ended, { id: held.id, version: 2 });
    const longer = await changeAppointment(agency.services, administrator, held.id, input(null, 2));
    assert.equal(longer.waits, true);
    const change = await waiting(second);
    await decideRights(agency.services, second, change.id, { version: 1, confirmed: true, reason: null });
    assert.equal((await agency.services.store.read.people.appointment(held.id))?.validTo, null);
  });

  describe("and the rule itself", () => {
    const off = (validFrom = "2026-11-20") => ({ value: false, validFrom, article: "QĐ 12/QĐ-SXD" });
    const turnOff = (validFrom?: string) =>
      setSetting(agency.services, agency.actors.administrator, "rightsConfirmed", off(validFrom));
    const isAsked = async () => {
      const { planner, administrator } = agency.actors;
      return (await addAppointment(agency.services, administrator, planner.personId, post())).waits === true;
    };

    it("are turned off by two: until then it holds, and so it does when the second refuses", async () => {
      assert.equal((await turnOff()).waits, true);
      assert.deepEqual(await agency.told(), [`rightsAsked ${second.name}`]);
      assert.equal(await isAsked(), true);
      const { items } = rightsChanges.parse(await listRights(agency.services, second));
      const rule = items.find(({ person }) => person === null);
      assert.match(rule?.what.vi ?? "", /^Tắt quy tắc “.+” từ 20\/11\/2026$/u);
      assert.equal(rule?.mayConfirm, true);
      const refusal = { version: 1, confirmed: false, reason: null };
      await decideRights(agency.services, second, rule?.id ?? "", refusal);
      assert.equal(await isAsked(), true);
    });

    it("end with the confirmation, never for a day that has passed, and are turned on again by one", async () => {
      await turnOff();
      const { id } = await waiting(second);
      const decision = { version: 1, confirmed: true, reason: null };
      await assert.rejects(
        decideRights(agency.services, agency.actors.administrator, id, decision),
        code("access.second-person"),
      );
      agency.clock.set(on(23));
      await decideRights(agency.services, second, id, decision);
      const { store } = agency.services;
      const [rule] = await store.read.settings.effective(agency.agency.id, "2026-11-23");
      assert.deepEqual([rule?.value, rule?.validFrom], [false, "2026-11-23"]);
      assert.equal(await isAsked(), false);
      const again = { value: true, validFrom: "2026-11-23", article: null };
      const turnedOn = await setSetting(agency.services, second, "rightsConfirmed", again);
      assert.equal(turnedOn.waits, undefined);
    });

    it("stay where the other administrator is frozen or gone, so that nobody gets rid of the second person", async () => {
      const { administrator } = agency.actors;
      await freezeAccount(agency.services, administrator, {
        personId: second.personId,
        lostSince: null,
        reason: "Mất điện thoại",
      });
      assert.equal((await turnOff()).waits, true);
      assert.equal(await isAsked(), true);
      const [held] = await agency.services.store.read.people.everyAppointmentOf(second.personId);
      assert.ok(held);
      await changeAppointment(agency.services, administrator, held.id, {
        ...post({ role: "administrator", validFrom: held.validFrom, validTo: "2026-11-19" }),
        version: held.version,
      });
      await assert.rejects(turnOff(), code("rights.nobody-to-confirm"));
    });
  });
});
