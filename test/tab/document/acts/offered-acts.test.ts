import assert from "node:assert/strict";
import { isQuiet, offeredActs } from "../../../../tab/src/document/acts/offered-acts.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";

const act = (name: IncomingAct["act"]): IncomingAct => ({
  act: name,
  assignmentId: null,
  assignmentVersion: null,
});

describe("What the document's page offers", () => {
  it("puts the answer that somebody waits for first and keeps the server's order otherwise", () => {
    const acts = [act("assignOn"), act("complete"), act("decideExtension"), act("amend")];
    assert.deepEqual(
      offeredActs({ acts }).map((one) => one.act),
      ["decideExtension", "assignOn", "complete", "amend"],
    );
  });

  it("makes no primary button of what nothing waits for", () => {
    assert.ok(isQuiet(act("amend"), { state: "registered" }));
    assert.ok(isQuiet(act("reopen"), { state: "done" }));
    assert.ok(isQuiet(act("instruct"), { state: "assigned" }));
    assert.ok(!isQuiet(act("instruct"), { state: "submitted" }));
  });
});
