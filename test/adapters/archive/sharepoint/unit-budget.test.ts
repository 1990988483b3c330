import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import {
  createUnitBudget,
  defaultBudget,
  type BudgetSettings,
  type UnitBudget,
} from "../../../../src/adapters/archive/sharepoint/unit-budget.ts";
import { ArchiveUnavailable } from "../../../../src/ports/archive.ts";

/** A clock that stands until it is set on, with the timers that wait by it. */
function standingClock() {
  let at = Date.UTC(2026, 10, 22, 9);
  const timers = new Set<{ readonly at: number; readonly ring: () => void }>();
  return {
    now: () => at,
    wait: (ms: number, ring: () => void) => {
      const timer = { at: at + ms, ring };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
    /** Milliseconds, in steps in which timers go off when they are due. */
    async pass(ms: number) {
      const until = at + ms;
      await setImmediate();
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers.delete(next);
        at = Math.max(at, next.at);
        next.ring();
        await setImmediate();
      }
      at = until;
      await setImmediate();
    },
  };
}

describe("the budget of Graph's units", () => {
  let clock: ReturnType<typeof standingClock>;
  beforeEach(() => (clock = standingClock()));
  const budgetOf = (perMinute: number, more: Partial<BudgetSettings> = {}): UnitBudget =>
    createUnitBudget({ ...defaultBudget, perMinute, now: clock.now, wait: clock.wait, ...more });
  const isThrottled = (error: unknown) => error instanceof ArchiveUnavailable && error.fault === "throttled";

  it("lets no more pass in any minute than it may, however many ask", async () => {
    const budget = budgetOf(100, { patience: { urgent: 600, background: 600 } });
    const passed: number[] = [];
    for (let i = 0; i < 300; i += 1) void budget.take(1, true).then(() => passed.push(clock.now()));
    await clock.pass(240_000);
    assert.equal(passed.length, 300);
    for (const from of passed) {
      const within = passed.filter((at) => at >= from && at < from + 60_000).length;
      assert.ok(within <= 101, `${within} in a minute`);
    }
  });

  it("lets people go before background work, of which a part of the budget is kept free", async () => {
    const budget = budgetOf(100, { patience: { urgent: 600, background: 600 } });
    const passed: string[] = [];
    for (let i = 0; i < 40; i += 1) void budget.take(1, false).then(() => passed.push("background"));
    await clock.pass(0);
    assert.equal(passed.length, 14, "a burst is 20, of which 6 are kept");
    for (let i = 0; i < 8; i += 1) void budget.take(1, true).then(() => passed.push("urgent"));
    await clock.pass(2_000);
    assert.deepEqual(new Set(passed.slice(14, 22)), new Set(["urgent"]));
    await clock.pass(120_000);
    assert.equal(passed.length, 48);
  });

  it("pauses everybody when Graph asks for it, and tells at once who would wait too long", async () => {
    const budget = budgetOf(1000);
    budget.pauseFor(10);
    let gone = false;
    void budget.take(1, true).then(() => (gone = true));
    await clock.pass(9_900);
    assert.equal(gone, false);
    await clock.pass(200);
    assert.equal(gone, true);
    budget.pauseFor(900);
    await assert.rejects(budget.take(1, true), isThrottled);
    await assert.rejects(budget.take(1, false), (error) => {
      assert.ok(error instanceof ArchiveUnavailable);
      return error.retryAfter === 900;
    });
  });

  it("fails who waits already when a pause comes that is longer than they should wait", async () => {
    const budget = budgetOf(60);
    void budget.take(12, true);
    const waiting = budget.take(12, true);
    budget.pauseFor(3600);
    await assert.rejects(waiting, isThrottled);
  });

  it("uses no more than Graph says is left, and leaves people their part of that", async () => {
    const budget = budgetOf(1000, { patience: { urgent: 600, background: 600 } });
    budget.hear({ units: 65, seconds: 30 });
    const passed: string[] = [];
    for (let i = 0; i < 10; i += 1) void budget.take(1, false).then(() => passed.push("background"));
    await clock.pass(0);
    assert.equal(passed.length, 5, "60 of 65 are left to people");
    for (let i = 0; i < 70; i += 1) void budget.take(1, true).then(() => passed.push("urgent"));
    await clock.pass(0);
    assert.equal(passed.length, 65);
    budget.hear(null);
    await clock.pass(30_000);
    assert.equal(passed.length, 80, "the account is full again");
  });

  it("takes what other servers let through out of the same budget, and their pauses for its own", async () => {
    const [one, other] = [budgetOf(600), budgetOf(600)];
    await one.take(1, true);
    for (const { key, used } of one.busy()) other.learn("one", key, used);
    for (let i = 0; i < 100; i += 1) await one.take(1, true);
    for (const { key, used } of one.busy()) other.learn("one", key, used);
    let passed = 0;
    for (let i = 0; i < 120; i += 1) void other.take(1, true).then(() => (passed += 1));
    await clock.pass(0);
    assert.equal(passed, 20, "a burst is 120, of which the other took 100");
    one.pauseFor(300);
    for (const { key, used } of one.busy()) other.learn("one", key, used);
    await assert.rejects(other.take(1, true), isThrottled);
    assert.deepEqual(
      other.busy().filter(({ key }) => key === "pause"),
      [],
      "not told back",
    );
  });

  it("holds a day's amount, too", async () => {
    const budget = budgetOf(100, { patience: { urgent: 1e9, background: 1e9 } });
    let passed = 0;
    const more = (): void => {
      passed += 10;
      if (passed < 150_000) void budget.take(10, true).then(more);
    };
    void budget.take(10, true).then(more);
    await clock.pass(86_400_000);
    assert.ok(passed <= 96_100 && passed > 80_000, `${passed} in a day`);
  });

  it("lets everybody go in the time that its rate takes, however small a burst may be, and no sooner", async () => {
    const cases = fc.record({
      perMinute: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 200_000 })),
      burst: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.constant(1 / 300)),
      calls: fc.integer({ min: 20, max: 120 }),
      units: fc.integer({ min: 1, max: 5 }),
      isUrgent: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ perMinute, burst, calls, units, isUrgent }) => {
        clock = standingClock();
        const patience = { urgent: 1e9, background: 1e9 };
        const budget = budgetOf(perMinute, { dayFactor: null, burst, patience });
        let last: number | null = null;
        const began = clock.now();
        const all = Array.from({ length: calls }, () => budget.take(units, isUrgent));
        void Promise.all(all).then(() => (last = clock.now()));
        // At once the burst alone, of a small rate half a minute's units; then the rest of a minute's in every minute.
        const atOnce = Math.min(perMinute / 2, Math.max(perMinute * burst, perMinute / 3_000, 1.5));
        const perMs = (perMinute - atOnce) / 60_000;
        const ms = (count: number) => Math.max(0, count * units - atOnce) / perMs;
        const keptFree = isUrgent ? 0 : 0.3 * atOnce;
        await clock.pass(1.1 * ms(calls) + (units + keptFree) / perMs + 20);
        assert.ok(last !== null, "somebody waits still");
        assert.ok(last - began >= ms(calls - 1) - 1, `${last - began} ms are too few`);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it("goes on at its rate for days where there is no amount for a day", async () => {
    const budget = budgetOf(10, { dayFactor: null, patience: { urgent: 1e9, background: 1e9 } });
    let passed = 0;
    const more = (): void => {
      passed += 1;
      void budget.take(1, true).then(more);
    };
    void budget.take(1, true).then(more);
    await clock.pass(2 * 86_400_000);
    assert.ok(passed >= 8 * 2880, `${passed} in two days`);
  });

  it("gives each server its part of a limit that holds within a second, without news of the others", async () => {
    const more = {
      dayFactor: null,
      burst: 3 / 1_620,
      servers: () => 2,
      patience: { urgent: 600, background: 600 },
    };
    const servers = [budgetOf(1_620, more), budgetOf(1_620, more)];
    const passed: number[] = [];
    for (const server of servers)
      for (let i = 0; i < 200; i += 1) void server.take(1, true).then(() => passed.push(clock.now()));
    await clock.pass(20_000);
    assert.equal(passed.length, 400);
    for (const from of passed)
      assert.ok(
        passed.filter((at) => at >= from && at < from + 1_000).length <= 30,
        "more than 30 in a second",
      );
    assert.ok((passed.at(-1) ?? 0) - (passed[0] ?? 0) < 1.1 * (400 / 27) * 1_000);
    assert.deepEqual(servers[0]?.busy(), []);
  });
});
