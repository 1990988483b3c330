import assert from "node:assert/strict";
import { incomingQuery } from "../../../src/contract/incoming.ts";
import { amendIncoming } from "../../../src/usecases/incoming/amend-incoming.ts";
import { listIncoming } from "../../../src/usecases/incoming/list-incoming.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { on, openAgency, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";

describe("Amending what the register says", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  type Fields = Parameters<typeof amendIncoming>[3]["fields"];
  const amend = async (id: string, fields: Fields, by = agency.actors.clerk, version?: number) =>
    amendIncoming(agency.services, by, id, {
      version: version ?? (await agency.version(id)),
      reason: "Nhập nhầm",
      fields,
    });
  const found = async (q: string) =>
    (await listIncoming(agency.services, agency.actors.clerk, incomingQuery.parse({ q }))).items.map(
      ({ id }) => id,
    );

  it("keeps the old values with who, when and why; number and register stay, and the search follows (R66)", async () => {
    const { services, actors } = agency;
    const { id, arrivalNumber } = await agency.register({}, { abstract: "Phòng cháy chữa cháy" });
    assert.deepEqual(await found("phong chay"), [id]);
    await amend(id, { abstract: "Khám chữa bệnh", pageCount: null });
    const detail = await readIncoming(services, actors.clerk, id);
    assert.deepEqual(
      detail.amendments.map(({ by, reason, changes }) => [by, reason, changes]),
      [
        [
          actors.clerk.name,
          "Nhập nhầm",
          [
            { field: "abstract", from: "Phòng cháy chữa cháy", to: "Khám chữa bệnh" },
            { field: "pageCount", from: "12", to: null },
          ],
        ],
      ],
    );
    assert.deepEqual([detail.arrivalNumber, detail.fields.abstract], [arrivalNumber, "Khám chữa bệnh"]);
    assert.deepEqual([await found("phong chay"), await found("kham chua")], [[], [id]]);
    assert.equal(detail.history.at(-1)?.action, "incoming.amended");
  });

  it("is refused without a change, with wrong fields, to others than clerks, and to who saw an older state", async () => {
    const { actors, other } = agency;
    const { id } = await agency.register();
    await assert.rejects(amend(id, { abstract: "  Ban hành quy chế quản lý văn bản điện tử " }), {
      code: "incoming.nothing-amended",
    });
    await assert.rejects(amend(id, { abstract: "" }), { code: "form.wrong" });
    await assert.rejects(amend(id, { abstract: "Khác" }, actors.leader), { code: "document.absent" });
    await assert.rejects(amend(id, { abstract: "Khác" }, actors.auditor), { code: "access.clerks-only" });
    await assert.rejects(amend(id, { abstract: "Khác" }, other.clerk), { code: "document.absent" });
    const both = await Promise.allSettled([
      amend(id, { abstract: "Một" }, actors.clerk, 1),
      amend(id, { abstract: "Hai" }, actors.secondClerk, 1),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  });

  it("does not let in what the regulations keep out (R07)", async () => {
    const { id } = await agency.register();
    const before = agency.rows(["audit_entry", "audit_head"]);
    await assert.rejects(amend(id, { abstract: "[TUYỆT MẬT] Kế hoạch" }), { code: "intake.secret-in-text" });
    assert.deepEqual(agency.rows(["audit_entry", "audit_head"]), before);
  });

  it("moves deadline and lateness with the fields they follow from, while nobody has ordered otherwise", async () => {
    const { services, actors, units } = agency;
    const deadline = async (id: string) => (await services.store.read.incoming.get(id))?.deadlineAt;
    await setRule(services.store, actors.administrator, {
      key: "handlingDefaults",
      value: [
        { typeName: null, priority: null, order: { kind: "working-days", days: 2 }, article: "Điều 7" },
      ],
    });
    const { id } = await agency.register({}, { dueDate: "2026-12-01" });
    await amend(id, { dueDate: "2026-11-26" });
    assert.deepEqual(await deadline(id), on(26, "17:00"));
    agency.clock.set(on(23));
    await amend(id, { dueDate: null });
    assert.deepEqual(await deadline(id), on(25, "17:00"), "the agency's rule, from the day of registration");
    await amend(id, { arrivedAt: on(17, "08:00").toISOString() });
    assert.deepEqual((await services.store.read.incoming.get(id))?.late?.due, on(18, "17:00"));

    const deadlineAt = on(27, "17:00").toISOString();
    const ordered = await agency.instructed(
      { lead: unit(units.housing), deadlineAt },
      { dueDate: "2026-11-30" },
    );
    await amend(ordered, { dueDate: "2026-11-26" });
    assert.deepEqual(await deadline(ordered), on(27, "17:00"));
  });

  it("takes as confirmed what was unlikely when it was registered", async () => {
    const { id } = await agency.register(
      { confirmed: ["fields.due-before-arrival", "fields.arrived-long-ago"] },
      { dueDate: "2025-06-01", arrivedAt: "2025-07-01T01:00:00Z", issuedDate: "2025-05-01" },
    );
    await amend(id, { abstract: "Trích yếu đã sửa" });
    assert.equal(
      (await readIncoming(agency.services, agency.actors.clerk, id)).fields.abstract,
      "Trích yếu đã sửa",
    );
  });
});
