import assert from "node:assert/strict";
import { outgoingCheck, type OutgoingCheck } from "../../../src/contract/outgoing.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { checkOutgoing } from "../../../src/usecases/outgoing/check-outgoing.ts";
import { outgoingChoices } from "../../../src/usecases/outgoing/outgoing-choices.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { openOffice, type IssuingOffice } from "./issuing-office.ts";

type Fields = Parameters<typeof checkOutgoing>[2]["fields"];

describe("checking an outgoing document while it is typed", () => {
  let office: IssuingOffice;

  before(async () => {
    office = await openOffice();
  });
  after(() => office.close());

  const check = async (fields: Fields, by = office.actors.clerk): Promise<OutgoingCheck> => {
    const answer = await checkOutgoing(office.services, by, { fields });
    return outgoingCheck.parse(answer);
  };
  const codes = ({ problems }: OutgoingCheck): string[] =>
    problems.map(({ field, code }) => `${field} ${code}`);

  it("says nothing of a form that is still empty", async () => {
    assert.deepEqual(await check({}), { expected: null, problems: [] });
  });

  it("tells the number and symbol to come, and takes none", async () => {
    const { fields } = await office.form();
    for (const _ of [1, 2])
      assert.deepEqual((await check(fields)).expected, {
        number: 1,
        symbol: "01/SXD-QLN",
        registerName: { vi: "Sổ đăng ký văn bản đi", en: "Register of outgoing documents" },
        earliestDate: null,
      });
    assert.equal((await office.issue()).number, 1);
    const { expected, problems } = await check(fields);
    assert.deepEqual([expected?.symbol, expected?.earliestDate], ["02/SXD-QLN", "2026-11-20"]);
    assert.deepEqual(problems, []);
  });

  it("numbers a form without a date as of today", async () => {
    assert.equal((await check({ typeCode: "decision" })).expected?.symbol, "02/QĐ-SXD");
    const next = await check({ typeCode: "decision", isLegislation: true });
    assert.equal(next.expected?.symbol, "01/2026/QĐ-SXD");
  });

  it("shows at its field what is wrong, in both languages", async () => {
    const { other } = office;
    const found = await check({ typeCode: "official-letter", issuedDate: "2026-11-19", copies: 0 });
    assert.deepEqual(codes(found), [
      "copies fields.out-of-range",
      "draftingUnitId numbering.unit-abbr-missing",
    ]);
    assert.deepEqual(codes(await check({ typeCode: "decision", issuedDate: "2026-11-19" })), [
      "issuedDate numbering.date-before-previous",
    ]);
    const foreign = await check({
      typeCode: "report",
      draftingUnitId: other.office.id,
      replyTo: other.office.id,
      abstract: "TỐI MẬT – Kế hoạch",
    });
    assert.deepEqual(codes(foreign).sort(), [
      "abstract intake.secret-in-text",
      "draftingUnitId outgoing.unknown-unit",
      "replyTo outgoing.unknown-reply",
    ]);
    for (const { message } of [...found.problems, ...foreign.problems]) {
      assert.doesNotMatch(message.vi + message.en, /\{\w+\}|^\w+\.[\w-]+/);
      assert.notEqual(message.vi, message.en);
    }
  });

  it("is the clerks' alone", async () => {
    await assert.rejects(
      check({}, office.actors.planner),
      (error) => error instanceof RuleBroken && error.code === "access.clerks-only",
    );
  });

  it("offers the bodies of the settings, the units, and those who sign, leaders first by rank", async () => {
    const body = { id: "bcd", name: "Ban Chỉ đạo chuyển đổi số", abbreviation: "BCĐCĐS" };
    await setRule(office.services.store, office.actors.administrator, { key: "bodies", value: [body] });
    const choices = await outgoingChoices(office.services, office.actors.clerk);
    assert.deepEqual(choices.bodies, [body]);
    assert.equal(choices.units.length, 4);
    assert.deepEqual(choices.signers.slice(0, 3), [
      { name: "Trần Quốc Bảo", position: "Giám đốc" },
      { name: "Phạm Hữu Nghĩa", position: "Phó Giám đốc" },
      { name: "Vũ Đình Lương", position: "Chánh Văn phòng" },
    ]);
    assert.ok(choices.signers.every(({ name }) => name !== "Nguyễn Thị Hạnh"));
  });
});
