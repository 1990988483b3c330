import assert from "node:assert/strict";
import { submit } from "../../../src/domain/routing/submit.ts";
import { decide, of, office, order, people, play, unit } from "./office.ts";

const { clerk, leader } = people;
const submitted = play(office(), [clerk, { act: "submit", to: "leader" }]);

describe("Submitting", () => {
  it("puts the document before a leader, who may read it from then on (R36)", () => {
    const change = decide(office(), clerk, { act: "submit", to: "leader" });
    assert.deepEqual([change.document.state, change.document.submittedTo], ["submitted", "leader"]);
    assert.deepEqual(change.grants, ["person:leader"]);
  });

  it("may go to another leader while it waits, and again after it was given back", () => {
    const moved = play(submitted, [clerk, { act: "submit", to: "leaderAndHead" }]);
    assert.throws(() => decide(moved, leader, { act: "giveBack" }), {
      code: "access.leader-of-document-only",
    });
    const back = play(moved, [people.leaderAndHead, { act: "giveBack" }]);
    assert.equal(back.matter.document.state, "returned");
    assert.throws(() => decide(back, people.leaderAndHead, { act: "giveBack" }), {
      code: "routing.not-before-leader",
    });
    assert.equal(play(back, [clerk, { act: "submit", to: "leader" }]).matter.document.submittedTo, "leader");
  });

  it("is over once a leader has instructed", () => {
    const instructed = play(submitted, [
      leader,
      { act: "instruct", order: order({ lead: unit("housing") }) },
    ]);
    const again = () => decide(instructed, clerk, { act: "submit", to: "leaderAndHead" });
    assert.throws(again, { code: "routing.already-assigned" });
  });

  it("of what is being handled goes to another leader when those who ordered it have left, and the work goes on", () => {
    const instructed = play(submitted, [
      leader,
      { act: "instruct", order: order({ lead: unit("housing") }) },
    ]);
    const to = { personId: "leaderAndHead", note: null };
    const { document } = submit(instructed.matter, to, { leaderLeft: true });
    assert.deepEqual([document.state, document.submittedTo], ["assigned", "leaderAndHead"]);
    const back = play(instructed, [
      people.housingHead,
      { act: "return", on: of(instructed, unit("housing")).id },
    ]);
    assert.equal(submit(back.matter, to, { leaderLeft: true }).document.state, "submitted");
  });

  it("is for clerks of the agency", () => {
    for (const who of [leader, people.houser, people.auditor, people.stranger]) {
      assert.throws(() => decide(office(), who, { act: "submit", to: "leader" }), {
        code: "access.clerks-only",
      });
    }
  });
});
