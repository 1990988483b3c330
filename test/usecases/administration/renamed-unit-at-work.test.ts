import assert from "node:assert/strict";
import { personPrincipal } from "../../../src/domain/policies/read-scope.ts";
import { changeNode } from "../../../src/usecases/administration/change-node.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { listAssignees } from "../../../src/usecases/routing/list-assignees.ts";
import { listWork } from "../../../src/usecases/work/list-work.ts";
import { addIncoming } from "../../support/store-fixture.ts";
import { administered, today } from "./administered-agency.ts";

describe("Work of a unit that is renamed", () => {
  it("goes on: its head sees it, assigns it on within the unit as it is now, and finishes it", async () => {
    const at = await administered();
    try {
      const { leader, administrator, planningHead, planner } = at.actors;
      const { planning } = at.units;
      const document = await at.store.transaction((records) =>
        addIncoming(records, at.agency.id, {
          state: "submitted",
          submittedTo: leader.personId,
          readers: [personPrincipal(leader.personId)],
        }),
      );
      await instruct(at.services, leader, document.id, {
        version: 1,
        lead: { kind: "unit", id: planning.id },
      });
      const { parentId, abbreviation, oldCode, newCode, version } = planning;
      await changeNode(at.services, administrator, planning.id, {
        version,
        kind: "unit",
        parentId,
        abbreviation,
        oldCode,
        newCode,
        name: "Phòng Quy hoạch",
        validFrom: today,
        validTo: null,
        predecessorIds: [],
      });

      const head = await identifyPerson(at.services, { personId: planningHead.personId });
      const { items } = await listWork(at.services, head, { bucket: "toHandle", limit: 10 });
      const [item] = items;
      assert.ok(item?.assignmentId);
      const offered = await listAssignees(at.services, head, { assignmentId: item.assignmentId });
      assert.deepEqual(
        new Set(offered.people.map(({ id }) => id)),
        new Set([head.personId, planner.personId]),
      );
      await assignOn(at.services, head, item.assignmentId, {
        version: 1,
        lead: { kind: "person", id: planner.personId },
      });
      const slip = await at.store.read.routing.slip(document.id);
      const own = slip.assignments.find(({ assignee }) => assignee.id === planner.personId);
      assert.ok(own);
      await completeAssignment(at.services, planner, own.id, { version: own.version, result: "Đã xong." });
      assert.equal((await at.store.read.incoming.get(document.id))?.state, "done");
    } finally {
      await at.store.close();
    }
  });
});
