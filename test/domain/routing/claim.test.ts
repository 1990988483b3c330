import assert from "node:assert/strict";
import { mayRead, personPrincipal, readScope } from "../../../src/domain/policies/read-scope.ts";
import { isAtWork, leadAt } from "../../../src/domain/routing/assignment.ts";
import { decide, inDays, of, office, order, people, person, play, unit, type Office } from "./office.ts";
import { always, everybody, outcome } from "./stories.ts";

/** The leader gave it to Phòng Quản lý nhà. */
const given = (): Office =>
  play(
    office({ deadlineAt: inDays(15) }),
    [people.clerk, { act: "submit", to: "leader" }],
    [people.leader, { act: "instruct", order: order({ lead: unit("housing"), deadlineAt: inDays(5) }) }],
  );
const onUnit = (now: Office) => of(now, unit("housing")).id;

describe("Taking what a unit was given ('Tôi nhận xử lý')", () => {
  it("makes whoever takes it the lead within the unit, under the unit's own order and deadline", () => {
    const now = play(given(), [people.houser, { act: "claim", on: onUnit(given()) }]);
    const [taken, parent] = [of(now, person("houser")), of(now, unit("housing"))];
    assert.deepEqual(
      [taken.isClaim, taken.role, taken.state, taken.parentId, taken.instructionId, taken.deadlineAt],
      [true, "lead", "acknowledged", parent.id, parent.instructionId, parent.deadlineAt],
    );
    assert.deepEqual([parent.state, parent.acknowledgedBy, parent.version], ["acknowledged", "houser", 2]);
    assert.ok(now.access.has(personPrincipal("houser")));
    assert.equal(now.matter.slip.instructions.length, 1, "nothing was ordered");
  });

  it("is for the people of the unit and of those below it, never in another's place, and for nobody else", () => {
    const now = given();
    const may = everybody.filter(
      (who) => typeof outcome(now, who, { act: "claim", on: onUnit(now) }) !== "string",
    );
    assert.deepEqual(
      may.map(({ personId }) => personId),
      ["housingHead", "housingDeputy", "appraisalHead", "houser", "appraiser"],
    );
    const { houser, planner } = people;
    const behalf = { ...houser, onBehalfOf: { personId: planner.personId, name: "planner", types: null } };
    assert.equal(outcome(now, behalf, { act: "claim", on: onUnit(now) }), "access.unit-members-only");
  });

  it("is refused to the second, until it is given back or the unit's head gives it to somebody else", () => {
    const taken = play(given(), [people.houser, { act: "claim", on: onUnit(given()) }]);
    const on = onUnit(taken);
    assert.equal(outcome(taken, people.appraiser, { act: "claim", on }), "routing.already-claimed");
    const back = play(taken, [people.houser, { act: "return", on: of(taken, person("houser")).id }]);
    assert.equal(leadAt(back.matter.slip, on), null);
    assert.equal(typeof decide(back, people.appraiser, { act: "claim", on }), "object");
    const lead = person("appraiser");
    const given2 = play(taken, [people.housingHead, { act: "assignOn", on, order: order({ lead }) }]);
    assert.equal(of(given2, person("houser")).state, "withdrawn");
    assert.equal(leadAt(given2.matter.slip, on)?.assignee.id, "appraiser");
  });

  it("ends with the unit's own work: finished by whoever took it, it is finished for the unit", () => {
    const taken = play(given(), [people.houser, { act: "claim", on: onUnit(given()) }]);
    const done = play(taken, [people.houser, { act: "complete", on: of(taken, person("houser")).id }]);
    assert.deepEqual([done.matter.document.state, of(done, unit("housing")).state], ["done", "completed"]);
    assert.equal(
      outcome(done, people.appraiser, { act: "claim", on: onUnit(done) }),
      "routing.assignment-closed",
    );
  });

  it("happens, in whatever is done with a matter, at most once at a time, and only while the unit is at work", () => {
    let claims = 0;
    always(({ before, change, now }) => {
      if (change.event.kind !== "claimed") return;
      claims += 1;
      const { slip } = before.matter;
      const parent = slip.assignments.find(({ id }) => id === change.event.assignmentId);
      assert.ok(parent !== undefined && parent.assignee.kind === "unit" && isAtWork(parent));
      assert.equal(leadAt(slip, parent.id), null);
      const [taken] = change.added;
      assert.deepEqual(leadAt(now.matter.slip, parent.id)?.id, taken?.id);
      assert.equal(change.instruction, null);
      assert.ok(
        change.changed.some(({ id }) => id === parent.id),
        "of two at once the second must be told",
      );
      const who = everybody.find(({ personId }) => personId === taken?.assignee.id);
      assert.ok(who !== undefined);
      const readable = { agencyId: now.matter.document.agencyId, access: [...now.access], typeName: null };
      assert.ok(mayRead(readScope(who), readable), "whoever took it reads it");
    });
    assert.ok(claims > 0, "nobody took anything");
  });
});
