import assert from "node:assert/strict";
import { isAtWork, stands, type Instruction } from "../../../src/domain/routing/assignment.ts";
import { mendableUntil } from "../../../src/domain/routing/mend.ts";
import {
  after,
  decide,
  inDays,
  of,
  office,
  order,
  people,
  person,
  play,
  unit,
  type Office,
} from "./office.ts";

const { leader, clerk, leaderAndHead, housingHead, houser } = people;
const submitted = play(office(), [clerk, { act: "submit", to: "leader" }]);
const housing = unit("housing");
const planning = unit("planning");

function last({ matter }: Office): Instruction {
  const found = matter.slip.instructions.at(-1);
  assert.ok(found !== undefined);
  return found;
}

function later(now: Office, minutes: number): Office {
  return { ...now, now: new Date(now.now.getTime() + minutes * 60_000) };
}

function until(now: Office, who = leader): Date | null {
  return mendableUntil(now.matter, last(now), who.personId, now.now);
}

/** Another order in place of the last, by the leader. */
function mended(now: Office, more: Parameters<typeof order>[0]): Office {
  const again = order({ ...more, replaces: last(now).id });
  return after(now, decide(now, leader, { act: "instruct", order: again }));
}

describe("An instruction that was a slip", () => {
  const given = play(submitted, [
    leader,
    {
      act: "instruct",
      order: order({ text: "Trả lời", lead: housing, support: [planning], deadlineAt: inDays(3) }),
    },
  ]);

  it("can be replaced by who gave it, for five minutes and while nobody has acknowledged it", () => {
    const by = last(given).givenAt.getTime() + 5 * 60_000;
    assert.equal(until(given)?.getTime(), by);
    assert.equal(until(given, leaderAndHead), null);
    assert.equal(until(later(given, 6)), null);
    const lead = of(given, housing);
    assert.equal(until(play(given, [housingHead, { act: "acknowledge", on: lead.id }])), null);
    const support = of(given, planning);
    assert.equal(until(play(given, [leaderAndHead, { act: "return", on: support.id }])), null);
  });

  it("takes the right to read from whom only it named, units and people alike", () => {
    const again = order({ text: "Báo cáo", lead: planning, replaces: last(given).id });
    const change = decide(later(given, 1), leader, { act: "instruct", order: again });
    assert.deepEqual(change.revokes, ["unit:housing"]);
    assert.deepEqual(change.grants, ["unit:planning"]);
    // The leader before whom it stands reads it in any case, though the slip named them among others.
    const self = mended(given, {
      text: "Báo cáo",
      lead: planning,
      inform: [person("leader"), person("houser")],
    });
    const least = order({ text: "Báo cáo", lead: planning, replaces: last(self).id });
    assert.deepEqual(decide(self, leader, { act: "instruct", order: least }).revokes, ["person:houser"]);
  });

  it("stays on the slip as it was, and the new one says in whose place it stands (R14)", () => {
    const now = mended(later(given, 1), { text: "Báo cáo", lead: planning, deadlineAt: inDays(4) });
    const [first, second] = now.matter.slip.instructions;
    assert.equal(first?.text, "Trả lời");
    assert.deepEqual([second?.text, second?.replaces], ["Báo cáo", first?.id]);
    assert.deepEqual(now.matter.document.deadlineAt, inDays(4));
    assert.notEqual(until(now), null);
    const before = first && mendableUntil(now.matter, first, "leader", now.now);
    assert.equal(before, null, "what was replaced is not replaced again");
  });

  it("leaves with those who are named again in the same role what they have, under the new order and deadline", () => {
    const was = of(given, housing);
    const now = mended(later(given, 1), {
      lead: housing,
      support: [person("houser")],
      deadlineAt: inDays(9),
    });
    const lead = of(now, housing);
    assert.equal(lead.id, was.id);
    assert.equal(lead.instructionId, last(now).id);
    assert.deepEqual([lead.deadlineAt, lead.firstDeadlineAt], [inDays(9), inDays(9)]);
    assert.equal(of(now, planning).state, "withdrawn");
    assert.ok(stands(of(now, person("houser"))));
    assert.equal(now.matter.slip.assignments.filter(isAtWork).length, 2);
  });

  it("gives a role to somebody else, or another role to the same", () => {
    const now = mended(later(given, 1), { lead: planning, inform: [housing] });
    const standing = now.matter.slip.assignments.filter(stands).map((it) => [it.role, it.assignee.id]);
    assert.deepEqual(standing, [
      ["lead", "planning"],
      ["inform", "housing"],
    ]);
  });

  it("turns what was only to be known into work, and the other way round", () => {
    const informed = play(submitted, [leader, { act: "instruct", order: order({ inform: [housing] }) }]);
    assert.equal(informed.matter.document.state, "done");
    const atWork = mended(later(informed, 1), { lead: housing });
    assert.equal(atWork.matter.document.state, "assigned");
    const known = mended(later(given, 1), { inform: [housing] });
    assert.equal(known.matter.document.state, "done");
    assert.deepEqual(known.matter.slip.assignments.filter(isAtWork), []);
  });

  it("is refused once the time is over, and to anybody else; then a further instruction is the way", () => {
    assert.throws(() => mended(later(given, 6), { lead: planning }), { code: "routing.mend-too-late" });
    const done = play(given, [housingHead, { act: "complete", on: of(given, housing).id }]);
    assert.throws(() => mended(done, { lead: planning }), { code: "routing.mend-too-late" });
    const again = order({ lead: planning, replaces: "no such instruction" });
    assert.throws(() => decide(given, leader, { act: "instruct", order: again }), {
      code: "routing.mend-too-late",
    });
  });

  it("moves a lead that goes on to the order that replaces, unless that names another", () => {
    const atWork = play(given, [housingHead, { act: "acknowledge", on: of(given, housing).id }]);
    const further = play(later(atWork, 10), [
      leader,
      { act: "instruct", order: order({ text: "Gấp", lead: housing, support: [person("houser")] }) },
    ]);
    const now = mended(later(further, 1), { text: "Rất gấp", support: [person("appraiser")] });
    assert.equal(of(now, housing).instructionId, last(now).id);
    assert.equal(of(now, housing).state, "acknowledged");
    assert.equal(of(now, person("houser")).state, "withdrawn");
  });

  it("can be mended within a unit too, by its head", () => {
    const parent = of(given, housing);
    const onward = play(given, [
      housingHead,
      { act: "assignOn", on: parent.id, order: order({ lead: person("houser"), deadlineAt: inDays(2) }) },
    ]);
    assert.notEqual(until(onward, housingHead), null);
    const again = order({ lead: person("appraiser"), replaces: last(onward).id });
    const now = after(onward, decide(onward, housingHead, { act: "assignOn", on: parent.id, order: again }));
    assert.equal(of(now, person("houser")).state, "withdrawn");
    assert.ok(stands(of(now, person("appraiser"))));
    const taken = play(onward, [houser, { act: "acknowledge", on: of(onward, person("houser")).id }]);
    assert.equal(until(taken, housingHead), null);
  });
});
