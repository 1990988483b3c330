import assert from "node:assert/strict";
import { isQuiet, offeredActs } from "../../../../tab/src/document/acts/offered-acts.ts";
import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct, InstructionView } from "../../../../src/contract/routing.ts";

const act = (name: IncomingAct["act"]): IncomingAct => ({
  act: name,
  assignmentId: null,
  assignmentVersion: null,
});

const legalValue: IncomingDetail["legalValue"] = {
  value: "reference",
  isChecking: false,
  reasons: [],
  rule: null,
  judgedAt: null,
  before: [],
  files: [],
  mayCheckAgain: false,
};

const slip: IncomingDetail["slip"] = { instructions: [], assignments: [] };

const order = (more: Partial<InstructionView>): InstructionView => ({
  id: "order",
  by: { id: "leader", name: "Lãnh đạo" },
  onBehalfOf: null,
  position: null,
  givenAt: "2026-11-20T01:00:00.000Z",
  level: "leader",
  text: "Xử lý",
  replaces: null,
  mendableUntil: "2026-11-20T01:05:00.000Z",
  ...more,
});

describe("What the document's page offers", () => {
  it("lets an order be mended while it can be, beside what the server offers", () => {
    const instructions = [order({}), order({ id: "of another", mendableUntil: null })];
    const offered = (at: string) => {
      const acts = [act("instruct"), act("amend")];
      return offeredActs({ acts, legalValue, slip: { ...slip, instructions } }, new Date(at));
    };
    const inTime = offered("2026-11-20T01:04:59.000Z");
    assert.deepEqual(
      inTime.map((it) => [it.act, it.mends?.id]),
      [
        ["instruct", undefined],
        ["instruct", "order"],
        ["amend", undefined],
      ],
    );
    assert.ok(inTime.slice(1, 2).every((it) => isQuiet(it, { state: "assigned" })));
    assert.equal(offered("2026-11-20T01:05:00.000Z").length, 2);
  });

  it("puts the answer that somebody waits for first and keeps the server's order otherwise", () => {
    const acts = [act("assignOn"), act("complete"), act("decideExtension"), act("amend")];
    assert.deepEqual(
      offeredActs({ acts, slip, legalValue }).map((one) => one.act),
      ["decideExtension", "assignOn", "complete", "amend"],
    );
  });

  it("puts refusing before all acts on a document whose signatures do not hold, and only there", () => {
    const acts = [act("submit"), act("transfer"), act("refuse"), act("amend")];
    const offered = (value: "invalid" | "reference") =>
      offeredActs({ acts, slip, legalValue: { ...legalValue, value } }).map((one) => one.act);
    assert.deepEqual(offered("invalid"), ["refuse", "submit", "transfer", "amend"]);
    assert.deepEqual(offered("reference"), ["submit", "transfer", "refuse", "amend"]);
  });

  it("makes no primary button of what nothing waits for", () => {
    assert.ok(isQuiet(act("amend"), { state: "registered" }));
    assert.ok(isQuiet(act("reopen"), { state: "done" }));
    assert.ok(isQuiet(act("instruct"), { state: "assigned" }));
    assert.ok(!isQuiet(act("instruct"), { state: "submitted" }));
  });
});
