import assert from "node:assert/strict";
import { firstPageOf, placeAt, placesFor } from "../../../tab/src/app/navigation.ts";

describe("The tab's navigation", () => {
  it("offers registering to clerks and administration to administrators alone", () => {
    const words = (roles: Parameters<typeof placesFor>[0]) => placesFor(roles).map(({ word }) => word);
    assert.deepEqual(words(["clerk"]), [
      "work",
      "incoming",
      "outgoing",
      "drafts",
      "registering",
      "announcing",
    ]);
    assert.deepEqual(words(["leader"]), ["work", "incoming", "outgoing", "drafts", "announcing"]);
    assert.deepEqual(words(["auditor"]), ["incoming", "outgoing", "drafts"]);
    assert.deepEqual(words(["administrator"]), ["administration"]);
  });

  it("opens on the work, and for those who have none on the first page they may see", () => {
    assert.equal(firstPageOf(["specialist"]), "/work");
    assert.equal(firstPageOf(["administrator"]), "/administration");
    assert.equal(firstPageOf(["auditor"]), "/incoming");
  });

  it("marks the most exact place of an address", () => {
    const places = placesFor(["clerk"]);
    assert.equal(placeAt("/incoming/new", places)?.word, "registering");
    assert.equal(placeAt("/incoming", places)?.word, "incoming");
    assert.equal(placeAt("/work/done", places)?.word, "work");
    assert.equal(placeAt("/", places)?.word, "work");
    assert.equal(placeAt("/documents/1", places), undefined);
  });
});
