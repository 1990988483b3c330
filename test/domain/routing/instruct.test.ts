import assert from "node:assert/strict";
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
  type Command,
  type Office,
} from "./office.ts";

const { leader, clerk, leaderAndHead, housingHead, houser } = people;
const submitted = play(office(), [clerk, { act: "submit", to: "leader" }]);
const instruct = (more: Parameters<typeof order>[0]): Command => ({ act: "instruct", order: order(more) });
const transfer = (more: Parameters<typeof order>[0]): Command => ({ act: "transfer", order: order(more) });
const housing = unit("housing");
const planning = unit("planning");

function refused(
  code: string,
  now: Office,
  ...[who, command]: Parameters<typeof decide> extends [Office, ...infer R] ? R : never
) {
  assert.throws(() => decide(now, who, command), { code });
}

describe("An instruction", () => {
  it("names lead, support and information, with text and deadline, and lets them read (R14, R43)", () => {
    const deadlineAt = inDays(5);
    const change = decide(
      submitted,
      leader,
      instruct({
        text: "Báo cáo",
        lead: housing,
        support: [planning],
        inform: [person("houser")],
        deadlineAt,
      }),
    );
    assert.deepEqual(
      change.added.map(({ role, assignee, deadlineAt: due }) => [role, assignee.id, due]),
      [
        ["lead", "housing", deadlineAt],
        ["support", "planning", deadlineAt],
        ["inform", "houser", null],
      ],
    );
    assert.deepEqual(change.grants, ["unit:housing", "unit:planning", "person:houser"]);
    assert.equal(change.instruction?.text, "Báo cáo");
    assert.equal(change.document.state, "assigned");
    assert.deepEqual(change.document.deadlineAt, deadlineAt);
  });

  it("takes over the document's deadline where it names none, so that the lead is reminded (R40)", () => {
    const now = play(
      {
        ...submitted,
        matter: { ...submitted.matter, document: { ...submitted.matter.document, deadlineAt: inDays(9) } },
      },
      [leader, instruct({ lead: housing, support: [planning] })],
    );
    assert.deepEqual(of(now, housing).deadlineAt, inDays(9));
    assert.deepEqual(of(now, planning).firstDeadlineAt, inDays(9));
  });

  it("ends the matter when it only informs", () => {
    const now = play(submitted, [leader, instruct({ inform: [housing] })]);
    assert.equal(now.matter.document.state, "done");
  });

  it("does not end a matter in which others still support, though its lead returned it", () => {
    const now = play(
      submitted,
      [leader, instruct({ lead: housing, support: [planning] })],
      [housingHead, { act: "return", on: "key 3" }],
    );
    refused("routing.lead-needed", now, leader, instruct({ inform: [person("houser")] }));
    assert.equal(now.matter.document.state, "assigned");
  });

  it("replaces the lead together with what was assigned on under it", () => {
    const before = play(submitted, [leader, instruct({ lead: housing })]);
    const on = of(before, housing).id;
    const now = play(
      before,
      [housingHead, { act: "assignOn", on, order: order({ lead: person("houser") }) }],
      [leader, instruct({ lead: planning, support: [housing] })],
    );
    assert.equal(of(now, person("houser")).state, "withdrawn");
    assert.equal(of(now, housing).role, "support");
    assert.equal(now.matter.slip.assignments.find(({ id }) => id === on)?.state, "withdrawn");
  });

  it("makes a lead of one who supported and a supporter of one who only knew, each once", () => {
    const now = play(
      submitted,
      [leader, instruct({ lead: housing, support: [planning], inform: [person("houser")] })],
      [leader, instruct({ lead: planning, support: [person("houser")] })],
    );
    const standing = now.matter.slip.assignments.filter(({ state }) => state === "assigned");
    assert.deepEqual(
      standing.map(({ role, assignee }) => [role, assignee.id]),
      [
        ["lead", "planning"],
        ["support", "houser"],
      ],
    );
  });

  it("leaves the document's deadline alone when it only adds support", () => {
    const now = play(
      submitted,
      [leader, instruct({ lead: housing, deadlineAt: inDays(3) })],
      [leader, instruct({ support: [planning], deadlineAt: inDays(8) })],
    );
    assert.deepEqual(now.matter.document.deadlineAt, inDays(3));
    assert.deepEqual(of(now, planning).deadlineAt, inDays(8));
  });

  it("given again to the same lead sets a new deadline for it and, where theirs is longer, for its people", () => {
    const before = play(submitted, [leader, instruct({ lead: housing, deadlineAt: inDays(9) })]);
    const { id } = of(before, housing);
    const now = play(
      before,
      [
        housingHead,
        { act: "assignOn", on: id, order: order({ lead: person("houser"), deadlineAt: inDays(8) }) },
      ],
      [houser, { act: "askExtension", on: "key 5", until: inDays(9) }],
      [leader, instruct({ lead: housing, deadlineAt: inDays(4) })],
    );
    const child = of(now, person("houser"));
    assert.deepEqual([of(now, housing).deadlineAt, of(now, housing).firstDeadlineAt], [inDays(4), inDays(9)]);
    assert.deepEqual(
      [child.deadlineAt, child.firstDeadlineAt, child.extension],
      [inDays(4), inDays(8), null],
    );
    assert.deepEqual(now.matter.document.deadlineAt, inDays(4));
  });

  it("says something new: somebody, a text or a deadline", () => {
    const now = play(submitted, [leader, instruct({ lead: housing })]);
    refused("routing.nobody-assigned", now, leader, instruct({ lead: housing }));
    refused("routing.nobody-assigned", now, leader, instruct({}));
    refused("routing.assigned-twice", now, leader, instruct({ lead: planning, inform: [planning] }));
    const again = decide(now, leader, instruct({ lead: housing, text: "Khẩn trương" }));
    assert.deepEqual(again.added, []);
    assert.deepEqual(
      again.changed.map(({ instructionId, assignee }) => [instructionId, assignee.id]),
      [[again.instruction?.id, "housing"]],
    );
  });

  it("needs a lead where others support (R43)", () => {
    refused("routing.lead-needed", submitted, leader, instruct({ support: [housing] }));
  });

  it("comes from the leader it stands before; another leader may not, nor a clerk", () => {
    for (const who of [leaderAndHead, clerk, people.stranger]) {
      refused("access.leader-of-document-only", submitted, who, instruct({ lead: housing }));
    }
  });
});

describe("A transfer by the clerks", () => {
  it("is for documents that are with the clerks, and never replaces a leader's order (R14)", () => {
    refused("routing.before-leader", submitted, clerk, transfer({ lead: housing }));
    const instructed = play(submitted, [leader, instruct({ lead: housing })]);
    refused("routing.already-assigned", instructed, clerk, transfer({ lead: planning }));
  });

  it("can be corrected by another clerk, and comes back to all of them when it is returned", () => {
    const now = play(office(), [clerk, transfer({ lead: housing })]);
    const corrected = play(now, [people.clerkAndSpecialist, transfer({ lead: planning })]);
    assert.equal(of(corrected, housing).state, "withdrawn");
    const back = play(corrected, [leaderAndHead, { act: "return", on: of(corrected, planning).id }]);
    assert.equal(
      play(back, [people.clerkAndSpecialist, { act: "submit", to: "leader" }]).matter.document.state,
      "submitted",
    );
    refused("routing.already-assigned", corrected, clerk, { act: "submit", to: "leader" });
  });

  it("is recorded as the clerk's order", () => {
    assert.equal(decide(office(), clerk, transfer({ lead: housing })).instruction?.level, "clerk");
  });
});

describe("Assigning on within a unit", () => {
  const begun = play(submitted, [leader, instruct({ lead: housing, deadlineAt: inDays(5) })]);
  const on = of(begun, housing).id;
  const assignOn = (more: Parameters<typeof order>[0]): Command => ({
    act: "assignOn",
    on,
    order: order(more),
  });

  it("keeps within the unit's deadline, and takes it where none is said", () => {
    refused(
      "routing.deadline-after-unit",
      begun,
      housingHead,
      assignOn({ lead: person("houser"), deadlineAt: inDays(6) }),
    );
    const now = play(begun, [housingHead, assignOn({ lead: person("houser") })]);
    assert.deepEqual(of(now, person("houser")).deadlineAt, inDays(5));
  });

  it("acknowledges for the unit, and names the version of the unit's assignment each time", () => {
    const now = play(begun, [housingHead, assignOn({ lead: person("houser") })]);
    assert.equal(of(now, housing).acknowledgedBy, "housingHead");
    const again = decide(now, people.housingDeputy, assignOn({ lead: person("appraiser") }));
    assert.ok(again.changed.some(({ id, version }) => id === on && version === of(now, housing).version));
  });

  it("passes information on, also after it was acknowledged, and nothing else", () => {
    const informed = play(
      submitted,
      [leader, instruct({ inform: [housing] })],
      [housingHead, { act: "acknowledge", on: "key 3" }],
    );
    const command = (more: Parameters<typeof order>[0]): Command => ({
      act: "assignOn",
      on: "key 3",
      order: order(more),
    });
    refused("routing.inform-only", informed, housingHead, command({ lead: person("houser") }));
    assert.equal(
      after(informed, decide(informed, housingHead, command({ inform: [person("houser")] }))).access.has(
        "person:houser",
      ),
      true,
    );
  });

  it("is for the heads of the unit and of those above it", () => {
    const low = play(submitted, [leader, instruct({ lead: unit("appraisal") })]);
    const command: Command = {
      act: "assignOn",
      on: of(low, unit("appraisal")).id,
      order: order({ lead: person("appraiser") }),
    };
    for (const who of [people.appraisalHead, housingHead])
      assert.equal(decide(low, who, command).added.length, 1);
    for (const who of [people.appraiser, leader, leaderAndHead])
      refused("access.unit-head-only", low, who, command);
  });
});
