import assert from "node:assert/strict";
import { mayRead, readScope, type Principal } from "../../../src/domain/policies/read-scope.ts";
import { people } from "../routing/office.ts";

const reads = (who: keyof typeof people, access: readonly Principal[], agencyId = "agency"): boolean =>
  mayRead(readScope(people[who]), { agencyId, access });

describe("Who may read a document", () => {
  it("clerks and auditors of its agency, whoever it was given to", () => {
    const readers = Object.values(people).filter((who) =>
      mayRead(readScope(who), { agencyId: "agency", access: [] }),
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

  it("nobody of another agency, unless it was sent there, and then its clerks and auditors", () => {
    assert.ok(!reads("stranger", ["person:stranger", "unit:housing"]));
    assert.ok(reads("stranger", ["agency:another agency"]));
    assert.ok(!reads("leader", ["agency:agency"], "another agency"));
  });
});
