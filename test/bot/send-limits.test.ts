import assert from "node:assert/strict";
import { array, assert as holds, boolean, constantFrom, integer, property, tuple } from "fast-check";
import { appSpacingMs, conversationWindows, createSendLimits, noticeWindows } from "../../bot/send-limits.ts";
import { defaultJobSettings } from "../../src/jobs/start-jobs.ts";

const start = Date.parse("2026-11-21T02:00:00Z");

describe("Limits of sending", () => {
  it("never break a window of Teams, whatever comes when (7/1 s, 8/2 s, 60/30 s, 1,800/h; 30/s for the app; 10 notices a minute)", () => {
    const arrivals = array(tuple(integer({ min: 0, max: 400 }), constantFrom("a", "b", "c"), boolean()), {
      maxLength: 400,
    });
    holds(
      property(arrivals, (gaps) => {
        const limits = createSendLimits();
        const sent = new Map<string, number[]>();
        let now = start;
        for (const [gap, conversation, isNotice] of gaps) {
          now += gap;
          const wait = limits.reserve(conversation, new Date(now), 1_000, isNotice);
          if (wait > 1_000) continue;
          const keys = ["all", conversation, ...(isNotice ? [`notice ${conversation}`] : [])];
          for (const key of keys) sent.set(key, [...(sent.get(key) ?? []), now + wait]);
        }
        for (const [key, times] of sent) {
          const spacing = [{ count: 1, spanMs: appSpacingMs }];
          const own = key.startsWith("notice ") ? noticeWindows : conversationWindows;
          for (const { count, spanMs } of key === "all" ? spacing : own) {
            const sorted = times.toSorted((a, b) => a - b);
            sorted.forEach((at, i) => {
              const first = sorted[i - count];
              assert.ok(
                first === undefined || at - first >= spanMs,
                `${count + 1} in ${at - (first ?? 0)} ms`,
              );
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("let a quiet conversation write at once, and do not take a place that is too far away", () => {
    const limits = createSendLimits({ conversation: [{ count: 1, spanMs: 5_000 }], spacingMs: 0 });
    assert.equal(limits.reserve("a", new Date(start), 1_000), 0);
    assert.equal(limits.reserve("b", new Date(start), 1_000), 0);
    assert.equal(limits.reserve("a", new Date(start), 1_000), 5_000);
    assert.equal(limits.reserve("a", new Date(start + 4_500), 1_000), 500);
    assert.equal(limits.reserve("a", new Date(start + 4_500), 1_000), 5_500);
  });

  it("give each of several servers its part", () => {
    let servers = 1;
    const conversation = [{ count: 4, spanMs: 1_000 }];
    const limits = createSendLimits({ conversation, spacingMs: 0 }, () => servers);
    const waits = (n: number, from: number) =>
      Array.from({ length: n }, () => limits.reserve("a", new Date(start + from), 10_000));
    assert.deepEqual(waits(4, 0), [0, 0, 0, 0]);
    servers = 2;
    assert.deepEqual(waits(3, 5_000), [0, 0, 1_000]);
  });

  it("space what one app sends evenly, and wider the more servers send", () => {
    let servers = 1;
    const limits = createSendLimits({ spacingMs: 36 }, () => servers);
    const waits = (names: string, from: number) =>
      Array.from(names, (name) => limits.reserve(name, new Date(start + from), 1_000));
    assert.deepEqual(waits("abc", 0), [0, 36, 72]);
    servers = 3;
    assert.deepEqual(waits("def", 1_000), [0, 108, 216]);
  });

  it("hold everybody back during a pause, and nobody after it", () => {
    const limits = createSendLimits({ spacingMs: 0 });
    limits.pauseUntil(new Date(start + 3_000));
    limits.pauseUntil(new Date(start + 1_000));
    assert.equal(limits.reserve("a", new Date(start), 1_000), 3_000);
    assert.equal(limits.reserve("a", new Date(start + 2_500), 1_000), 500);
    assert.equal(limits.reserve("b", new Date(start + 3_000), 1_000), 0);
  });

  it("send those that a process held up one after the other, not all at once, and catch up", () => {
    const limits = createSendLimits();
    for (let n = 0; n < 10; n += 1) limits.reserve(`${n}`, new Date(start), 1_000);
    const late = new Date(start + 2_000);
    const waits = Array.from({ length: 10 }, () => limits.depart(late));
    waits.forEach((wait, n) => assert.ok(Math.abs(wait - n * appSpacingMs * 0.95) < 0.001, `${wait}`));
    assert.equal(limits.depart(new Date(start + 5_000)), 0);
  });

  it("go slower after a 429 for a while, once for each burst, and never stop", () => {
    const limits = createSendLimits();
    let now = start;
    const pace = (): number => {
      const [first, second] = [now, now].map((at) => limits.reserve(`${now}`, new Date(at), 60_000));
      now += 10_000;
      return (second ?? 0) - (first ?? 0);
    };
    const near = (ms: number) => {
      const is = pace();
      assert.ok(Math.abs(is - ms) < 0.1, `${is} and not ${ms}`);
    };
    near(36);
    for (const ms of [2_000, 2_100, 2_200]) limits.pauseUntil(new Date(now + ms));
    assert.equal(limits.pauseLeft(new Date(now)), 2_200);
    now += 10_000;
    assert.equal(limits.pauseLeft(new Date(now)), 0);
    near(36 * 1.1);
    for (let n = 0; n < 20; n += 1) limits.pauseUntil(new Date(now + n * 5_000));
    now += 200_000;
    near(36 * 1.4);
    for (let n = 0; n < 4_000; n += 1) limits.reserve("a", new Date(now + n * 4_000), 1e9);
    now += 4_000 * 4_000;
    near(36);
  });

  it("let every lane of a server wait for its turn, however many servers send", () => {
    for (const servers of [1, 2, 5]) {
      const limits = createSendLimits({}, () => servers);
      const waits = Array.from({ length: defaultJobSettings.cardLanes }, (_, n) =>
        limits.reserve(`${n}`, new Date(start), limits.patienceMs()),
      );
      assert.ok(Math.max(...waits) <= limits.patienceMs(), `${servers}: ${Math.max(...waits)}`);
    }
  });
});
