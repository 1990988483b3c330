import assert from "node:assert/strict";
import { after, decide, of, office, order, people, play, unit, type Office } from "./office.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import { instantAt, addDays } from "../../../src/domain/time/local-date.ts";
import { incomingDocument } from "../../support/incoming-fixture.ts";

const { leader, clerk, housingHead } = people;
const housing = unit("housing");
const code = "routing.deadline-after-document";

/** Before the leader, with a date of its own so many days from now. */
function dueIn(days: number): Office {
  const { now } = office();
  const fields = { ...incomingDocument({}).fields, dueDate: addDays(localDateOf(now), days) };
  return play(office({ fields }), [clerk, { act: "submit", to: "leader" }]);
}

function at({ now }: Office, days: number): Date {
  return instantAt(addDays(localDateOf(now), days), "17:00");
}

describe("A deadline beyond the date that the document itself sets (domain: explicit date before order)", () => {
  it("is asked back, and taken once it is confirmed, which the history keeps", () => {
    const before = dueIn(5);
    const late = order({ lead: housing, deadlineAt: at(before, 6) });
    assert.throws(() => decide(before, leader, { act: "instruct", order: late }), {
      code,
      field: "deadlineAt",
    });
    const change = decide(before, leader, { act: "instruct", order: { ...late, confirmed: [code] } });
    assert.equal(change.event.details["afterDocument"], before.matter.document.fields.dueDate);
    assert.deepEqual(change.document.deadlineAt, at(before, 6));
  });

  it("is nothing to ask about on that day or before it, without a date, and where the date has passed", () => {
    for (const [own, ordered] of [
      [5, 5],
      [5, 2],
      [-1, 6],
    ] as const) {
      const before = dueIn(own);
      const timely = order({ lead: housing, deadlineAt: at(before, ordered) });
      const { details } = decide(before, leader, { act: "instruct", order: timely }).event;
      assert.equal(details["afterDocument"], undefined, `${own} ${ordered}`);
    }
    const before = dueIn(5);
    decide(before, leader, { act: "instruct", order: order({ lead: housing }) });
  });

  it("holds for a clerk's transfer and for more time that is granted, not for a unit that has its own deadline", () => {
    const before = dueIn(5);
    const late = order({ lead: housing, deadlineAt: at(before, 6) });
    const registered = office({ fields: before.matter.document.fields });
    assert.throws(() => decide(registered, clerk, { act: "transfer", order: late }), { code });

    const given = play(before, [
      leader,
      { act: "instruct", order: order({ lead: housing, deadlineAt: at(before, 4) }) },
    ]);
    const lead = of(given, housing);
    const asked = play(given, [housingHead, { act: "askExtension", on: lead.id, until: at(given, 7) }]);
    const grant = { act: "decideExtension", on: lead.id, granted: true } as const;
    assert.throws(() => decide(asked, leader, grant), { code });
    assert.doesNotThrow(() => decide(asked, leader, { ...grant, granted: false }));
    const granted = after(asked, decide(asked, leader, { ...grant, confirmed: [code] }));
    // The leader has decided; within that the head is free.
    const within = order({ lead: { kind: "person", id: "houser" }, deadlineAt: at(granted, 6) });
    assert.doesNotThrow(() => decide(granted, housingHead, { act: "assignOn", on: lead.id, order: within }));
  });
});
