import assert from "node:assert/strict";
import { isWhole, queryOf, readFilter, writeFilter } from "../../../tab/src/registers/incoming-filter.ts";

describe("what narrows the register of incoming documents", () => {
  it("lives in the address and comes back from it", () => {
    const filter = readFilter(new URLSearchParams("year=2026&view=overdue&q=so+noi+vu&priority=3"));
    assert.deepEqual(writeFilter(filter), { year: "2026", view: "overdue", q: "so noi vu", priority: "3" });
    assert.deepEqual(readFilter(new URLSearchParams(writeFilter(filter))), filter);
  });

  it("leaves out what it does not understand and keeps the rest", () => {
    const filter = readFilter(new URLSearchParams("view=soon&state=assigned&priority=9&limit=5"));
    assert.equal(filter.view, "all");
    assert.equal(filter.state, "assigned");
    assert.equal(filter.priority, undefined);
  });

  it("is the whole register only where nothing but year, order and place are chosen", () => {
    assert.equal(isWhole(readFilter(new URLSearchParams("year=2026&sort=numberAsc&atNumber=377"))), true);
    for (const narrowed of ["q=a", "view=late", "state=done", "from=2026-01-01", "sender=a"])
      assert.equal(isWhole(readFilter(new URLSearchParams(narrowed))), false, narrowed);
  });

  it("asks for a page from a number or from where the last one ended", () => {
    const filter = readFilter(new URLSearchParams("year=2026&atNumber=377"));
    assert.equal(queryOf(filter, { atNumber: 200 }, 100)["atNumber"], 200);
    assert.equal(queryOf(filter, { cursor: "x" }, 100)["atNumber"], undefined);
  });
});
