import assert from "node:assert/strict";
import type { Assignment } from "../../../src/domain/routing/assignment.ts";
import { addIncoming, assignmentUnder, at, instructionOn, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("assignments that came back", (opened) => {
  const agencyId = newId();
  const leaderId = newId();

  const order = (documentId: string, hour: string, by = leaderId, parentId: string | null = null) =>
    opened().store.transaction(async (records) => {
      const instruction = instructionOn(documentId, { by, givenAt: at(`11-20 ${hour}`) });
      await records.routing.insertInstruction(instruction);
      const assignment = assignmentUnder(instruction, agencyId, { role: "lead", parentId });
      await records.routing.insertAssignments([assignment]);
      return assignment;
    });
  const giveBack = (assignment: Assignment) =>
    opened().store.transaction((r) => r.routing.updateAssignment({ ...assignment, state: "returned" }, 1));
  const waiting = async (): Promise<(string | null)[]> => {
    const page = { after: null, limit: 9 };
    const scope = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
    const answerer = {
      agencyId,
      personId: leaderId,
      unitIds: [],
      types: null,
      scope,
      isLeader: true,
      isClerk: false,
    };
    const lines = await opened().store.read.routing.toAnswer(answerer, "returned", page);
    return lines.map((it) => it.assignmentId);
  };
  const newDocument = () =>
    opened().store.transaction((r) => addIncoming(r, agencyId, { state: "assigned" }));

  it("wait until a further order is given at that place, whoever gives it", async () => {
    const document = await newDocument();
    const assignment = await order(document.id, "08:00");
    await giveBack(assignment);
    await order(document.id, "09:30", newId(), newId());
    assert.deepEqual(await waiting(), [assignment.id], "an order within a unit answers nothing above it");
    await order(document.id, "10:00", newId());
    assert.deepEqual(await waiting(), []);
  });

  it("leave the list for good once they are said to be answered, there or on the whole document", async () => {
    const document = await newDocument();
    const assignment = await order(document.id, "08:00");
    await giveBack(assignment);
    const answer = (parentId?: string | null) =>
      opened().store.transaction((r) => r.routing.answerReturned(document.id, parentId));
    await answer(newId());
    assert.deepEqual(await waiting(), [assignment.id]);
    await answer(null);
    assert.deepEqual(await waiting(), []);
    const again = await order(document.id, "11:00");
    await giveBack(again);
    assert.deepEqual(await waiting(), [again.id]);
    await answer();
    assert.deepEqual(await waiting(), []);
  });

  it("are not taken for answered by an order that was given before they came back", async () => {
    const document = await newDocument();
    const assignment = await order(document.id, "08:00");
    await order(document.id, "09:00");
    await giveBack(assignment);
    assert.deepEqual(await waiting(), [assignment.id]);
  });

  it("wait no more when the document is done without them", async () => {
    const document = await newDocument();
    await giveBack(await order(document.id, "08:00"));
    await opened().store.transaction((r) => r.incoming.update({ ...document, state: "done" }, 1));
    assert.deepEqual(await waiting(), []);
  });
});
