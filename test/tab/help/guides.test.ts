import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { tours } from "../../../src/contract/help.ts";
import { guideWords } from "../../../tab/src/help/guide-words.ts";
import { guides, guidesAt, guidesFor } from "../../../tab/src/help/guides.ts";
import { tourFor, toursFor } from "../../../tab/src/help/tour-steps.ts";

const root = path.join(import.meta.dirname, "../../..");

describe("Guides and tours", () => {
  it("show pictures that the script takes from the product, each with its sentence", () => {
    const script = ["scripts/take-pictures.ts", "scripts/story-scenes.ts"]
      .map((file) => readFileSync(path.join(root, file), "utf8"))
      .join();
    const wrong = guides
      .flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []))
      .filter((name) => {
        const isTaken = script.includes(`"${name}"`) || name.startsWith("administration-");
        return !isTaken || !existsSync(path.join(root, "docs/pictures", `${name}.png`));
      });
    assert.deepEqual(wrong, []);
  });

  it("say every sentence that is written for them", () => {
    const said = guides.flatMap(({ title, steps }) => [title, ...steps.map(({ says }) => says)]);
    assert.deepEqual([...new Set(said)].sort(), Object.keys(guideWords).sort());
  });

  it("are there for every role and for every page of the rail", () => {
    for (const role of tours) {
      assert.ok(guidesFor([role]).length > 0, role);
      assert.ok(tourFor(toursFor([role])).length >= 3, role);
    }
    for (const [place, first] of [
      ["/", "work"],
      ["/incoming/new", "register"],
      ["/incoming", "incoming"],
      ["/outgoing/new", "outgoing"],
      ["/documents/1", "document"],
    ] as const) {
      assert.equal(guidesAt(place, ["clerk"])[0]?.id, first, place);
    }
    assert.equal(guidesAt("/administration/rules", ["administrator"])[0]?.id, "rules");
  });

  it("lead past each place once, whatever roles somebody has", () => {
    const steps = tourFor(toursFor(["leader", "clerk", "administrator"])).map(({ at }) => at);
    assert.equal(new Set(steps).size, steps.length);
    assert.deepEqual(steps, [
      "registering",
      "incoming",
      "outgoing",
      "work",
      "administration",
      "search",
      "help",
    ]);
  });
});
