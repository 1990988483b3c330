import assert from "node:assert/strict";
import { registers } from "../../../src/contract/directory.ts";
import { documentTypeViews } from "../../../src/contract/outgoing.ts";
import { listDocumentTypes } from "../../../src/usecases/registers/list-document-types.ts";
import { listRegisters } from "../../../src/usecases/registers/list-registers.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { openOffice, type IssuingOffice } from "../outgoing/issuing-office.ts";

describe("the registers of an agency", () => {
  let office: IssuingOffice;

  before(async () => {
    office = await openOffice();
    await setRule(office.services.store, office.actors.administrator, {
      key: "numbering",
      value: {
        decision: null,
        outgoing: { kind: "per-type" },
        incoming: [{ key: "citizens", nameVi: "Sổ đơn thư", nameEn: "Letters of citizens" }],
      },
    });
    await office.issue({ typeCode: "decision" });
    office.clock.set(new Date("2027-02-01T02:00:00Z"));
    await office.issue({ typeCode: "decision", issuedDate: "2027-02-01" });
    await office.issue({ typeCode: "report", issuedDate: "2027-02-01" });
    await office.issue({ typeCode: "report", issuedDate: "2027-02-01" });
  });
  after(() => office.close());

  const list = async (kind: "incoming" | "outgoing", year?: number, by = office.actors.planner) => {
    const found = await listRegisters(office.services, by, { kind, year });
    return registers.parse(found).map(({ key, year: of, lastNumber }) => `${key} ${of} ${lastNumber}`);
  };

  it("are those that were opened, newest year first", async () => {
    assert.deepEqual(await list("outgoing"), [
      "type:decision 2027 1",
      "type:report 2027 2",
      "type:decision 2026 1",
    ]);
    assert.deepEqual(await list("outgoing", 2026), ["type:decision 2026 1"]);
  });

  it("are there for incoming documents of this year before their first number", async () => {
    assert.deepEqual(await list("incoming"), ["incoming 2027 0", "citizens 2027 0"]);
    assert.deepEqual(await list("incoming", 2025), []);
  });

  it("are the actor's own agency's", async () => {
    assert.deepEqual(await list("outgoing", undefined, office.other.clerk), []);
    assert.deepEqual(await list("incoming", undefined, office.other.clerk), ["incoming 2027 0"]);
  });
});

describe("the types of documents to choose from", () => {
  it("are the 29 of NĐ 30 first, with copies and legislation", () => {
    for (const direction of ["incoming", "outgoing"] as const) {
      const types = documentTypeViews.parse(listDocumentTypes({ direction }));
      assert.equal(new Set(types.map(({ code }) => code)).size, types.length);
      assert.equal(types.length, 41);
      assert.deepEqual(types[1], {
        code: "decision",
        name: "Quyết định",
        nameEn: "Decision",
        abbreviation: "QĐ",
        isLegislation: false,
        mayBeLegislation: true,
      });
      assert.equal(types[28]?.name, "Thư công");
      assert.equal(types.find(({ code }) => code === "circular")?.isLegislation, true);
    }
  });
});
