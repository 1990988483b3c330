import assert from "node:assert/strict";
import { noticesOf } from "../../../src/domain/notices/notices-of.ts";
import { decide, office, order, people, play, unit, type Command, type Office } from "./office.ts";

const { leader, clerk, houser } = people;
const registered = office();
const submitted = play(registered, [clerk, { act: "submit", to: "leader" }]);
const transferred = play(office(), [clerk, { act: "transfer", order: order({ lead: unit("housing") }) }]);
const instructed = play(submitted, [leader, { act: "instruct", order: order({ lead: unit("housing") }) }]);
const refusal: Command = { act: "refuse" };

const refuses = (code: string, now: Office, who: typeof clerk, command: Command) =>
  assert.throws(() => decide(now, who, command), { code });

describe("Refusing to take a document (status 02)", () => {
  it("leaves its number used, releases whoever has it and tells them", () => {
    const change = decide(transferred, clerk, refusal);
    assert.equal(change.document.state, "refused");
    assert.equal(change.document.arrivalNumber, transferred.matter.document.arrivalNumber);
    assert.deepEqual(
      change.changed.map((it) => it.state),
      ["withdrawn"],
    );
    assert.equal(change.event.details["exchangeStatus"], "02");
    assert.deepEqual(
      noticesOf(transferred.matter, change).map(({ to, reason }) => [to, reason]),
      [[unit("housing"), "refused"]],
    );
    assert.deepEqual(
      noticesOf(submitted.matter, decide(submitted, clerk, refusal)).map(({ to, reason }) => [to, reason]),
      [[{ kind: "person", id: "leader" }, "refused"]],
    );
  });

  it("is the clerks', and not against what a leader has ordered (R14)", () => {
    for (const who of [leader, houser]) refuses("access.clerks-only", submitted, who, refusal);
    refuses("routing.already-assigned", instructed, clerk, refusal);
  });

  it("stops everything else until it is taken back by reopening", () => {
    const refused = play(submitted, [clerk, refusal]);
    refuses("routing.refused", refused, clerk, { act: "submit", to: "leader" });
    refuses("routing.refused", refused, clerk, refusal);
    refuses("routing.refused", refused, leader, { act: "instruct", order: order({ lead: unit("housing") }) });
    refuses("access.clerks-only", refused, leader, { act: "reopen" });
    const back = play(refused, [clerk, { act: "reopen" }]);
    assert.equal(back.matter.document.state, "returned");
    assert.equal(
      play(registered, [clerk, refusal], [clerk, { act: "reopen" }]).matter.document.state,
      "registered",
    );
    assert.equal(play(back, [clerk, { act: "submit", to: "leader" }]).matter.document.state, "submitted");
  });
});
