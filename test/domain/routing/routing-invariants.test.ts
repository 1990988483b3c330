import assert from "node:assert/strict";
import { mayRead, readScope } from "../../../src/domain/policies/read-scope.ts";
import { below, isAtWork, isOpen, leadAt, parentOf, stands } from "../../../src/domain/routing/assignment.ts";
import { actsOf } from "../../../src/usecases/incoming/acts-of.ts";
import { people } from "./office.ts";
import { always, commandFor, everyAct, everybody, offeredIn, outcome, rules } from "./stories.ts";

describe("A matter on its way, whatever people do", () => {
  it("has one lead at a time at every level (R43)", () => {
    always(({ now }) => {
      for (const parentId of [null, ...now.matter.slip.assignments.map(({ id }) => id)]) {
        const leads = now.matter.slip.assignments.filter(
          (it) => it.parentId === parentId && it.role === "lead" && stands(it),
        );
        assert.ok(leads.length <= 1, `${leads.length} leads under ${parentId}`);
      }
    });
  });

  it("is done when its lead is, or when nobody has anything but to know it; then nobody is at work", () => {
    always(({ now }) => {
      const { document, slip } = now.matter;
      const completed = slip.assignments.some(
        (it) => it.parentId === null && it.role === "lead" && it.state === "completed",
      );
      if (completed) assert.equal(document.state, "done");
      if (document.state === "done") assert.deepEqual(slip.assignments.filter(isAtWork), []);
      if (leadAt(slip, null) !== null) assert.equal(document.state, "assigned");
    });
  });

  it("never changes what has ended, except by reopening", () => {
    always(({ before, change }) => {
      for (const it of change.changed) {
        const was = before.matter.slip.assignments.find(({ id }) => id === it.id);
        assert.ok(was !== undefined);
        if (stands(was)) continue;
        assert.equal(change.event.kind, "reopened");
        assert.equal(was.state, "completed");
      }
    });
  });

  it("leaves nobody with an order that another stands in place of", () => {
    let mended = 0;
    always(({ now }) => {
      const { instructions, assignments } = now.matter.slip;
      for (const { replaces } of instructions) {
        if (replaces === null) continue;
        mended += 1;
        assert.deepEqual(
          assignments.filter((it) => it.instructionId === replaces && stands(it)),
          [],
        );
        assert.equal(instructions.filter((it) => it.replaces === replaces).length, 1);
      }
    });
    assert.ok(mended > 50, `only ${mended} were mended`);
  });

  it("leaves nothing open under what was replaced, and nobody at work under what has ended", () => {
    always(({ now }) => {
      const { slip } = now.matter;
      for (const it of slip.assignments) {
        if (it.state === "withdrawn") assert.deepEqual(below(slip, [it]).filter(isAtWork), []);
        if (!isAtWork(it)) assert.deepEqual(below(slip, [it]).filter(isAtWork), []);
      }
    });
  });

  it("gives nobody longer than the unit has under which they work", () => {
    always(({ now }) => {
      const { slip } = now.matter;
      for (const it of slip.assignments.filter(isAtWork)) {
        const limit = parentOf(slip, it)?.deadlineAt ?? null;
        if (limit === null) continue;
        assert.ok(it.deadlineAt !== null && it.deadlineAt <= limit, "longer than the unit");
      }
    });
  });

  it("keeps the first deadline, unless that was the slip that is mended, and the document's is its lead's", () => {
    always(({ before, change, now }) => {
      const mended = change.instruction?.replaces ?? null;
      for (const was of before.matter.slip.assignments.filter(
        ({ firstDeadlineAt }) => firstDeadlineAt !== null,
      )) {
        const is = now.matter.slip.assignments.find(({ id }) => id === was.id);
        if (mended !== null && was.instructionId === mended && was.state === "assigned") continue;
        assert.deepEqual(is?.firstDeadlineAt, was.firstDeadlineAt);
      }
      const lead = leadAt(now.matter.slip, null);
      if (lead !== null) assert.deepEqual(now.matter.document.deadlineAt, lead.deadlineAt);
    });
  });

  it("names the version of all it changes, changes each thing once, and keeps every instruction as it was given (R14)", () => {
    always(({ before, change, now }) => {
      const seen = new Map(before.matter.slip.assignments.map((it) => [it.id, it.version]));
      for (const { id, version } of change.changed) assert.equal(version, seen.get(id));
      assert.equal(new Set(change.changed.map(({ id }) => id)).size, change.changed.length);
      assert.equal(change.document.version, before.matter.document.version);
      const { instructions } = before.matter.slip;
      assert.deepEqual(now.matter.slip.instructions.slice(0, instructions.length), instructions);
      for (const { instructionId, isClaim } of change.added)
        if (!isClaim) assert.equal(instructionId, change.instruction?.id);
    });
  });

  it("gives one person or unit one thing at a time at a level", () => {
    always(({ now }) => {
      const standing = now.matter.slip.assignments
        .filter((it) => isOpen(it))
        .map(({ parentId, assignee }) => `${parentId} ${assignee.kind} ${assignee.id}`);
      assert.equal(new Set(standing).size, standing.length);
    });
  });

  it("can be read by everybody who can do anything with it, and by nobody less than before", () => {
    always(({ before, now }) => {
      for (const principal of before.access) assert.ok(now.access.has(principal));
      for (const who of everybody) {
        if (actsOf(who, now.matter, rules).length === 0) continue;
        const readable = { agencyId: now.matter.document.agencyId, access: [...now.access], typeName: null };
        assert.ok(mayRead(readScope(who), readable), who.personId);
      }
    });
  });

  it("offers exactly the acts that are accepted, to everybody in every state", () => {
    always(({ now }) => {
      for (const who of everybody) {
        const offered = new Set(
          actsOf(who, now.matter, rules).map(({ act, assignmentId }) => `${act} ${assignmentId}`),
        );
        for (const act of everyAct(now)) {
          const command = commandFor(now, act, "valid");
          if (command === null) continue;
          const result = outcome(now, who, command);
          const name = `${act.act} ${act.assignmentId}`;
          assert.equal(
            typeof result !== "string",
            offered.has(name),
            `${who.personId}: ${name}: ${typeof result === "string" ? result : "accepted"}`,
          );
        }
      }
    }, 12);
  });

  it("never offers a clerk what the agency's rules do not allow", () => {
    always(({ now }) => {
      const acts = actsOf(people.clerk, now.matter, { clerkMayTransfer: false });
      assert.ok(!acts.some(({ act }) => act === "transfer"));
    }, 30);
  });

  it("is never stuck: somebody can always go on with what is not done", () => {
    always(({ now }) => {
      if (now.matter.document.state === "done") return;
      const going = offeredIn(now).filter(([, { act }]) => act !== "amend" && act !== "report");
      assert.ok(going.length > 0);
    });
  });
});
