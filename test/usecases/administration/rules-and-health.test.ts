import assert from "node:assert/strict";
import { withoutArchive } from "../../../src/adapters/archive/without-archive.ts";
import {
  adminHealth,
  calendarYear,
  deadLetters,
  settingsView,
  type SettingInput,
} from "../../../src/contract/administration.ts";
import { listDeadLetters } from "../../../src/usecases/administration/list-dead-letters.ts";
import { listSettings } from "../../../src/usecases/administration/list-settings.ts";
import { readAdminHealth } from "../../../src/usecases/administration/read-admin-health.ts";
import { readCalendar } from "../../../src/usecases/administration/read-calendar.ts";
import { retryDeadLetter } from "../../../src/usecases/administration/retry-dead-letter.ts";
import { saveCalendar } from "../../../src/usecases/administration/save-calendar.ts";
import { setSetting } from "../../../src/usecases/administration/set-setting.ts";
import { loadAgencyRules, ruleSchemas } from "../../../src/usecases/rules/agency-rules.ts";
import { administered, broken, today, type Administered } from "./administered-agency.ts";

describe("The rules of an agency (R70)", () => {
  let at: Administered;
  beforeEach(async () => {
    at = await administered();
  });
  afterEach(() => at.store.close());

  const list = async () => settingsView.parse(await listSettings(at.services, at.actors.administrator));
  const set = (key: string, value: SettingInput["value"], validFrom = today) =>
    setSetting(at.services, at.actors.administrator, key, { value, validFrom, article: " Quy chế, Điều 9 " });
  const scheme = (kind: "common" | "per-type") => ({ decision: null, outgoing: { kind }, incoming: [] });
  const openRegister = async () => {
    const key = { agencyId: at.agency.id, kind: "outgoing", key: "common", year: 2026 } as const;
    await at.store.transaction(async ({ registers }) => {
      await registers.open({ id: at.services.ids.next(), ...key, name: "Sổ", nameEn: "Register" });
      await registers.takeNumber(key);
    });
  };

  it("are all listed with a name, a help and the article, in a form that can be sent back", async () => {
    const settings = await list();
    assert.deepEqual(settings.map(({ key }) => key).sort(), Object.keys(ruleSchemas).sort());
    for (const { key, name, help, article, value } of settings) {
      assert.ok(name.vi && name.en && help.vi && help.en && article, key);
      const { validFrom: from } = { validFrom: key === "numbering" ? "2027-01-01" : today };
      await set(key, value, from);
    }
    await listSettings(at.services, at.actors.auditor);
    await assert.rejects(listSettings(at.services, at.actors.clerk), broken("access.administrators-only"));
  });

  it("hold from their day on, with who set them; what is set for later is shown beside", async () => {
    await set("clerkMayTransfer", true);
    await set("urgentMinutes", 15, "2027-01-01");
    const settings = await list();
    const transfer = settings.find(({ key }) => key === "clerkMayTransfer");
    assert.deepEqual(
      [transfer?.value, transfer?.validFrom, transfer?.setBy, transfer?.article],
      [true, today, "Đỗ Minh Khôi", "Quy chế, Điều 9"],
    );
    const minutes = settings.find(({ key }) => key === "urgentMinutes");
    assert.deepEqual(
      [minutes?.value, minutes?.upcoming?.value, minutes?.upcoming?.validFrom],
      [30, 15, "2027-01-01"],
    );
    const rules = await loadAgencyRules(at.store.read, at.agency.id, "2027-01-01");
    assert.equal(rules.urgentMinutes, 15);
    assert.equal((await at.lastEntry())?.action, "setting.changed");
  });

  it("are refused in a wrong form, by an unknown name, backwards, or by anybody else", async () => {
    await assert.rejects(set("maxUpload", 5), broken("setting.not-found"));
    await assert.rejects(set("urgentMinutes", 0), broken("setting.form", "value"));
    await assert.rejects(set("clerkMayTransfer", "yes"), broken("setting.form", "value"));
    await set("urgentMinutes", 20, "2026-01-01");
    await assert.rejects(set("urgentMinutes", 25, "2026-11-19"), broken("setting.past", "validFrom"));
    const hours = {
      morning: { from: "13:00", to: "11:30" },
      afternoon: { from: "13:30", to: "17:00" },
      weekdays: [1],
    };
    await assert.rejects(set("workingHours", hours), broken("calendar.hours"));
    const body = { id: "hd", name: "Hội đồng", abbreviation: "HĐ" };
    await assert.rejects(set("bodies", [body, body]), broken("setting.body-twice", "value"));
    await assert.rejects(set("bodies", [{ ...body, abbreviation: "H Đ" }]), broken("numbering.abbr-form"));
    const input = { value: true, validFrom: today, article: null };
    for (const who of [at.actors.auditor, at.actors.leader, at.actors.clerk])
      await assert.rejects(
        setSetting(at.services, who, "clerkMayTransfer", input),
        broken("access.administrators-only"),
      );
  });

  it("let numbering change only on 1 January once numbers were given, and never in the past", async () => {
    await set("numbering", scheme("per-type"), "2026-06-01");
    await openRegister();
    await assert.rejects(
      set("numbering", scheme("common")),
      broken("numbering.scheme-mid-year", "validFrom"),
    );
    await assert.rejects(
      set("numbering", scheme("common"), "2027-03-01"),
      broken("numbering.scheme-mid-year"),
    );
    await assert.rejects(
      set("numbering", scheme("common"), "2026-01-01"),
      broken("setting.past", "validFrom"),
    );
    await set("numbering", scheme("common"), "2027-01-01");
    const { numbering } = await loadAgencyRules(at.store.read, at.agency.id, "2027-02-01");
    assert.deepEqual(numbering.outgoing, { kind: "common" });
  });
});

describe("The calendar of an agency", () => {
  let at: Administered;
  before(async () => {
    at = await administered();
  });
  after(() => at.store.close());

  it("is a proposal with its questions until it is saved, and then what was saved", async () => {
    const { administrator } = at.actors;
    const read = async () => calendarYear.parse(await readCalendar(at.services, administrator, 2027));
    const proposal = await read();
    assert.deepEqual([proposal.isProposal, proposal.version], [true, 0]);
    assert.ok(proposal.days.some(({ date, kind }) => date === "2027-02-06" && kind === "holiday"));
    assert.ok(proposal.questions.length >= 2);
    const days = [...proposal.days, { date: "2027-08-28", kind: "working" as const, note: "Làm bù" }];
    await saveCalendar(at.services, administrator, { version: 0, year: 2027, days });
    const saved = await read();
    assert.deepEqual([saved.isProposal, saved.version, saved.questions], [false, 1, []]);
    assert.equal(saved.days.length, days.length);
    assert.deepEqual(
      saved.days,
      [...saved.days].sort((a, b) => (a.date < b.date ? -1 : 1)),
    );
    await assert.rejects(
      saveCalendar(at.services, administrator, { version: 0, year: 2027, days }),
      broken("calendar.changed"),
    );
    await saveCalendar(at.services, administrator, { version: 1, year: 2027, days: proposal.days });
    assert.equal((await at.lastEntry())?.action, "calendar.changed");
  });

  it("refuses days of other years, a day twice, years nobody can know, and other people", async () => {
    const { administrator, leader } = at.actors;
    const save = (...dates: string[]) =>
      saveCalendar(at.services, administrator, {
        version: 0,
        year: 2028,
        days: dates.map((date) => ({ date, kind: "holiday", note: "" })),
      });
    await assert.rejects(save("2027-01-01"), broken("calendar.day-outside-year", "days"));
    await assert.rejects(save("2028-01-01", "2028-01-01"), broken("calendar.day-twice", "days"));
    await assert.rejects(
      readCalendar(at.services, administrator, 2101),
      broken("calendar.unknown-year", "year"),
    );
    await assert.rejects(readCalendar(at.services, leader, 2028), broken("access.administrators-only"));
  });
});

describe("Dead letters and health", () => {
  let at: Administered;
  before(async () => {
    at = await administered();
  });
  after(() => at.store.close());

  const bury = async (agencyId: string): Promise<string> => {
    const id = at.services.ids.next();
    const now = at.services.clock.now();
    await at.store.transaction(async ({ outbox }) => {
      const payload = { documentId: at.services.ids.next(), exceptEvent: null };
      await outbox.add([
        { id, agencyId, kind: "refreshCards", key: id, payload, createdAt: now, runAt: now },
      ]);
      assert.equal((await outbox.claim("test", now))?.id, id);
      assert.ok(await outbox.bury(id, "test", now, "502 Bad Gateway"));
    });
    return id;
  };

  it("are seen and sent again by the agency's administrator alone, which the audit tells", async () => {
    const { administrator, auditor } = at.actors;
    const mine = await bury(at.agency.id);
    const theirs = await bury(at.other.agency.id);
    const letters = deadLetters.parse(await listDeadLetters(at.services, administrator));
    assert.deepEqual(
      letters.map(({ id, lastError }) => [id, lastError]),
      [[mine, "502 Bad Gateway"]],
    );
    await assert.rejects(listDeadLetters(at.services, auditor), broken("access.administrators-only"));
    for (const id of [theirs, at.services.ids.next()])
      await assert.rejects(retryDeadLetter(at.services, administrator, id), broken("dead-letter.not-found"));
    await retryDeadLetter(at.services, administrator, mine);
    await assert.rejects(retryDeadLetter(at.services, administrator, mine), broken("dead-letter.not-found"));
    assert.deepEqual(await listDeadLetters(at.services, administrator), []);
    const entry = await at.lastEntry();
    assert.deepEqual([entry?.action, entry?.subjectId], ["outbox.revived", mine]);
    assert.equal((await at.store.read.outbox.counts()).waiting, 1);
  });

  it("are part of the health that an administrator sees", async () => {
    const health = adminHealth.parse(
      await readAdminHealth(
        { ...at.services, scanner: null, archives: withoutArchive },
        at.actors.administrator,
      ),
    );
    assert.deepEqual(health.store, { engine: "sqlite", ok: true });
    assert.equal(health.unreachable, 12);
    assert.ok(health.auditEntries > 0);
    await assert.rejects(
      readAdminHealth({ ...at.services, scanner: null, archives: withoutArchive }, at.actors.auditor),
      broken("access.administrators-only"),
    );
  });
});
