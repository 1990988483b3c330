import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { oneAhead } from "../../../src/usecases/imports/one-ahead.ts";

describe("one ahead", () => {
  it("gives the values in their order, with the next on its way and no more than that", async () => {
    const made: number[] = [];
    async function* numbers() {
      for (let number = 1; number <= 4; number += 1) {
        made.push(number);
        yield number;
      }
    }
    const seen: (readonly [number, readonly number[]])[] = [];
    for await (const number of oneAhead(numbers())) {
      await nextTurn();
      seen.push([number, [...made]]);
    }
    assert.deepEqual(seen, [
      [1, [1, 2]],
      [2, [1, 2, 3]],
      [3, [1, 2, 3, 4]],
      [4, [1, 2, 3, 4]],
    ]);
  });

  it("tells of a failure when its turn comes, after what was before it", async () => {
    async function* failing() {
      yield 1;
      throw new Error("unreadable");
    }
    const seen: number[] = [];
    const reading = async () => {
      for await (const number of oneAhead(failing())) {
        await nextTurn();
        seen.push(number);
      }
    };
    await assert.rejects(reading, /unreadable/);
    assert.deepEqual(seen, [1]);
  });

  it("waits for what is on its way when somebody stops, and lets the source close", async () => {
    let isOpen = true;
    async function* open() {
      try {
        for (let number = 1; ; number += 1) {
          await nextTurn();
          assert.ok(isOpen);
          yield number;
        }
      } finally {
        isOpen = false;
      }
    }
    for await (const number of oneAhead(open())) if (number === 2) break;
    assert.equal(isOpen, false);
  });
});
