import assert from "node:assert/strict";
import { noticesOf, type Addressee } from "../../../src/domain/notices/notices-of.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import {
  decide,
  inDays,
  of,
  office,
  order,
  people,
  person,
  play,
  unit,
  type Command,
  type Office,
} from "../routing/office.ts";

const { leader, clerk, housingHead, houser, leaderAndHead } = people;
const housing = unit("housing");
const planning = unit("planning");
const submitted = play(office(), [clerk, { act: "submit", to: "leader" }]);
const begun = play(submitted, [
  leader,
  {
    act: "instruct",
    order: order({ lead: housing, support: [planning], inform: [person("planner")], deadlineAt: inDays(5) }),
  },
]);
const lead = of(begun, housing).id;
const support = of(begun, planning).id;
const assignedOn = play(begun, [
  housingHead,
  { act: "assignOn", on: lead, order: order({ lead: person("houser"), support: [person("appraiser")] }) },
]);
const child = of(assignedOn, person("houser")).id;

/** `reason whom`, in the order in which people are told; of an office, who acted in it and where it is. */
function told(now: Office, who: Actor, command: Command): string[] {
  return noticesOf(now.matter, decide(now, who, command)).map(({ to, reason }) => `${reason} ${named(to)}`);
}

function named(to: Addressee): string {
  switch (to.kind) {
    case "clerks":
      return "clerks";
    case "clerk":
      return `${to.by} or the clerks`;
    case "leader":
      return `${to.by} or ${to.now}`;
    case "head":
      return `${to.by} of ${to.unitId}`;
    case "person":
    case "unit":
      return to.id;
  }
}

describe("Who is told", () => {
  it("the leader, when a document is submitted; the clerks, when it is given back", () => {
    assert.deepEqual(told(office(), clerk, { act: "submit", to: "leader" }), ["toInstruct leader"]);
    assert.deepEqual(told(submitted, leader, { act: "giveBack" }), ["givenBack clerks"]);
  });

  it("everybody to whom something was assigned or sent for information", () => {
    const all = order({ lead: housing, support: [planning], inform: [person("planner")] });
    const expected = ["assigned housing", "assigned planning", "assignedInform planner"];
    assert.deepEqual(told(submitted, leader, { act: "instruct", order: all }), expected);
    assert.deepEqual(told(office(), clerk, { act: "transfer", order: all }), expected);
  });

  it("the lead that goes on under a new order, and the people below whose time became shorter", () => {
    assert.deepEqual(
      told(assignedOn, leader, { act: "instruct", order: order({ lead: housing, deadlineAt: inDays(3) }) }),
      ["assigned housing", "assigned houser", "assigned appraiser"],
    );
    assert.deepEqual(told(begun, leader, { act: "instruct", order: order({ lead: housing, text: "Gấp" }) }), [
      "assigned housing",
    ]);
  });

  it("who was replaced, with the people below", () => {
    assert.deepEqual(
      told(assignedOn, leader, { act: "instruct", order: order({ lead: person("planner") }) }),
      ["assigned planner", "released housing", "released houser", "released appraiser"],
    );
  });

  it("of an acknowledgement nobody", () => {
    assert.deepEqual(told(begun, housingHead, { act: "acknowledge", on: lead }), []);
  });

  it("of a report the office that assigned it; of a supporting one the lead as well", () => {
    assert.deepEqual(told(assignedOn, houser, { act: "report", on: child }), [
      "reported housingHead of housing",
    ]);
    assert.deepEqual(told(begun, leaderAndHead, { act: "report", on: support }), [
      "reported leader or leader",
      "reported housing",
    ]);
  });

  it("of a wish for more time the office that can grant it, of the answer who asked", () => {
    assert.deepEqual(told(begun, housingHead, { act: "askExtension", on: lead, until: inDays(6) }), [
      "extensionAsked leader or leader",
    ]);
    const asked = play(begun, [housingHead, { act: "askExtension", on: lead, until: inDays(6) }]);
    assert.deepEqual(told(asked, leader, { act: "decideExtension", on: lead, granted: false }), [
      "extensionDecided housingHead of housing",
    ]);
  });

  it("of a return the office that assigned it", () => {
    assert.deepEqual(told(begun, housingHead, { act: "return", on: lead }), ["returned leader or leader"]);
    assert.deepEqual(told(assignedOn, houser, { act: "return", on: child }), [
      "returned housingHead of housing",
    ]);
    const given = play(office(), [clerk, { act: "transfer", order: order({ lead: housing }) }]);
    const transferred = of(given, housing).id;
    assert.deepEqual(told(given, housingHead, { act: "return", on: transferred }), [
      "returned clerk or the clerks",
    ]);
  });

  it("of completion everybody above whose assignment it completes, and who is released by it", () => {
    assert.deepEqual(told(assignedOn, houser, { act: "complete", on: child }), [
      "completed housingHead of housing",
      "completed leader or leader",
      "released planning",
      "released appraiser",
    ]);
  });

  it("of reopening those who work on", () => {
    const done = play(assignedOn, [houser, { act: "complete", on: child }]);
    assert.deepEqual(told(done, leader, { act: "reopen" }), ["reopened housing", "reopened houser"]);
  });
});
