import assert from "node:assert/strict";
import { pino } from "pino";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { joinInstances } from "../../src/jobs/join-instances.ts";
import type { Store } from "../../src/ports/store.ts";
import { clockAt } from "../support/clock-at.ts";

const log = pino({ level: "silent" });
const hourMs = 3_600_000;

describe("Several servers on one store", () => {
  let store: Store;
  let clock: ReturnType<typeof clockAt>;
  let steadyMs: number;
  beforeEach(async () => {
    store = await openStore({ engine: "sqlite", file: ":memory:" });
    clock = clockAt(new Date("2026-11-20T01:00:00Z"));
    steadyMs = 0;
  });
  afterEach(() => store.close());

  const settings = { beatMs: 3000, deadAfterMs: 12_000, steady: () => steadyMs };
  const join = () => joinInstances({ store, clock, ids: uuidIds }, log, settings);
  /** Time passes for everybody: on the wall and in every process. */
  function pass(ms: number): void {
    steadyMs += ms;
    clock.set(new Date(clock.now().getTime() + ms));
  }
  async function add(key: string, runAt = clock.now()): Promise<void> {
    const row = {
      id: uuidIds.next(),
      agencyId: null,
      kind: "deliverNotice" as const,
      key,
      payload: { key },
      createdAt: clock.now(),
      runAt,
    };
    await store.transaction(({ outbox }) => outbox.add([row]));
  }
  const claim = (hold: string) => store.transaction(({ outbox }) => outbox.claim(hold, clock.now()));

  it("know how many they are, and forget who left", async () => {
    const one = await join();
    const two = await join();
    await one.beat();
    assert.equal(one.count, 2);
    await two.leave();
    await one.beat();
    assert.equal(one.count, 1);
  });

  it("take over what a dead one held after it stood still for twelve seconds, and not while it lives", async () => {
    const living = await join();
    const dying = await join();
    await add("a");
    const taken = await claim(dying.newHold());
    for (let i = 0; i < 10; i += 1) {
      await dying.beat();
      await living.beat();
      pass(3000);
    }
    assert.equal(await claim(living.newHold()), null);
    for (let i = 0; i < 5; i += 1) {
      await living.beat();
      pass(3000);
    }
    await living.beat();
    assert.equal((await claim(living.newHold()))?.id, taken?.id);
  });

  it("do not let one that was taken for dead end what it held; it goes on under another name", async () => {
    const living = await join();
    const stalled = await join();
    await add("a");
    const hold = stalled.newHold();
    const { lost } = stalled;
    const row = await claim(hold);
    for (let i = 0; i < 6; i += 1) {
      await living.beat();
      pass(3000);
    }
    const before = stalled.id;
    await stalled.beat();
    assert.notEqual(stalled.id, before);
    assert.equal(lost.aborted, true);
    assert.equal(stalled.lost.aborted, false);
    const finish = (name: string) =>
      store.transaction(({ outbox }) => outbox.finish(row?.id ?? "", name, clock.now()));
    assert.equal(await finish(hold), false);
    const again = living.newHold();
    assert.equal((await claim(again))?.id, row?.id);
    assert.equal(await finish(hold), false);
    assert.equal(await finish(again), true);
  });

  it("hold nobody for dead after an hour in which none of them could reach the store", async () => {
    const one = await join();
    const two = await join();
    await one.beat();
    await two.beat();
    await one.beat();
    pass(hourMs);
    await one.beat();
    await two.beat();
    assert.equal(two.lost.aborted, false);
  });

  it("keep what they hold when the clock jumps an hour on or back, and send nothing twice", async () => {
    const one = await join();
    const two = await join();
    await add("a");
    const hold = one.newHold();
    const row = await claim(hold);
    for (const jump of [hourMs, -2 * hourMs]) {
      clock.set(new Date(clock.now().getTime() + jump));
      for (let i = 0; i < 4; i += 1) {
        await one.beat();
        await two.beat();
        steadyMs += 3000;
      }
      assert.equal(await claim(two.newHold()), null);
    }
    assert.equal(await store.transaction(({ outbox }) => outbox.isHeld(row?.id ?? "", hold)), true);
  });

  it("do not wait an hour for what was to be tried again when the clock is set back", async () => {
    const one = await join();
    await one.beat();
    await add("later", new Date(clock.now().getTime() + 60_000));
    clock.set(new Date(clock.now().getTime() - hourMs));
    assert.equal(await claim(one.newHold()), null);
    await one.beat();
    assert.notEqual(await claim(one.newHold()), null);
  });

  it("try at once what waits when the first of them starts, in case the clock was set back meanwhile", async () => {
    await add("later", new Date(clock.now().getTime() + 60_000));
    const first = await join();
    const row = await claim(first.newHold());
    assert.notEqual(row, null);
    await store.transaction(({ outbox }) =>
      outbox.retryLater(row?.id ?? "", `${first.id}/1`, new Date(clock.now().getTime() + 60_000), "busy"),
    );
    const second = await join();
    assert.equal(await claim(second.newHold()), null);
  });

  it("run a periodic job again where a dead one began it, and soon where the clock was set back", async () => {
    const one = await join();
    const claimJob = (hold: string) => {
      const now = clock.now();
      const latest = new Date(now.getTime() + 300_000);
      return store.transaction(({ outbox }) => outbox.claimJob("remind", hold, now, latest));
    };
    const hold = one.newHold();
    assert.equal(await claimJob(hold), true);
    const two = await join();
    assert.equal(await claimJob(two.newHold()), false);
    await store.transaction(({ instances }) => instances.end(one.id, null));
    const second = two.newHold();
    assert.equal(await claimJob(second), true);
    const next = new Date(clock.now().getTime() + 300_000);
    await store.transaction(({ outbox }) => outbox.finishJob("remind", second, next));
    assert.equal(await claimJob(two.newHold()), false);
    clock.set(new Date(clock.now().getTime() - hourMs));
    assert.equal(await claimJob(two.newHold()), true);
  });
});
