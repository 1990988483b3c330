import assert from "node:assert/strict";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { seedSampleData } from "../../src/sample-data/seed-sample-data.ts";
import { emptyAt } from "./seeded-store.ts";

describe("A seeding that ends half-way", () => {
  it("leaves nothing behind, so that the next start takes the store for empty and begins anew", async function () {
    this.timeout(120_000);
    const empty = await emptyAt(new Date("2026-11-23T02:10:00Z"));
    const { services } = empty;
    try {
      let given = 0;
      // Both agencies are founded by then, and their people appointed.
      const ending = {
        next: () => {
          if ((given += 1) > 330) throw new Error("killed");
          return uuidIds.next();
        },
      };
      await assert.rejects(seedSampleData({ ...services, ids: ending }), { message: "killed" });
      const { read } = services.store;
      assert.deepEqual(await read.organisation.agenciesHere(), []);
      assert.equal(await read.audit.count(), 0);
    } finally {
      await empty.close();
    }
  });
});
