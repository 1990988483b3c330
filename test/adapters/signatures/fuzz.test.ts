import assert from "node:assert/strict";
import { fuzz } from "../../support/signatures/fuzz.ts";

describe("Damaged signed files (scripts/fuzz-signatures.ts runs this for longer)", function () {
  this.timeout(60_000);

  it("neither stop the reader nor pass over bytes that nobody signed", async () => {
    // Another seed each day, named in what fails.
    const { runs, faults } = await fuzz(6_000, Math.floor(Date.now() / 86_400_000));
    assert.deepEqual(faults, []);
    assert.ok(runs > 100);
  });
});
