import assert from "node:assert/strict";
import type { Assignment, AssignmentRole, AssignmentState } from "../../../src/domain/routing/assignment.ts";
import { leadOf, receiversOf, wasReplaced } from "../../../src/usecases/print/receivers.ts";

/** `lead housing withdrawn`, and under whom it was given on, if it was. */
function given(words: string, parentId: string | null = null): Assignment {
  const [role, who, state] = words.split(" ") as [AssignmentRole, string, AssignmentState];
  const at = new Date("2026-11-20T01:31:00Z");
  return {
    id: words,
    documentId: "document",
    agencyId: "agency",
    instructionId: "instruction",
    parentId,
    role,
    assignee: { kind: "unit", id: who },
    isClaim: false,
    assignedBy: "leader",
    assignedAt: at,
    heldSince: at,
    deadlineAt: null,
    firstDeadlineAt: null,
    state,
    acknowledgedAt: null,
    acknowledgedBy: null,
    completedAt: null,
    result: null,
    replySymbol: null,
    extension: null,
    version: 1,
  };
}

const slipOf = (...assignments: Assignment[]) => ({ instructions: [], assignments });
const who = (slip: ReturnType<typeof slipOf>): string[] =>
  receiversOf(slip).map(({ assignee }) => assignee.id);

describe("who received a document, for the registers", () => {
  it("is everybody to whom the agency gave it, the lead first, whatever units gave on", () => {
    const slip = slipOf(
      given("inform deputy assigned"),
      given("support planning acknowledged"),
      given("lead housing assigned"),
      given("lead expert assigned", "lead housing assigned"),
    );
    assert.deepEqual(who(slip), ["housing", "planning", "deputy"]);
  });

  it("is still who supported when the matter was done, or led until it was", () => {
    const slip = slipOf(given("lead housing completed"), given("support planning withdrawn"));
    assert.deepEqual(who(slip), ["housing", "planning"]);
    assert.equal(leadOf(slip)?.assignee.id, "housing");
  });

  it("is no more who gave it back, or whose place as lead another was given", () => {
    const replaced = given("lead housing withdrawn");
    const slip = slipOf(replaced, given("support office returned"), given("lead planning assigned"));
    assert.deepEqual(who(slip), ["planning"]);
    assert.equal(wasReplaced(replaced, slip), true);
  });

  it("is each once, in the weightiest role", () => {
    const raised = slipOf(given("support housing withdrawn"), given("lead housing assigned"));
    assert.deepEqual(
      receiversOf(raised).map(({ role }) => role),
      ["lead"],
    );
    const lowered = slipOf(
      given("lead housing withdrawn"),
      given("lead planning assigned"),
      given("support housing assigned"),
    );
    assert.deepEqual(who(lowered), ["planning", "housing"]);
  });
});
