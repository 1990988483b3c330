import assert from "node:assert/strict";
import type { Assignment } from "../../../src/domain/routing/assignment.ts";
import { addIncoming, assignmentUnder, at, instructionOn, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("assignments that came back", (opened) => {
  const agencyId = newId();
  const leaderId = newId();

  const order = (documentId: string, hour: string, by = leaderId) =>
    opened().store.transaction(async (records) => {
      const instruction = instructionOn(documentId, { by, givenAt: at(`11-20 ${hour}`) });
      await records.routing.insertInstruction(instruction);
      const assignment = assignmentUnder(instruction, agencyId, { role: "lead" });
      await records.routing.insertAssignments([assignment]);
      return assignment;
    });
  const giveBack = (assignment: Assignment) =>
    opened().store.transaction((r) => r.routing.updateAssignment({ ...assignment, state: "returned" }, 1));
  const waiting = async (): Promise<(string | undefined)[]> => {
    const page = { after: null, limit: 9 };
    const scope = { agencyId, wholeAgency: true, principals: [], received: null };
    const lines = await opened().store.read.routing.assignedBy(scope, leaderId, "returned", page);
    return lines.map((it) => it.assignment?.id);
  };
  const newDocument = () =>
    opened().store.transaction((r) => addIncoming(r, agencyId, { state: "assigned" }));

  it("wait until who assigned them gives a further order on the document", async () => {
    const document = await newDocument();
    const assignment = await order(document.id, "08:00");
    await giveBack(assignment);
    await order(document.id, "09:30", newId());
    assert.deepEqual(await waiting(), [assignment.id]);
    await order(document.id, "10:00");
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
