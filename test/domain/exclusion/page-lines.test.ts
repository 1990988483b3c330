import assert from "node:assert/strict";
import { pageLines, type PlacedText } from "../../../src/domain/exclusion/page-lines.ts";

const run = (text: string, x: number, y: number, width = text.length * 6): PlacedText => ({
  text,
  x,
  y,
  width,
  size: 12,
});
const texts = (...runs: readonly PlacedText[]) => pageLines(runs, 600, 800).map((line) => line.text);

describe("lines of a page", () => {
  it("go from top to bottom and, in a row, from left to right", () => {
    assert.deepEqual(texts(run("C", 0, 50), run("nhân dân", 45, 20), run("Ủy ban", 0, 21)), [
      "Ủy ban nhân dân",
      "C",
    ]);
  });

  it("are divided where columns are, so that a stamp stands alone beside a date", () => {
    assert.deepEqual(texts(run("MẬT", 50, 100), run("A, ngày 17", 300, 100)), ["MẬT", "A, ngày 17"]);
  });

  it("keep letters together that are spaced as on a stamp", () => {
    assert.deepEqual(texts(run("M", 50, 100, 10), run("Ậ", 85, 100, 10), run("T", 120, 100, 10)), ["M Ậ T"]);
  });

  it("count once what is printed twice to look bold", () => {
    assert.deepEqual(texts(run("MẬT", 50, 100), run("MẬT", 50.4, 100)), ["MẬT"]);
  });

  it("say where they stand, as parts of the page", () => {
    assert.deepEqual(pageLines([run("MẬT", 60, 200)], 600, 800), [
      { text: "MẬT", x: 0.1, y: 0.25, size: 0.015 },
    ]);
  });

  it("keep what a damaged file puts nowhere, last and without a place", () => {
    assert.deepEqual(pageLines([run("B", Number.NaN, 5), run(" ", 0, 0)], 600, 800), [{ text: "B" }]);
  });
});
