import assert from "node:assert/strict";
import { fuzz } from "../../support/signatures/fuzz.ts";

/**
 * About half a minute for PDFs and CMS each. The same files each time, on every machine, so that a landing depends on the code alone; the
 * script takes other seeds, and longer.
 */
const bounds = {
  pdf: { seed: 20_781, files: 20_000 },
  cms: { seed: 30_782, files: 60_000 },
  trust: { seed: 40_783, files: 10_000 },
} as const;

describe("Damaged signed files (scripts/fuzz-signatures.ts runs this for longer)", function () {
  this.timeout(600_000);

  for (const target of ["pdf", "cms", "trust"] as const) {
    it(`neither stop the reader nor pass over bytes that nobody signed: ${target}`, () => {
      const { seed, files } = bounds[target];
      const { runs, faults } = fuzz(target, seed, (done) => done < files);
      assert.deepEqual(faults, []);
      assert.equal(runs, files);
    });
  }
});
