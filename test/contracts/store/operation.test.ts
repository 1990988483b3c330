import assert from "node:assert/strict";
import type { FindingRecord } from "../../../src/ports/records/finding-records.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("findings and shared counts", (opened) => {
  const agencyId = newId();
  const now = at("11-20 03:00");
  const findingOf = (more: Partial<FindingRecord> = {}): FindingRecord => ({
    id: newId(),
    kind: "fileMissing",
    subjectId: newId(),
    agencyId,
    documentId: newId(),
    details: { expected: 7, note: "mất tệp", nothing: null },
    foundAt: now,
    ...more,
  });
  const put = (runId: string, ...found: readonly FindingRecord[]) =>
    opened().store.transaction(async ({ findings }) => {
      for (const finding of found) await findings.put(finding, runId);
    });
  const run = (runId: string, finishedAt = now) =>
    opened().store.transaction(({ findings }) =>
      findings.finishRun(runId, { finishedAt, files: 12, hashed: 1, assignments: 3 }),
    );

  it("keep what a run found again, and forget what it did not", async () => {
    const { read } = opened().store;
    const [stays, goes] = [findingOf(), findingOf({ kind: "assignmentStuck" })];
    const [first, second] = [newId(), newId()];
    assert.equal(await read.findings.lastRun(), null);
    await put(first, stays, goes);
    await run(first);
    await put(second, { ...stays, id: newId(), foundAt: at("11-21 03:00") });
    await run(second, at("11-21 03:01"));
    assert.deepEqual(await read.findings.ofAgency(agencyId, 10), [stays]);
    assert.deepEqual(await read.findings.lastRun(), {
      finishedAt: at("11-21 03:01"),
      files: 12,
      hashed: 1,
      assignments: 3,
    });
  });

  it("are the agency's and nobody's in particular, never another agency's", async () => {
    const { read } = opened().store;
    const [own, shared, other] = [
      findingOf(),
      findingOf({ kind: "fileUnknown", agencyId: null, documentId: null }),
      findingOf({ agencyId: newId() }),
    ];
    const runId = newId();
    await put(runId, own, shared, other);
    await run(runId);
    assert.deepEqual(
      (await read.findings.ofAgency(agencyId, 10)).map(({ id }) => id),
      [own.id, shared.id],
    );
    assert.deepEqual(await read.findings.get(other.id), other);
    await opened().store.transaction(({ findings }) => findings.remove(own.id));
    assert.equal(await read.findings.get(own.id), null);
  });

  it("tell each server what the others let through, until it is gone", async () => {
    const { store } = opened();
    const [one, two] = [newId(), newId()];
    await store.transaction(async ({ instances }) => {
      await instances.join(one, now);
      await instances.join(two, now);
      await instances.countUse([{ key: "people a", instanceId: one, used: 3 }]);
      await instances.countUse([
        { key: "people a", instanceId: one, used: 9 },
        { key: "people a", instanceId: two, used: 1 },
      ]);
    });
    const heard = async (by: string) => store.read.instances.usesBut(by);
    assert.deepEqual(await heard(two), [{ key: "people a", instanceId: one, used: 9 }]);
    await store.transaction(({ instances }) => instances.end(one, null));
    assert.deepEqual(await heard(two), []);
    assert.equal((await heard(one)).length, 1);
  });

  it("find what is due and unfinished, and hurry a job that does not run", async () => {
    const { store } = opened();
    const row = (key: string, runAt: Date) => ({
      id: newId(),
      agencyId,
      kind: "refreshCards" as const,
      key,
      payload: {},
      createdAt: runAt,
      runAt,
    });
    const [due, later] = [row("due", at("11-20 02:00")), row("later", at("11-20 04:00"))];
    await store.transaction(({ outbox }) => outbox.add([due, later]));
    const { outbox: read } = store.read;
    assert.deepEqual(
      (await read.overdue(now, 10)).map(({ id }) => id),
      [due.id],
    );
    assert.deepEqual(await read.dueSince(now), due.runAt);
    assert.deepEqual(await read.unfinished(["due", "later", "unknown"]), new Set(["due", "later"]));
    await store.transaction(async ({ outbox }) => {
      await outbox.claim("x/1", now);
      await outbox.finish(due.id, "x/1", now);
    });
    assert.deepEqual(await read.unfinished(["due", "later"]), new Set(["later"]));
    assert.equal(await read.dueSince(now), null);

    const claimJob = () =>
      store.transaction(({ outbox }) => outbox.claimJob("reconcile", "x/2", now, at("11-21 03:00")));
    const hurry = () => store.transaction(({ outbox }) => outbox.hurryJob("reconcile", now));
    assert.equal(await claimJob(), true);
    await hurry();
    assert.equal(await claimJob(), false);
    await store.transaction(({ outbox }) => outbox.finishJob("reconcile", "x/2", at("11-21 03:00")));
    assert.equal(await claimJob(), false);
    await hurry();
    assert.equal(await claimJob(), true);
  });
});
