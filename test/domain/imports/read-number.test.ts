import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  numberText,
  placeOfSuffix,
  readBookNumber,
  suffixes,
  suffixRank,
} from "../../../src/domain/imports/read-number.ts";
import { sortKeyOf } from "../../../src/domain/incoming/sort-key.ts";

describe("A number of an old register", () => {
  it("is read however it was written", () => {
    for (const written of ["15", "015", " 15 ", "15.0", "Số 15", "số đến: 15", "15/VBĐ", "15-SNV", 15])
      assert.deepEqual(readBookNumber(written), { number: 15, suffix: "" }, String(written));
  });

  it("keeps what was put behind it", () => {
    for (const [written, suffix] of [
      ["15a", "a"],
      ["15 A", "a"],
      ["15-b", "b"],
      ["15đ/SNV", "đ"],
      ["15bis", "bis"],
    ] as const)
      assert.deepEqual(readBookNumber(written), { number: 15, suffix }, written);
  });

  it("is none where something else stands", () => {
    for (const written of ["", "abc", "0", "-3", "1.5", "15 16", "123456789012", null])
      assert.equal(readBookNumber(written), null, String(written));
  });

  it("is the same written and read, for every number and suffix", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.constantFrom("", ...suffixes),
        (number, suffix) => {
          assert.deepEqual(readBookNumber(numberText({ number, suffix })), { number, suffix });
        },
      ),
    );
  });

  it("has its own place, behind its number and before the next, whatever the suffix and register", () => {
    const ranks = ["", ...suffixes].map((suffix) => suffixRank(suffix) ?? -1);
    const keys = [1, 2].flatMap((number) =>
      ranks.flatMap((rank) =>
        [0, 7, 49].map((ordinal) => sortKeyOf(2024, number, placeOfSuffix(ordinal, rank) ?? -1)),
      ),
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(Math.max(...keys.slice(0, keys.length / 2)) < sortKeyOf(2024, 2, 0));
    assert.equal(placeOfSuffix(50, 1), null);
    assert.equal(suffixRank("xyz"), null);
  });
});
