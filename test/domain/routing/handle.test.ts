import assert from "node:assert/strict";
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
} from "./office.ts";

const { leader, clerk, housingHead, housingDeputy, houser, leaderAndHead } = people;
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
const inform = of(begun, person("planner")).id;
const assignedOn = play(begun, [
  housingHead,
  {
    act: "assignOn",
    on: lead,
    order: order({ lead: person("houser"), support: [person("appraiser")], deadlineAt: inDays(4) }),
  },
]);
const child = of(assignedOn, person("houser")).id;
const helper = of(assignedOn, person("appraiser")).id;

function refused(code: string, now: Office, who: Actor, command: Command): void {
  assert.throws(() => decide(now, who, command), { code });
}

describe("An assignment", () => {
  it("is acknowledged once, with person and time (R14)", () => {
    const now = play(begun, [housingDeputy, { act: "acknowledge", on: lead }]);
    assert.deepEqual(
      [of(now, housing).acknowledgedBy, of(now, housing).acknowledgedAt],
      ["housingDeputy", begun.now],
    );
    refused("routing.already-acknowledged", now, housingHead, { act: "acknowledge", on: lead });
  });

  it("for information waits no longer once acknowledged, and there is nothing to report or complete", () => {
    for (const act of ["report", "complete", "return"] as const) {
      refused("routing.inform-only", begun, people.planner, { act, on: inform });
    }
    const now = play(begun, [people.planner, { act: "acknowledge", on: inform }]);
    refused("routing.already-acknowledged", now, people.planner, { act: "acknowledge", on: inform });
  });

  it("is for its assignee alone", () => {
    for (const who of [houser, leader, clerk, leaderAndHead, people.stranger]) {
      refused("access.assignee-only", begun, who, { act: "acknowledge", on: lead });
    }
  });

  it("is not returned while people of the unit are at work on it; to know is no work", () => {
    refused("routing.others-at-work", assignedOn, housingHead, { act: "return", on: lead });
    const informing = play(begun, [
      housingHead,
      { act: "assignOn", on: lead, order: order({ inform: [person("houser")] }) },
    ]);
    assert.equal(
      play(informing, [housingHead, { act: "return", on: lead }]).matter.document.state,
      "assigned",
    );
  });
});

describe("More time", () => {
  const asked = play(begun, [housingHead, { act: "askExtension", on: lead, until: inDays(8) }]);

  it("is granted by who set the deadline; the first one stays visible and the document's follows", () => {
    const now = play(asked, [leader, { act: "decideExtension", on: lead, granted: true }]);
    assert.deepEqual([of(now, housing).deadlineAt, of(now, housing).firstDeadlineAt], [inDays(8), inDays(5)]);
    assert.deepEqual(now.matter.document.deadlineAt, inDays(8));
    const refusal = play(asked, [leader, { act: "decideExtension", on: lead, granted: false }]);
    assert.deepEqual(of(refusal, housing).deadlineAt, inDays(5));
  });

  it("must be later than the deadline and than now, and is asked for once at a time", () => {
    refused("routing.extension-not-later", begun, housingHead, {
      act: "askExtension",
      on: lead,
      until: inDays(5),
    });
    const late = { ...begun, now: inDays(7) };
    refused("routing.extension-not-later", late, housingHead, {
      act: "askExtension",
      on: lead,
      until: inDays(6),
    });
    refused("routing.extension-pending", asked, housingHead, {
      act: "askExtension",
      on: lead,
      until: inDays(9),
    });
  });

  it("within a unit is never granted beyond what the unit has", () => {
    const wish = play(assignedOn, [houser, { act: "askExtension", on: child, until: inDays(6) }]);
    refused("routing.deadline-after-unit", wish, housingHead, {
      act: "decideExtension",
      on: child,
      granted: true,
    });
    assert.equal(
      of(play(wish, [housingHead, { act: "decideExtension", on: child, granted: false }]), person("houser"))
        .extension,
      null,
    );
  });

  it("within a unit is decided by whoever heads it now, of a transfer by any clerk, and by nobody else", () => {
    const wish = play(assignedOn, [houser, { act: "askExtension", on: child, until: inDays(4.5) }]);
    const grant: Command = { act: "decideExtension", on: child, granted: true };
    assert.equal(decide(wish, housingDeputy, grant).event.kind, "extensionGranted");
    for (const who of [leader, houser, clerk, leaderAndHead])
      refused("access.assigner-only", wish, who, grant);
    const transferred = play(
      office(),
      [clerk, { act: "transfer", order: order({ lead: housing, deadlineAt: inDays(5) }) }],
      [housingHead, { act: "askExtension", on: "key 2", until: inDays(6) }],
    );
    const answer: Command = { act: "decideExtension", on: "key 2", granted: true };
    assert.equal(decide(transferred, people.clerkAndSpecialist, answer).event.kind, "extensionGranted");
    refused("access.assigner-only", transferred, leader, answer);
  });
});

describe("Completing", () => {
  it("by the lead of a unit's people completes the unit's and with it the document, and releases who else was at work", () => {
    const now = play(assignedOn, [houser, { act: "complete", on: child }]);
    const states = Object.fromEntries(now.matter.slip.assignments.map(({ id, state }) => [id, state]));
    assert.deepEqual(states, {
      [lead]: "completed",
      [support]: "withdrawn",
      [inform]: "assigned",
      [child]: "completed",
      [helper]: "withdrawn",
    });
    assert.equal(now.matter.document.state, "done");
    assert.equal(of(now, housing).result, "result");
  });

  it("by a supporting unit releases its own people alone", () => {
    const both = play(assignedOn, [
      leaderAndHead,
      { act: "assignOn", on: support, order: order({ support: [person("clerkAndSpecialist")] }) },
    ]);
    const now = play(both, [leaderAndHead, { act: "complete", on: support }]);
    assert.equal(of(now, person("clerkAndSpecialist")).state, "withdrawn");
    assert.equal(of(now, person("houser")).state, "assigned");
    assert.equal(now.matter.document.state, "assigned");
  });

  it("by who leads in a supporting unit releases each of the people below once", () => {
    const appraisal = unit("appraisal");
    const supporting = play(
      submitted,
      [leader, { act: "instruct", order: order({ lead: planning, support: [housing] }) }],
      [housingHead, { act: "assignOn", on: "key 4", order: order({ lead: appraisal }) }],
      [
        people.appraisalHead,
        {
          act: "assignOn",
          on: "key 6",
          order: order({ lead: person("appraiser"), support: [person("houser")] }),
        },
      ],
    );
    const change = decide(supporting, people.appraisalHead, {
      act: "complete",
      on: of(supporting, appraisal).id,
    });
    assert.deepEqual(
      change.changed.map(({ assignee, state }) => [assignee.id, state]),
      [
        ["appraisal", "completed"],
        ["housing", "completed"],
        ["appraiser", "withdrawn"],
        ["houser", "withdrawn"],
      ],
    );
  });

  it("by a supporting person of the lead's unit is that person's alone", () => {
    const now = play(assignedOn, [people.appraiser, { act: "complete", on: helper }]);
    assert.equal(of(now, housing).state, "acknowledged");
  });
});

describe("Reopening", () => {
  const done = play(
    assignedOn,
    [people.appraiser, { act: "complete", on: helper }],
    [houser, { act: "complete", on: child }],
  );

  it("lets the lead, and in its unit the one who led, work on; others who had finished have finished", () => {
    const now = play(done, [leader, { act: "reopen" }]);
    assert.deepEqual(
      [of(now, housing).state, of(now, person("houser")).state, of(now, person("appraiser")).state],
      ["acknowledged", "acknowledged", "completed"],
    );
    assert.equal(of(now, housing).result, null);
    assert.equal(now.matter.document.state, "assigned");
  });

  it("leaves a supporting unit's work finished, also when it finished at the same moment", () => {
    const led = play(begun, [
      leaderAndHead,
      { act: "assignOn", on: support, order: order({ lead: person("clerkAndSpecialist") }) },
    ]);
    const now = play(
      led,
      [people.clerkAndSpecialist, { act: "complete", on: of(led, person("clerkAndSpecialist")).id }],
      [housingHead, { act: "complete", on: lead }],
      [leader, { act: "reopen" }],
    );
    assert.equal(of(now, planning).state, "completed");
    assert.equal(of(now, person("clerkAndSpecialist")).state, "completed");
  });

  it("is the leader's; what a clerk sent round for information waits with the clerks again", () => {
    for (const who of [clerk, houser, housingHead])
      refused("access.leader-of-document-only", done, who, { act: "reopen" });
    const told = play(office(), [clerk, { act: "transfer", order: order({ inform: [housing] }) }]);
    assert.equal(told.matter.document.state, "done");
    assert.equal(play(told, [clerk, { act: "reopen" }]).matter.document.state, "registered");
    const byLeader = play(submitted, [leader, { act: "instruct", order: order({ inform: [housing] }) }]);
    assert.equal(play(byLeader, [leader, { act: "reopen" }]).matter.document.state, "submitted");
  });
});
