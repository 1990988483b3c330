import assert from "node:assert/strict";
import { pino } from "pino";
import { systemClock } from "../../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { defaultInstanceSettings, joinInstances } from "../../src/jobs/join-instances.ts";
import type { OutboxHandlers } from "../../src/jobs/outbox-worker.ts";
import { dailyAt, every, runDueJobs, type PeriodicJob } from "../../src/jobs/periodic-jobs.ts";
import { defaultJobSettings, startJobs } from "../../src/jobs/start-jobs.ts";
import type { Store } from "../../src/ports/store.ts";
import { loneInstance } from "../support/lone-instance.ts";
import { clockAt } from "../support/clock-at.ts";
import { idleHandlers } from "../support/idle-handlers.ts";

const log = pino({ level: "silent" });

describe("the jobs", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ engine: "sqlite", file: ":memory:" });
  });
  afterEach(() => store.close());

  async function add(count: number): Promise<void> {
    const now = new Date();
    const rows = Array.from({ length: count }, (_, i) => ({
      id: uuidIds.next(),
      agencyId: null,
      kind: "deliverNotice" as const,
      key: String(i),
      payload: { key: i },
      createdAt: now,
      runAt: now,
    }));
    await store.transaction(({ outbox }) => outbox.add(rows));
  }
  function handlers(work: () => Promise<void>): OutboxHandlers {
    const handle = async () => {
      await work();
      return { kind: "done" } as const;
    };
    return { ...idleHandlers, deliverNotice: handle, refreshCards: handle };
  }
  const settings = { ...defaultJobSettings, pollMs: 10, tickMs: 20 };
  const join = (from: Store = store) =>
    joinInstances({ store: from, clock: systemClock, ids: uuidIds }, log, defaultInstanceSettings);
  const start = async (work: () => Promise<void>, periodic: readonly PeriodicJob[] = []) =>
    startJobs({ store, clock: systemClock, instance: await join() }, handlers(work), periodic, log, settings);
  const until = async (condition: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 500 && !(await condition()); i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(await condition());
  };

  it("deliver everything, several at a time and never more", async () => {
    await add(20);
    let running = 0;
    let most = 0;
    const jobs = await start(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 15));
      running -= 1;
    });
    await until(async () => (await store.read.outbox.counts()).waiting === 0);
    assert.equal(most, settings.lanes);
    await jobs.check();
    await jobs.stop(1000);
  });

  it("finish what is in hand when they stop, and take nothing new", async () => {
    await add(20);
    let begun = 0;
    let ended = 0;
    const jobs = await start(async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      ended += 1;
    });
    await until(() => begun > 0);
    await jobs.stop(5000);
    assert.equal(ended, begun);
    assert.equal((await store.read.outbox.counts()).waiting, 20 - ended);
  });

  it("give back what does not end within the grace", async () => {
    await add(1);
    let begun = false;
    const stuck = Promise.withResolvers<undefined>();
    const jobs = await start(async () => {
      begun = true;
      await stuck.promise;
    });
    await until(() => begun);
    await jobs.stop(50);
    let again = false;
    const others = await start(async () => {
      again = true;
      await Promise.resolve();
    });
    await until(() => again);
    await others.stop(1000);
    stuck.resolve(undefined);
  });

  it("go on after the store failed for a while", async () => {
    let fails = 3;
    const failing: Store = {
      ...store,
      transaction: (work) => {
        fails -= 1;
        return fails >= 0 ? Promise.reject(new Error("locked")) : store.transaction(work);
      },
    };
    const jobs = startJobs(
      { store: failing, clock: systemClock, instance: await join() },
      handlers(() => Promise.resolve()),
      [],
      log,
      settings,
    );
    await until(() => fails < 0);
    await add(1);
    await until(async () => (await store.read.outbox.counts()).waiting === 0);
    await jobs.stop(1000);
  }).timeout(15_000);

  it("leave what judges a standstill until the server has been up for a while", async () => {
    const runs: string[] = [];
    const job = (name: string): PeriodicJob => ({
      name,
      next: every(60),
      run: async () => void (await Promise.resolve(runs.push(name))),
    });
    const periodic = [{ ...job("reconcile"), afterStartMs: 3_600_000 }, job("sweep")];
    const jobs = await start(() => Promise.resolve(), periodic);
    await until(() => runs.length > 0);
    await jobs.stop(1000);
    assert.deepEqual(runs, ["sweep"]);
  });

  describe("by the clock", () => {
    const clock = clockAt(new Date("2026-11-20T01:00:00Z"));
    const run = (jobs: readonly PeriodicJob[], owner = "one") =>
      runDueJobs({ store, clock, instance: loneInstance(owner) }, jobs, log, () => false);
    const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

    it("run when they are due, on one server", async () => {
      let runs = 0;
      const job = {
        name: "sweep",
        next: every(60),
        run: async () => void (await Promise.resolve((runs += 1))),
      };
      await Promise.all([run([job], "one"), run([job], "two"), run([job], "three")]);
      assert.equal(runs, 1);
      later(59 * 60_000);
      await run([job]);
      assert.equal(runs, 1);
      later(60_000);
      await run([job], "two");
      assert.equal(runs, 2);
    });

    it("are tried again after a minute when they fail, and do not keep others from running", async () => {
      let tries = 0;
      let other = 0;
      const jobs = [
        {
          name: "failing",
          next: every(600),
          run: () => {
            tries += 1;
            return Promise.reject(new Error("no"));
          },
        },
        { name: "other", next: every(600), run: async () => void (await Promise.resolve((other += 1))) },
      ];
      await run(jobs);
      later(61_000);
      await run(jobs);
      assert.deepEqual([tries, other], [2, 1]);
    });

    it("are taken over when a server died in the middle of one", async () => {
      let runs = 0;
      const job = {
        name: "sweep",
        next: every(60),
        run: async () => void (await Promise.resolve((runs += 1))),
      };
      const begun = Promise.withResolvers<void>();
      const endless = async () => {
        begun.resolve();
        await new Promise<void>(() => undefined);
      };
      void run([{ ...job, run: endless }], "dying");
      await begun.promise;
      later(24 * 3_600_000);
      await run([job], "next");
      assert.equal(runs, 0);
      await store.transaction(async ({ instances }) => {
        await instances.join("dying", clock.now());
        await instances.end("dying", null);
      });
      await run([job], "next");
      assert.equal(runs, 1);
    });

    it("know a time of the day in Vietnam", () => {
      const at = dailyAt("02:00");
      assert.equal(at(new Date("2026-11-20T18:59:00Z")).toISOString(), "2026-11-20T19:00:00.000Z");
      assert.equal(at(new Date("2026-11-20T19:00:00Z")).toISOString(), "2026-11-21T19:00:00.000Z");
    });
  });
});
