import assert from "node:assert/strict";
import type { Assignment } from "../../../src/domain/routing/assignment.ts";
import type { WorkOwner, WorkPage, WorkPlace } from "../../../src/ports/records/routing-records.ts";
import type { Records } from "../../../src/ports/store.ts";
import { addIncoming, assignmentUnder, at, instructionOn, newId } from "../../support/store-fixture.ts";
import { ofWholeAgency } from "../../support/read-scopes.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("routing", (opened) => {
  const agencyId = newId();
  const personId = newId();
  const unitId = newId();
  const leaderId = newId();
  const leader = { agencyId, personId: leaderId, types: null };
  const officeless = { unitIds: [], types: null, isLeader: false, isClerk: false };
  const owner: WorkOwner = { agencyId, personId, unitIds: [unitId], types: null };

  /** One document with one order of the leader's and these assignments under it. */
  async function given(records: Records, assignments: readonly Partial<Assignment>[]): Promise<Assignment[]> {
    const { id } = await addIncoming(records, agencyId, { state: "assigned" });
    const instruction = instructionOn(id, { by: leaderId });
    await records.routing.insertInstruction(instruction);
    const added = assignments.map((more) => assignmentUnder(instruction, agencyId, more));
    await records.routing.insertAssignments(added);
    return added;
  }

  async function everyPage(
    load: (page: WorkPage) => Promise<WorkPlace[]>,
    keyOf: (line: WorkPlace) => Date,
    limit = 3,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (let after: WorkPage["after"] = null; ;) {
      const lines = await load({ after, limit });
      ids.push(...lines.map((it) => it.assignmentId ?? it.documentId));
      const last = lines.at(-1);
      if (lines.length < limit || last === undefined) return ids;
      const id = last.assignmentId ?? last.documentId;
      after = { dueKey: keyOf(last).toISOString(), id };
    }
  }
  const endOfTime = new Date("9999-12-31T00:00:00.000Z");
  const deadlineOf = ({ deadlineAt }: WorkPlace): Date => deadlineAt ?? endOfTime;

  it("keeps a slip as it was ordered, and refuses who saw an older assignment", async () => {
    const { store } = opened();
    const [assignment] = await store.transaction((records) =>
      given(records, [{ assignee: { kind: "unit", id: unitId }, deadlineAt: at("12-01 17:00") }]),
    );
    assert.ok(assignment);
    const slip = await store.read.routing.slip(assignment.documentId);
    assert.deepEqual(slip.assignments, [assignment]);
    assert.deepEqual(
      slip.instructions.map((it) => it.id),
      [assignment.instructionId],
    );
    const changed: Assignment = {
      ...assignment,
      state: "acknowledged",
      acknowledgedAt: at("11-21 08:00"),
      acknowledgedBy: personId,
      extension: {
        until: at("12-09 17:00"),
        reason: "Chờ số liệu",
        askedAt: at("11-22 08:00"),
        askedBy: personId,
      },
    };
    const save = (seen: number) => store.transaction((r) => r.routing.updateAssignment(changed, seen));
    assert.deepEqual([await save(1), await save(1)], [true, false]);
    assert.deepEqual(await store.read.routing.assignment(assignment.id), { ...changed, version: 2 });
    assert.equal(await store.read.routing.assignment(newId()), null);
    const nothing = { instructions: [], assignments: [] };
    const absent = newId();
    assert.deepEqual(await store.read.routing.slip(absent), nothing);
    const slips = await store.read.routing.slips([absent, assignment.documentId]);
    assert.deepEqual(slips.get(absent), nothing);
    assert.equal(slips.get(assignment.documentId)?.assignments.length, 1);
    assert.equal((await store.read.routing.slips([])).size, 0);
  });

  it("lists open work by deadline, those without one last, losing none where deadlines are equal", async () => {
    const { store } = opened();
    const mine = { kind: "person" as const, id: personId };
    const ours = { kind: "unit" as const, id: unitId };
    const days = ["12-01 17:00", "12-02 17:00", "12-01 17:00", null, "12-01 17:00", null, "11-30 17:00"];
    const made = await store.transaction(async (records) => {
      const leads = await given(
        records,
        days.map((day, i) => ({
          assignee: i % 2 === 0 ? mine : ours,
          deadlineAt: day === null ? null : at(day),
        })),
      );
      const closed = ["returned", "completed", "withdrawn"] as const;
      await given(records, [
        ...closed.map((state) => ({ assignee: mine, state })),
        { assignee: mine, role: "support", state: "acknowledged" },
        { assignee: { kind: "person", id: newId() } },
        { assignee: mine, agencyId: newId() },
      ]);
      return leads;
    });
    const timeOf = (it: Assignment) => (it.deadlineAt ?? endOfTime).getTime();
    const expected = made.toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
    for (const limit of [1, 2, 3, 50]) {
      const listed = await everyPage(
        (page) => store.read.routing.openAssignments(owner, ["lead"], page),
        deadlineOf,
        limit,
      );
      assert.deepEqual(
        listed,
        expected.map((it) => it.id),
      );
    }
    const both = await everyPage(
      (page) => store.read.routing.openAssignments(owner, ["support", "lead"], page),
      deadlineOf,
    );
    assert.equal(both.length, 8);
  });

  it("counts each role by itself, up to the most", async () => {
    const { store } = opened();
    const assignee = { kind: "person" as const, id: personId };
    await store.transaction(async (records) => {
      const informs = Array.from({ length: 6 }, () => ({ assignee, role: "inform" as const }));
      await given(records, [
        ...informs.map((it) => ({ ...it, deadlineAt: at("11-21 08:00") })),
        { assignee },
      ]);
    });
    const { routing } = store.read;
    assert.deepEqual(await routing.countOpen(owner, 5), { lead: 1, support: 0, inform: 5 });
    assert.deepEqual(await routing.countOpen({ ...owner, personId: newId() }, 5), {
      lead: 0,
      support: 0,
      inform: 0,
    });
  });

  it("lists what the person and the person's units completed, latest first", async () => {
    const { store } = opened();
    const made = await store.transaction((records) =>
      given(
        records,
        [3, 1, 2, 2, 5].map((day, i) => ({
          assignee: i % 2 === 0 ? { kind: "person", id: personId } : { kind: "unit", id: unitId },
          state: "completed",
          completedAt: at(`11-0${day} 08:00`),
          result: "Đã trả lời",
        })),
      ),
    );
    const expected = [4, 0, 3, 2, 1].map((i) => made[i]?.id);
    for (const limit of [1, 2, 9]) {
      const load = (page: WorkPage) => store.read.routing.completedBy(owner, page);
      assert.deepEqual(await everyPage(load, ({ since }) => since, limit), expected);
    }
  });

  it("finds what is due, in the order of ids", async () => {
    const { store } = opened();
    const made = await store.transaction((records) =>
      given(records, [
        { deadlineAt: at("11-22 08:00") },
        { deadlineAt: at("11-21 08:00") },
        { deadlineAt: at("11-23 08:00") },
        { deadlineAt: null },
        { deadlineAt: at("11-01 08:00"), state: "completed" },
      ]),
    );
    const { routing } = store.read;
    const first = await routing.dueBefore(at("11-22 09:00"), null, 1);
    assert.deepEqual(first[0], made[0]);
    const second = await routing.dueBefore(at("11-22 09:00"), made[0]?.id ?? null, 5);
    assert.deepEqual(second[0], made[1]);
    assert.equal(second.length, 1);
  });

  it("lists the documents before a leader, urgent first, then the oldest", async () => {
    const { store } = opened();
    const made = await store.transaction(async (records) => {
      const ids: string[] = [];
      for (const [priority, hour] of [
        [0, 8],
        [0, 7],
        [3, 9],
        [1, 9],
        [3, 9],
        [0, 7],
      ] as const) {
        const document = await addIncoming(records, agencyId, {
          state: "submitted",
          submittedTo: leaderId,
          registeredAt: at(`11-20 0${hour}:00`),
          fields: { priority },
        });
        ids.push(document.id);
      }
      await addIncoming(records, agencyId, { state: "assigned", submittedTo: leaderId });
      await addIncoming(records, agencyId, { state: "submitted", submittedTo: newId() });
      return ids;
    });
    const expected = [2, 4, 3, 1, 5, 0].map((i) => made[i]);
    for (const limit of [1, 2, 4, 9]) {
      const load = (page: WorkPage) => store.read.routing.documentsBefore(leader, page);
      assert.deepEqual(await everyPage(load, ({ since }) => since, limit), expected);
    }
  });

  it("lists what the clerk must still pass on, in the order of the register", async () => {
    const { store } = opened();
    const made = await store.transaction(async (records) => {
      const ids: string[] = [];
      for (const state of ["registered", "returned", "registered", "returned", "returned"] as const) {
        ids.push((await addIncoming(records, agencyId, { state })).id);
        await addIncoming(records, agencyId, { state: "done" });
      }
      return ids;
    });
    for (const limit of [1, 2, 9]) {
      const load = (page: WorkPage) => store.read.routing.documentsToSubmit(agencyId, page);
      assert.deepEqual(await everyPage(load, ({ since }) => since, limit), made);
    }
  });

  it("lists what a person gave: open, asked to be longer, and returned", async () => {
    const { store } = opened();
    const [plain, longer, returned, closed] = await store.transaction((records) =>
      given(records, [
        { deadlineAt: at("12-01 08:00") },
        {
          deadlineAt: at("12-02 08:00"),
          state: "acknowledged",
          extension: { until: at("12-05 08:00"), reason: "x", askedAt: at("11-21 08:00"), askedBy: personId },
        },
        {},
        { state: "completed", completedAt: at("11-21 08:00") },
      ]),
    );
    assert.ok(plain && longer && returned && closed);
    await store.transaction((r) => r.routing.updateAssignment({ ...returned, state: "returned" }, 1));
    const { routing } = store.read;
    const scope = ofWholeAgency(agencyId);
    const page = { after: null, limit: 9 };
    const ids = (lines: readonly WorkPlace[]) => lines.map((it) => it.assignmentId);
    assert.deepEqual(ids(await routing.assignedBy(scope, leaderId, page)), [plain.id, longer.id]);
    const by = { scope, personId: leaderId, owner };
    const { length: completed } = await routing.completedBy(owner, page);
    assert.deepEqual(await routing.countListed(by, 9), { assigned: 2, completed });
    assert.equal((await routing.countListed(by, 1)).assigned, 1);
    const answerer = { ...officeless, ...leader, scope, isLeader: true };
    assert.deepEqual(ids(await routing.toAnswer(answerer, "extension", page)), [longer.id]);
    assert.deepEqual(ids(await routing.toAnswer(answerer, "returned", page)), [returned.id]);
    for (const other of [{ isLeader: false }, { personId: newId() }, { isLeader: false, isClerk: true }]) {
      assert.deepEqual(ids(await routing.toAnswer({ ...answerer, ...other }, "extension", page)), []);
    }
  });

  it("asks for an answer whoever holds the office: a unit's head, the clerks, the leader before whom it stands", async () => {
    const { store } = opened();
    const [within, secondLeader] = [newId(), newId()];
    const asked = {
      extension: { until: at("12-05 08:00"), reason: "x", askedAt: at("11-21 08:00"), askedBy: personId },
    };
    const made = await store.transaction(async (records) => {
      const document = await addIncoming(records, agencyId, { state: "assigned", submittedTo: secondLeader });
      const under = async (level: "leader" | "clerk" | "unit", more: Partial<Assignment>) => {
        const instruction = instructionOn(document.id, { level });
        await records.routing.insertInstruction(instruction);
        const assignment = assignmentUnder(instruction, agencyId, more);
        await records.routing.insertAssignments([assignment]);
        return assignment;
      };
      const ofUnit = await under("leader", { assignee: { kind: "unit", id: within }, ...asked });
      return {
        ofUnit,
        within: await under("unit", { parentId: ofUnit.id, ...asked }),
        transferred: await under("clerk", asked),
      };
    });
    const scope = ofWholeAgency(agencyId);
    const nobody = { ...officeless, agencyId, scope, personId: newId() };
    const list = async (more: object) => {
      const page = { after: null, limit: 9 };
      const lines = await store.read.routing.toAnswer({ ...nobody, ...more }, "extension", page);
      return lines.map((it) => it.assignmentId);
    };
    assert.deepEqual(await list({}), []);
    assert.deepEqual(await list({ unitIds: [within] }), [made.within.id]);
    assert.deepEqual(await list({ isLeader: true, personId: secondLeader }), [made.ofUnit.id]);
    assert.ok((await list({ isClerk: true })).includes(made.transferred.id));
  });
});
