import assert from "node:assert/strict";
import { fuzz } from "../../support/signatures/fuzz.ts";

describe("Damaged signed files (scripts/fuzz-signatures.ts runs this for longer)", function () {
  this.timeout(60_000);

  it("neither stop the reader nor pass over bytes that nobody signed", async () => {
    // The same files each time, so that a landing depends on the code alone; the script takes other seeds, and longer.
    const { runs, faults } = await fuzz(20_000, 20_781);
    assert.deepEqual(faults, []);
    assert.ok(runs > 100);
  });
});
