import assert from "node:assert/strict";
import { notScanned } from "../../../src/domain/files/file-scan.ts";
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
  const claim = (hold: string, when = now) => opened().store.transaction((r) => r.outbox.claim(hold, when));

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
      state: "leased",
      attempts: 1,
      lastError: null,
      endedAt: null,
    });
    assert.equal((await claim("a"))?.id, second.id);
    assert.equal(await claim("a"), null);
    const counts = await opened().store.read.outbox.counts();
    assert.deepEqual(counts, { waiting: 3, dead: 0, oldest: first.createdAt });
  });

  it("gives several at once in the order in which they are to be done, and none that waits in another line", async () => {
    const bulk = Array.from({ length: 3 }, (_, n) => rowOf({ line: "bulk", runAt: at(`11-20 07:0${n}`) }));
    const urgent = rowOf({ line: "urgent", runAt: at("11-20 07:30") });
    await add(...bulk.toReversed(), urgent, rowOf());
    const take = (most: number) =>
      opened().store.transaction((r) =>
        r.outbox.claimMany("a", now, { lines: ["urgent", "cards", "bulk"], most }),
      );
    const ids = (taken: readonly { id: string }[]) => taken.map(({ id }) => id);
    assert.deepEqual(ids(await take(3)), ids([urgent, ...bulk]).slice(0, 3));
    const [last, ...none] = await take(3);
    assert.deepEqual([last?.id, last?.attempts, none], [bulk[2]?.id, 1, []]);
  });

  it("gives a row again when the server that held it is ended, and listens no more to who lost it", async () => {
    const { store } = opened();
    const [slow, quick] = [newId(), newId()];
    const row = rowOf();
    await add(row);
    await store.transaction(async (r) => {
      await r.instances.join(slow, now);
      await r.instances.join(quick, now);
    });
    await claim(`${slow}/1`);
    assert.equal(await claim(`${quick}/1`, at("11-21 08:00")), null);
    assert.equal(await store.transaction((r) => r.instances.beat(slow, later)), true);
    assert.equal(await store.transaction((r) => r.instances.end(slow, 0)), false);
    assert.equal(await store.transaction((r) => r.instances.end(slow, 1)), true);
    assert.equal(await store.transaction((r) => r.instances.beat(slow, later)), false);
    const again = await claim(`${quick}/2`);
    assert.deepEqual([again?.id, again?.attempts], [row.id, 2]);
    const settle = {
      held: await store.transaction((r) => r.outbox.isHeld(row.id, `${slow}/1`)),
      finish: await store.transaction((r) => r.outbox.finish(row.id, `${slow}/1`, now)),
      retry: await store.transaction((r) => r.outbox.retryLater(row.id, `${slow}/1`, now, "x")),
      bury: await store.transaction((r) => r.outbox.bury(row.id, `${slow}/1`, now, "x")),
    };
    assert.deepEqual(settle, { held: false, finish: false, retry: false, bury: false });
    assert.equal(await store.transaction((r) => r.outbox.isHeld(row.id, `${quick}/2`)), true);
    assert.equal(await store.transaction((r) => r.outbox.finish(row.id, `${quick}/2`, now)), true);
    assert.equal(await store.transaction((r) => r.outbox.finish(row.id, `${quick}/2`, now)), false);
  });

  it("makes what waits for a later time due now, and leaves alone what is held", async () => {
    const { store } = opened();
    await add(rowOf({ runAt: later }), rowOf());
    const held = await claim("a");
    await store.transaction((r) => r.outbox.bringForward(at("11-20 07:00")));
    assert.notEqual((await claim("b", at("11-20 07:00")))?.id, held?.id);
    assert.equal(await claim("b", at("11-25 08:00")), null);
  });

  it("tries again later, buries what fails for good, and revives it in its own agency", async () => {
    const { store } = opened();
    const row = rowOf();
    await add(row, rowOf({ runAt: at("11-25 08:00") }));
    await claim("a");
    await store.transaction((r) => r.outbox.retryLater(row.id, "a", at("11-20 08:10"), "lỗi ".repeat(400)));
    assert.equal(await claim("a", at("11-20 08:09")), null);
    const again = await claim("a", at("11-20 08:10"));
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
      [await revive(newId()), (await revive(agencyId))?.id, await revive(agencyId)],
      [null, row.id, null],
    );
    const revived = await claim("b", later);
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

  it("lets one of several servers run a periodic job, and another when that one is ended", async () => {
    const { store } = opened();
    const servers = [newId(), newId(), newId()];
    const claimJob = (server: string, when: Date) =>
      store.transaction((r) => r.outbox.claimJob("remind", `${server}/1`, when, at("11-20 10:00")));
    const got = await Promise.all(servers.map((server) => claimJob(server, now)));
    assert.equal(got.filter(Boolean).length, 1);
    const server = servers[got.indexOf(true)] ?? "";
    assert.equal(await claimJob("d", at("11-25 08:00")), false);
    await store.transaction((r) => r.outbox.finishJob("remind", "nobody/1", now));
    assert.equal(await claimJob("d", now), false);
    await store.transaction((r) => r.outbox.finishJob("remind", `${server}/1`, at("11-20 08:03")));
    assert.equal(await claimJob("d", at("11-20 08:02")), false);
    assert.equal(await claimJob("d", at("11-20 08:04")), true);
    const dead = newId();
    await store.transaction(async (r) => {
      await r.outbox.finishJob("remind", "d/1", at("11-20 08:03"));
      await r.instances.join(dead, now);
    });
    assert.equal(await claimJob(dead, at("11-20 08:04")), true);
    assert.equal(await claimJob("e", at("11-20 08:04")), false);
    await store.transaction((r) => r.instances.end(dead, null));
    assert.equal(await claimJob("e", at("11-20 08:04")), true);
  });

  it("runs a job whose next time lies further away than it can: the clock was set back", async () => {
    const { store } = opened();
    const claimJob = (when: Date, latest: Date) =>
      store.transaction((r) => r.outbox.claimJob("remind", "a/1", when, latest));
    assert.equal(await claimJob(now, later), true);
    await store.transaction((r) => r.outbox.finishJob("remind", "a/1", at("11-20 09:00")));
    assert.equal(await claimJob(now, at("11-20 09:00")), false);
    assert.equal(await claimJob(now, at("11-20 08:59")), true);
  });

  it("gives the right to add to an upload to one server at a time", async () => {
    const { store } = opened();
    const [one, two, id] = [newId(), newId(), newId()];
    await store.transaction(async (r) => {
      await r.uploads.insert({
        id,
        agencyId,
        personId: newId(),
        name: "a.pdf",
        role: "main",
        size: 5,
        state: "receiving",
        sha256: null,
        mediaType: null,
        pageCount: null,
        hasTextLayer: null,
        scan: notScanned,
        active: [],
        createdAt: now,
        expiresAt: later,
      });
      await r.instances.join(one, now);
    });
    const begin = (hold: string) => store.transaction((r) => r.uploads.beginAppend(id, hold));
    const end = (hold: string) => store.transaction((r) => r.uploads.endAppend(id, hold));
    assert.deepEqual([await begin(`${one}/1`), await begin(`${two}/1`)], [true, false]);
    // One server tells its own appends apart itself; a hold that it could not give back must not shut it out.
    assert.equal(await begin(`${one}/2`), true);
    await end(`${one}/1`);
    assert.equal(await begin(`${two}/2`), false);
    await end(`${one}/2`);
    assert.deepEqual([await begin(`${two}/3`), await begin(`${one}/3`)], [true, false]);
    await end(`${two}/3`);
    assert.equal(await begin(`${one}/4`), true);
    await store.transaction((r) => r.instances.end(one, null));
    assert.equal(await begin(`${two}/4`), true);
    assert.equal(await store.transaction((r) => r.uploads.beginAppend(newId(), `${one}/5`)), false);
  });
});
