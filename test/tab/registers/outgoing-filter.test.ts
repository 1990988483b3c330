import assert from "node:assert/strict";
import {
  isWholeOutgoing,
  readOutgoingFilter,
  writeOutgoingFilter,
} from "../../../tab/src/registers/outgoing-filter.ts";

describe("what narrows the register of outgoing documents", () => {
  const read = (address: string) => readOutgoingFilter(new URLSearchParams(address));

  it("lives in the address, order and number to begin at included, and comes back from it", () => {
    const filter = read("year=2026&sort=numberAsc&atNumber=12&view=own");
    assert.deepEqual(writeOutgoingFilter(filter), { year: "2026", sort: "numberAsc", atNumber: "12" });
    assert.deepEqual(read(new URLSearchParams(writeOutgoingFilter(filter)).toString()), filter);
  });

  it("leaves out what it does not understand and keeps the rest", () => {
    assert.deepEqual(read("sort=sideways&q=quy+che&limit=5"), { view: "own", sort: "number", q: "quy che" });
  });

  it("is a whole register only where nothing but year, register, order and place are chosen", () => {
    assert.equal(isWholeOutgoing(read("year=2026&register=decisions&sort=numberAsc&atNumber=3")), true);
    for (const narrowed of ["q=a", "view=received", "typeName=C%C3%B4ng+v%C4%83n", "to=2026-01-01"])
      assert.equal(isWholeOutgoing(read(narrowed)), false, narrowed);
  });
});
