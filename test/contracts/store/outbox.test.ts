import assert from "node:assert/strict";
import type { NewOutboxRow } from "../../../src/ports/records/outbox-records.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("the outbox", (opened) => {
  const agencyId = newId();
  const now = at("11-20 08:00");
  const later = at("11-20 08:05");
  const rowOf = (more: Partial<NewOutboxRow> = {}): NewOutboxRow => {
    const id = newId();
    return {
      id,
      agencyId,
      kind: "deliverNotice",
      key: `deliver:${id}`,
      payload: { deliveryId: id, n: 1, nothing: null },
      createdAt: at("11-20 07:00"),
      runAt: at("11-20 07:00"),
      ...more,
    };
  };
  const add = (...rows: readonly NewOutboxRow[]) => opened().store.transaction((r) => r.outbox.add(rows));
  const claim = (owner: string, when = now, until = later) =>
    opened().store.transaction((r) => r.outbox.claim(owner, when, until));

  it("gives each row to one of four workers", async () => {
    const rows = Array.from({ length: 24 }, () => rowOf());
    await add(...rows);
    const taken: string[] = [];
    const work = async (owner: string): Promise<void> => {
      for (let row = await claim(owner); row !== null; row = await claim(owner)) {
        taken.push(row.id);
        const { id } = row;
        assert.equal(await opened().store.transaction((r) => r.outbox.finish(id, owner, now)), true);
      }
    };
    await Promise.all(["a", "b", "c", "d"].map(work));
    assert.deepEqual(taken.toSorted(), rows.map((it) => it.id).toSorted());
    assert.deepEqual(await opened().store.read.outbox.counts(), { waiting: 0, dead: 0, oldest: null });
  });

  it("gives the oldest that is due, with what was put in", async () => {
    const future = rowOf({ runAt: at("11-20 09:00") });
    const second = rowOf({ runAt: at("11-20 07:30"), agencyId: null, kind: "refreshCards" });
    const first = rowOf({ runAt: at("11-20 07:10") });
    await add(future, second, first, { ...rowOf(), key: first.key });
    const row = await claim("a");
    assert.deepEqual(row, {
      ...first,
      runAt: later,
      state: "leased",
      attempts: 1,
      leasedUntil: later,
      lastError: null,
      endedAt: null,
    });
    assert.equal((await claim("a"))?.id, second.id);
    assert.equal(await claim("a"), null);
    const counts = await opened().store.read.outbox.counts();
    assert.deepEqual(counts, { waiting: 3, dead: 0, oldest: first.createdAt });
  });

  it("gives a row again when its lease ran out, and listens no more to who lost it", async () => {
    const { store } = opened();
    const row = rowOf();
    await add(row);
    await claim("slow");
    assert.equal(await claim("quick", now), null);
    const again = await claim("quick", at("11-20 08:06"), at("11-20 08:20"));
    assert.deepEqual([again?.id, again?.attempts], [row.id, 2]);
    const settle = {
      finish: await store.transaction((r) => r.outbox.finish(row.id, "slow", now)),
      retry: await store.transaction((r) => r.outbox.retryLater(row.id, "slow", now, "x")),
      bury: await store.transaction((r) => r.outbox.bury(row.id, "slow", now, "x")),
    };
    assert.deepEqual(settle, { finish: false, retry: false, bury: false });
    assert.equal(await store.transaction((r) => r.outbox.finish(row.id, "quick", now)), true);
    assert.equal(await store.transaction((r) => r.outbox.finish(row.id, "quick", now)), false);
  });

  it("tries again later, buries what fails for good, and revives it in its own agency", async () => {
    const { store } = opened();
    const row = rowOf();
    await add(row, rowOf({ runAt: at("11-25 08:00") }));
    await claim("a");
    await store.transaction((r) => r.outbox.retryLater(row.id, "a", at("11-20 08:10"), "lỗi ".repeat(400)));
    assert.equal(await claim("a", at("11-20 08:09")), null);
    const again = await claim("a", at("11-20 08:10"), at("11-20 08:20"));
    assert.deepEqual([again?.attempts, again?.lastError?.length], [2, 1000]);
    assert.equal(await store.transaction((r) => r.outbox.bury(row.id, "a", later, "403")), true);
    assert.equal(await claim("a", at("11-21 08:00")), null);
    const [dead] = await store.read.outbox.dead(agencyId, 5);
    assert.deepEqual([dead?.id, dead?.state, dead?.lastError, dead?.endedAt], [row.id, "dead", "403", later]);
    assert.deepEqual(await store.read.outbox.dead(newId(), 5), []);
    assert.equal((await store.read.outbox.dead(null, 5)).length, 1);
    assert.equal((await store.read.outbox.counts()).dead, 1);
    const revive = (agency: string) => store.transaction((r) => r.outbox.revive(row.id, agency, later));
    assert.deepEqual(
      [await revive(newId()), await revive(agencyId), await revive(agencyId)],
      [false, true, false],
    );
    const revived = await claim("b", later, at("11-20 08:30"));
    assert.deepEqual([revived?.id, revived?.attempts, revived?.endedAt], [row.id, 1, null]);
  });

  it("forgets what was done long ago, some at a time", async () => {
    const { store } = opened();
    await add(...Array.from({ length: 5 }, () => rowOf()));
    for (let i = 0; i < 4; i += 1) {
      const row = await claim("a");
      await store.transaction((r) => r.outbox.finish(row?.id ?? "", "a", at(`11-2${i} 08:00`)));
    }
    const forget = () => store.transaction((r) => r.outbox.removeDone(at("11-23 00:00"), 2));
    assert.deepEqual([await forget(), await forget(), await forget()], [2, 1, 0]);
    assert.equal((await store.read.outbox.counts()).waiting, 1);
  });

  it("lets one of several servers run a periodic job, and another when its lease ran out", async () => {
    const { store } = opened();
    const claimJob = (owner: string, when: Date, until: Date) =>
      store.transaction((r) => r.outbox.claimJob("remind", owner, when, until));
    const got = await Promise.all(["a", "b", "c"].map((owner) => claimJob(owner, now, later)));
    assert.equal(got.filter(Boolean).length, 1);
    const owner = ["a", "b", "c"][got.indexOf(true)] ?? "";
    assert.equal(await claimJob("d", at("11-20 08:04"), later), false);
    await store.transaction((r) => r.outbox.finishJob("remind", "nobody", now));
    assert.equal(await claimJob("d", at("11-20 08:04"), later), false);
    await store.transaction((r) => r.outbox.finishJob("remind", owner, at("11-20 08:03")));
    assert.equal(await claimJob("d", at("11-20 08:04"), at("11-20 09:00")), true);
    assert.equal(await claimJob("e", at("11-20 09:00"), at("11-20 10:00")), true);
  });
});
