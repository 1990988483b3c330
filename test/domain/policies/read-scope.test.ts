import assert from "node:assert/strict";
import { inPlaceOf } from "../../../src/domain/policies/may-delegate.ts";
import { mayRead, readScope, type Principal } from "../../../src/domain/policies/read-scope.ts";
import { people } from "../routing/office.ts";

const reads = (who: keyof typeof people, access: readonly Principal[], agencyId = "agency"): boolean =>
  mayRead(readScope(people[who]), { agencyId, access, typeName: "Công văn" });

describe("Who may read a document", () => {
  it("clerks and auditors of its agency, whoever it was given to", () => {
    const readers = Object.values(people).filter((who) =>
      mayRead(readScope(who), { agencyId: "agency", access: [], typeName: "Công văn" }),
    );
    assert.deepEqual(
      readers.map(({ personId }) => personId),
      ["clerk", "clerkAndSpecialist", "auditor"],
    );
  });

  it("the person it was given to, and the heads of the unit it was given to or of one above", () => {
    assert.ok(reads("houser", ["person:houser"]));
    assert.ok(!reads("planner", ["person:houser"]));
    for (const who of ["appraisalHead", "housingHead"] as const) assert.ok(reads(who, ["unit:appraisal"]));
    assert.ok(!reads("appraisalHead", ["unit:housing"]));
    assert.ok(!reads("appraiser", ["unit:appraisal"]));
  });

  it("in another's place what that person may read, of the types that were delegated", () => {
    const deputy = inPlaceOf(people.leader, people.housingHead, ["Công văn"]);
    const may = (access: readonly Principal[], typeName: string | null) =>
      mayRead(readScope(deputy), { agencyId: "agency", access, typeName });
    assert.ok(may(["person:leader"], "CÔNG VĂN"));
    assert.ok(!may(["person:leader"], "Quyết định"));
    assert.ok(!may(["person:leader"], null));
    assert.ok(!may(["person:housingHead", "unit:housing"], "Công văn"));
  });

  it("nobody of another agency, unless it was sent there, and then its clerks and auditors", () => {
    assert.ok(!reads("stranger", ["person:stranger", "unit:housing"]));
    assert.ok(reads("stranger", ["agency:another agency"]));
    assert.ok(!reads("leader", ["agency:agency"], "another agency"));
  });
});
