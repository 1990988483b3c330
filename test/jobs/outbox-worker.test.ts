import assert from "node:assert/strict";
import { pino } from "pino";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { backoffMs, mostAttempts } from "../../src/jobs/backoff.ts";
import { fenced } from "../../src/jobs/fenced.ts";
import { outboxWorker, type OutboxHandlers } from "../../src/jobs/outbox-worker.ts";
import type { Handled } from "../../src/usecases/notices/handled.ts";
import { lastOfRow, LeaseLost, type Lease } from "../../src/ports/instance.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import { idleHandlers } from "../support/idle-handlers.ts";
import { loneInstance } from "../support/lone-instance.ts";
import { clockAt } from "../support/clock-at.ts";

const log = pino({ level: "silent" });
const nothing = () => Promise.reject(new Error("Nothing is sent here."));
const messenger: Messenger = { send: nothing, update: nothing, otherWordsOf: nothing, shownOf: nothing };
const agencyId = uuidIds.next();

describe("the outbox worker", () => {
  let store: Store;
  let clock: ReturnType<typeof clockAt>;
  beforeEach(async () => {
    store = await openStore({ engine: "sqlite", file: ":memory:" });
    clock = clockAt(new Date("2026-11-20T01:00:00Z"));
  });
  afterEach(() => store.close());

  async function add(key = "a"): Promise<string> {
    const id = uuidIds.next();
    const now = clock.now();
    const row = {
      id,
      agencyId,
      kind: "deliverNotice",
      key,
      payload: { key },
      createdAt: now,
      runAt: now,
    } as const;
    await store.transaction(({ outbox }) => outbox.add([row]));
    return id;
  }
  const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

  /** A worker that answers each row with what `work` says, and remembers which it saw. */
  function worker(name: string, work: (key: string, lease: Lease) => Promise<Handled> | Handled) {
    const seen: string[] = [];
    const handle = async (payload: Readonly<Record<string, unknown>>, lease: Lease) => {
      seen.push(String(payload["key"]));
      return work(String(payload["key"]), lease);
    };
    const handlers: OutboxHandlers = { ...idleHandlers, deliverNotice: handle, refreshCards: handle };
    const instance = loneInstance(name);
    const made = outboxWorker({ store, clock, instance }, handlers, log, { handlerMs: 100 });
    const runOne = async () => {
      const [taken] = await made.take(1);
      await taken?.();
      return taken !== undefined;
    };
    return { ...made, runOne, seen };
  }
  const done = (): Handled => ({ kind: "done" });
  const retry = (afterMs: number | null = null): Handled => ({ kind: "retry", afterMs, reason: "busy" });

  it("does what is due once, and nothing twice", async () => {
    await add("a");
    await add("b");
    await add("a");
    const one = worker("one", done);
    while (await one.runOne());
    assert.deepEqual(one.seen.sort(), ["a", "b"]);
    assert.equal((await store.read.outbox.counts()).waiting, 0);
    later(24 * 3_600_000);
    assert.equal(await one.runOne(), false);
  });

  it("shares rows among workers without doing one twice", async () => {
    for (let i = 0; i < 40; i++) await add(String(i));
    const workers = [1, 2, 3, 4].map((n) => worker(`worker ${n}`, done));
    await Promise.all(
      workers.map(async (one) => {
        while (await one.runOne());
      }),
    );
    const seen = workers.flatMap((one) => one.seen);
    assert.equal(seen.length, 40);
    assert.equal(new Set(seen).size, 40);
  });

  /** What the others do when they see that a server is dead. */
  const end = (name: string) =>
    store.transaction(async ({ instances }) => {
      await instances.join(name, clock.now());
      assert.equal(await instances.end(name, null), true);
    });

  it("takes over from a worker that died, when its server is ended and not before, however late it is", async () => {
    await add("a");
    const dying = worker("dying", done);
    assert.equal((await dying.take(1)).length, 1); // and never works on it
    const next = worker("next", done);
    later(24 * 3_600_000);
    assert.equal(await next.runOne(), false);
    await end("dying");
    assert.equal(await next.runOne(), true);
    assert.deepEqual(next.seen, ["a"]);
    assert.equal((await store.read.outbox.counts()).waiting, 0);
  });

  it("ends a row with the last thing that its handler writes, or neither where the lease was lost", async () => {
    await add("a");
    const last = (records: Records) => records.instances.join("written", clock.now());
    const leases: Lease[] = [];
    const one = worker("one", async (_key, lease) => {
      leases.push(lease);
      await fenced({ store, messenger }, lease).store.transaction(last, lastOfRow);
      assert.deepEqual(await store.read.outbox.counts(), { waiting: 0, dead: 0, oldest: null });
      return done();
    });
    await one.runOne();
    const [lease] = leases;
    assert.ok(lease !== undefined);
    const again = fenced({ store, messenger }, lease);
    await assert.rejects(
      again.store.transaction(({ instances }) => instances.join("too late", clock.now()), lastOfRow),
      LeaseLost,
    );
    const names = (await store.read.instances.all()).map(({ id }) => id);
    assert.deepEqual([names.includes("written"), names.includes("too late")], [true, false]);
  });

  it("does not let a worker that lost its lease end what another one holds, nor write anything else", async () => {
    const id = await add("a");
    let lease: Lease | undefined;
    const gate = Promise.withResolvers<undefined>();
    const slow = worker("slow", async (_key, held) => {
      lease = held;
      await gate.promise;
      return done();
    });
    const work = (await slow.take(1))[0]?.();
    await store.transaction(async (records) => lease?.hold(records));
    await end("slow");
    const next = worker("next", () => retry());
    await next.runOne();
    await assert.rejects(
      store.transaction(async (records) => lease?.hold(records)),
      LeaseLost,
    );
    gate.resolve(undefined);
    await work;
    assert.equal((await store.read.outbox.counts()).waiting, 1);
    assert.equal(await store.transaction(({ outbox }) => outbox.finish(id, "slow/1", clock.now())), false);
  });

  it("gives up what hangs, tries it again, and does not listen to its end any more", async () => {
    await add("a");
    const gate = Promise.withResolvers<undefined>();
    const hanging = worker("hanging", async (_key, { signal }) => {
      await gate.promise;
      assert.equal(signal.aborted, true);
      return done();
    });
    await hanging.runOne();
    const late = await store.read.outbox.counts();
    gate.resolve(undefined);
    await gate.promise;
    assert.equal(late.waiting, 1);
    later(2001);
    const next = worker("next", done);
    assert.equal(await next.runOne(), true);
  });

  it("waits at least as long as the other side asked", async () => {
    await add("a");
    const one = worker("one", () => retry(90_000));
    await one.runOne();
    later(89_999);
    assert.equal(await one.runOne(), false);
    later(2000 + 1);
    assert.equal(await one.runOne(), true);
  });

  it("tries again after faults, ever more slowly, and buries after the last attempt for people to see", async () => {
    const id = await add("a");
    const one = worker("one", () => {
      throw new Error("no connection");
    });
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      assert.equal(await one.runOne(), true, `attempt ${attempt}`);
      later(31 * 60_000);
    }
    assert.equal(await one.runOne(), false);
    const [dead] = await store.read.outbox.dead(agencyId, 10);
    assert.equal(dead?.id, id);
    assert.equal(dead?.lastError, "Error: no connection");
    assert.equal(one.seen.length, mostAttempts);
  });

  it("buries at once what will never succeed, and an administrator can revive it", async () => {
    const id = await add("a");
    let answer: Handled = { kind: "dead", reason: "no such person" };
    const one = worker("one", () => answer);
    await one.runOne();
    assert.equal((await store.read.outbox.counts()).dead, 1);
    assert.equal(await one.runOne(), false);
    answer = done();
    assert.ok(await store.transaction(({ outbox }) => outbox.revive(id, agencyId, clock.now())));
    assert.equal(await one.runOne(), true);
    assert.deepEqual(await store.read.outbox.counts(), { waiting: 0, dead: 0, oldest: null });
  });

  it("buries a row that ends the process each time it is touched", async () => {
    await add("a");
    const crashing = worker("crashing", done);
    for (let i = 0; i < mostAttempts; i++) {
      assert.equal((await crashing.take(1)).length, 1);
      await end("crashing");
    }
    const next = worker("next", done);
    await next.runOne();
    assert.deepEqual(next.seen, []);
    assert.equal((await store.read.outbox.counts()).dead, 1);
  });

  it("gives back what is in hand when it stops, for another to take at once", async () => {
    await add("a");
    const stopped = worker("stopped", done);
    const [work] = await stopped.take(1);
    await stopped.release();
    const next = worker("next", done);
    assert.equal(await next.runOne(), true);
    await work?.();
    assert.equal((await store.read.outbox.counts()).waiting, 0);
  });

  it("waits with full jitter up to a limit", () => {
    assert.equal(
      backoffMs(1, () => 1),
      2000,
    );
    assert.equal(
      backoffMs(4, () => 1),
      16_000,
    );
    assert.equal(
      backoffMs(25, () => 1),
      30 * 60_000,
    );
    assert.equal(
      backoffMs(9, () => 0),
      0,
    );
  });
});
