import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { legalRules } from "../../../src/domain/deadlines/legal-rules.ts";
import { checkIncoming } from "../../../src/usecases/incoming/check-incoming.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { openAgency, on, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { toTcvn3 } from "../../support/legacy-text.ts";
import { readyUpload } from "../../support/ready-upload.ts";

describe("Registering an incoming document (R37)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const documentOf = async (id: string) => {
    const document = await agency.services.store.read.incoming.get(id);
    assert.ok(document !== null);
    return document;
  };
  const numbersTaken = async () =>
    (await agency.services.store.read.registers.ofAgency(agency.agency.id, "incoming")).map(
      ({ lastNumber }) => lastNumber,
    );

  it("gives the next number of the year in the agency's own register", async () => {
    const { services, other } = agency;
    const numbers = [await agency.register(), await agency.register({}, { codeNumber: "2" })];
    assert.deepEqual(
      numbers.map(({ arrivalNumber, year }) => [arrivalNumber, year]),
      [
        [1, 2026],
        [2, 2026],
      ],
    );
    const uploadIds = [await readyUpload(services.store, other.clerk)];
    const elsewhere = await registerIncoming(services, other.clerk, await agency.form({ uploadIds }));
    assert.equal(elsewhere.arrivalNumber, 1);
  });

  it("is for clerks alone", async () => {
    const { services, actors } = agency;
    for (const who of [
      actors.leader,
      actors.officeHead,
      actors.planner,
      actors.administrator,
      actors.auditor,
    ]) {
      const form = await agency.form({ uploadIds: [await readyUpload(services.store, who)] });
      await assert.rejects(registerIncoming(services, who, form), { code: "access.clerks-only" });
    }
  });

  it("marks what is registered later than the law allows, with the rule; an urgent one at once", async () => {
    const arrivedAt = on(18, "16:00").toISOString();
    const late = await documentOf((await agency.register({}, { arrivedAt })).id);
    assert.deepEqual(late.late?.due, on(19, "17:00"));
    assert.equal(late.late?.articleVi, legalRules.register.article.vi);
    const inTime = { arrivedAt: on(19, "09:00").toISOString(), codeNumber: "2" };
    assert.equal((await documentOf((await agency.register({}, inTime)).id)).late, null);
    const urgent = { arrivedAt: on(20, "07:50").toISOString(), codeNumber: "3", priority: 3 } as const;
    assert.deepEqual((await documentOf((await agency.register({}, urgent)).id)).late?.due, on(20, "08:20"));
  });

  it("takes the document's own date as deadline, else the agency's rule for its kind, else none", async () => {
    const plain = await documentOf((await agency.register({}, { codeNumber: "1" })).id);
    assert.equal(plain.deadlineAt, null);
    await setRule(agency.services.store, agency.actors.administrator, {
      key: "handlingDefaults",
      value: [
        {
          typeName: "Quyết định",
          priority: null,
          order: { kind: "working-days", days: 5 },
          article: "Điều 7",
        },
      ],
    });
    const byRule = await documentOf((await agency.register({}, { codeNumber: "2" })).id);
    // 24 November is a holiday.
    assert.deepEqual(byRule.deadlineAt, on(30, "17:00"));
    const own = await documentOf((await agency.register({}, { codeNumber: "3", dueDate: "2026-11-25" })).id);
    assert.deepEqual(own.deadlineAt, on(25, "17:00"));
  });

  it("shows possible duplicates by code, symbol or file, and registers once the clerk has decided, which is kept", async () => {
    const { services, actors } = agency;
    const sha256 = "a".repeat(64);
    const first = await agency.register(
      { uploadIds: [await readyUpload(services.store, actors.clerk, { sha256 })] },
      { codeNumber: "1837", documentCode: "H95.14.2026.0001837" },
    );
    const twins: [why: string, form: Awaited<ReturnType<typeof agency.form>>][] = [
      ["documentCode", await agency.form({}, { codeNumber: "9", documentCode: "H95.14.2026.0001837" })],
      ["symbol", await agency.form({}, { codeNumber: "1837", senderName: "UỶ BAN NHÂN DÂN TỈNH HOA LƯ" })],
      [
        "file",
        await agency.form(
          { uploadIds: [await readyUpload(services.store, actors.clerk, { sha256 })] },
          { codeNumber: "10" },
        ),
      ],
    ];
    for (const [why, form] of twins) {
      const { duplicates } = await checkIncoming(services, actors.clerk, {
        fields: form.fields,
        uploadIds: form.uploadIds,
      });
      assert.deepEqual(
        duplicates.map(({ id, why: reasons }) => [id, reasons]),
        [[first.id, [why]]],
      );
      await assert.rejects(registerIncoming(services, actors.clerk, form), {
        code: "incoming.possible-duplicate",
        params: { arrivalNumber: 1, year: 2026 },
      });
    }
    assert.deepEqual(await numbersTaken(), [1]);
    const form = twins[1]?.[1];
    assert.ok(form !== undefined);
    const duplicateDecision = { seen: [first.id], reason: "Bản ký lại, khác nội dung" };
    const second = await registerIncoming(services, actors.clerk, { ...form, duplicateDecision });
    const [entry] = await services.store.read.audit.ofDocument(second.id);
    assert.deepEqual(entry?.data["duplicateDecision"], duplicateDecision);
  });

  it("keeps nothing of what the regulations keep out but the event, also where other fields are wrong (R07, R08)", async () => {
    const { services, actors } = agency;
    await agency.register();
    const cases: [
      rule: string,
      Partial<Parameters<typeof agency.form>[0]>,
      Parameters<typeof agency.form>[1],
      name?: string,
    ][] = [
      ["intake.secret-chosen", { secrecy: "mat" }, {}],
      ["intake.secret-in-text", {}, { abstract: "[TỐI MẬT] Phương án bảo vệ" }],
      ["intake.secret-in-text", {}, { abstract: "[MẬT] Phương án", codeNumber: "khong phai so".repeat(9) }],
      ["intake.denunciation", {}, { typeName: "Đơn tố cáo", abstract: "Đơn tố cáo" }],
      ["intake.secret-in-file-name", {}, {}, "TUYET MAT - phuong an.pdf"],
    ];
    for (const [code, more, fields, name = "van-ban.pdf"] of cases) {
      const before = agency.rows(["audit_entry", "audit_head"]);
      const events = (await services.store.read.audit.chunk(agency.agency.id, 0, 1000)).length;
      const id = uuidIds.next();
      await services.files.begin(id);
      await readyUpload(services.store, actors.clerk, { id, name });
      const form = await agency.form({ uploadIds: [id], ...more }, fields);
      await assert.rejects(registerIncoming(services, actors.clerk, form), { code });
      assert.deepEqual(agency.rows(["audit_entry", "audit_head"]), before, code);
      assert.equal(await services.files.size(id), null);
      const [event, ...further] = (await services.store.read.audit.chunk(agency.agency.id, 0, 1000)).slice(
        events,
      );
      assert.deepEqual(
        [event?.action, event?.actorId, further],
        ["intake.refused", actors.clerk.personId, []],
      );
      assert.deepEqual(Object.keys(event?.data ?? {}), ["rule"]);
    }
    assert.deepEqual(await numbersTaken(), [1]);
  });

  it("offers to convert text of an old encoding, and tells number, problems and the legal time beforehand", async () => {
    const { services, actors } = agency;
    await agency.register();
    const abstract = "Về việc báo cáo kết quả thực hiện nhiệm vụ năm học";
    const check = await checkIncoming(services, actors.clerk, {
      fields: {
        abstract: toTcvn3(abstract),
        codeNumber: "",
        arrivedAt: on(18, "16:00").toISOString(),
        dueDate: "2026-11-01",
      },
      uploadIds: [],
    });
    assert.deepEqual(check.legacy, [{ field: "abstract", encoding: "tcvn3", converted: abstract }]);
    assert.equal(check.expectedNumber, 2);
    assert.deepEqual(
      check.problems.map(({ field, confirmable }) => [field, confirmable]),
      [["dueDate", true]],
    );
    assert.deepEqual(
      [check.registration?.due, check.registration?.isLate],
      [on(19, "17:00").toISOString(), true],
    );
  });

  it("answers a repeated request as the first time, also when both come at once", async () => {
    const { services, actors } = agency;
    const form = await agency.form();
    const answers = await Promise.all([1, 2, 3].map(() => registerIncoming(services, actors.clerk, form)));
    answers.push(await registerIncoming(services, actors.clerk, form));
    assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
    assert.deepEqual(await numbersTaken(), [1]);
  });

  it("gives many clerks at once numbers without gap or double", async () => {
    const { services, actors } = agency;
    const clerks = [actors.clerk, actors.secondClerk];
    const all = await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const who = clerks[i % 2] ?? actors.clerk;
        const uploadIds = [await readyUpload(services.store, who)];
        return registerIncoming(
          services,
          who,
          await agency.form({ uploadIds }, { codeNumber: String(i + 1) }),
        );
      }),
    );
    assert.deepEqual(
      all.map(({ arrivalNumber }) => arrivalNumber).toSorted((a, b) => a - b),
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
  });

  it("takes the clerk's own ready files, one of them the main one, and no number otherwise", async () => {
    const { services, actors, other } = agency;
    const { store } = services;
    const main = await readyUpload(store, actors.clerk);
    const wrong: [code: string, uploadIds: string[]][] = [
      ["upload.not-found", [await readyUpload(store, actors.secondClerk)]],
      ["upload.not-found", [await readyUpload(store, other.clerk)]],
      ["upload.not-found", [main, uuidIds.next()]],
      [
        "upload.not-ready",
        [
          main,
          await readyUpload(store, actors.clerk, { state: "receiving", sha256: null, role: "attachment" }),
        ],
      ],
      ["upload.one-main-file", [main, await readyUpload(store, actors.clerk)]],
      [
        "upload.one-main-file",
        [await readyUpload(store, actors.clerk, { role: "attachment", mediaType: "application/zip" })],
      ],
    ];
    for (const [code, uploadIds] of wrong) {
      await assert.rejects(agency.register({ uploadIds }), { code, field: "uploadIds" });
    }
    assert.deepEqual(await numbersTaken(), []);
    const { id } = await agency.register({ uploadIds: [main] });
    assert.deepEqual(
      (await store.read.files.ofDocument(id)).map((file) => [file.id, file.role]),
      [[main, "main"]],
    );
    await assert.rejects(agency.register({ uploadIds: [main] }, { codeNumber: "2" }), {
      code: "upload.not-found",
    });
  });

  it("submits in the same moment; a leader who is none leaves no number taken and the files ready", async () => {
    const { services, actors, other } = agency;
    const upload = await readyUpload(services.store, actors.clerk);
    for (const who of [actors.planner, other.leader]) {
      const submitTo = { personId: who.personId, note: null };
      await assert.rejects(agency.register({ uploadIds: [upload], submitTo }), {
        code: "routing.not-a-leader",
      });
    }
    assert.deepEqual(await numbersTaken(), []);
    assert.equal((await services.store.read.uploads.get(upload))?.state, "ready");
    const submitTo = { personId: actors.leader.personId, note: "Kính trình" };
    const { id } = await agency.register({ uploadIds: [upload], submitTo });
    const document = await documentOf(id);
    assert.deepEqual(
      [document.state, document.submittedTo, document.version],
      ["submitted", actors.leader.personId, 2],
    );
    assert.deepEqual(await agency.told(), ["toInstruct Trần Quốc Bảo"]);
    assert.deepEqual(
      (await services.store.read.audit.ofDocument(id)).map(({ action }) => action),
      ["incoming.registered", "routing.submitted"],
    );
  });

  it("opens no register that the agency does not keep", async () => {
    const before = agency.rows(["upload"]);
    await assert.rejects(agency.register({ register: "party" }), { code: "numbering.unknown-register" });
    assert.deepEqual(agency.rows(["upload"]), before);
  });
});
