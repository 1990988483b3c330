import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  breakEvenly,
  breakLines,
  printable,
  widthOf,
  type Type,
} from "../../../src/adapters/forms/line-breaks.ts";

/** Every letter as wide as its size, so that widths are counts. */
const type: Type = {
  size: 1,
  face: { id: "F1", ascender: 800, reference: null, glyph: () => ({ code: "0001", width: 1000 }) },
};
const sentence = fc
  .array(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 30 })
  .map((words) => words.join(" "));
const bare = (text: string): string => printable(text).replace(/[ \n]/g, "");

describe("breaking text into lines", () => {
  it("loses no letter and no line is too wide", () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const lines = breakLines(type, text, width);
        assert.equal(lines.join("").replaceAll(" ", ""), bare(text));
        for (const line of lines) assert.ok(widthOf(type, line) <= width || Array.from(line).length === 1);
      }),
    );
  });

  it("breaks between words, keeps line ends, and drops empty lines", () => {
    assert.deepEqual(breakLines(type, "Sở Nội vụ\r\n\r\nVăn phòng", 6), ["Sở Nội", "vụ", "Văn", "phòng"]);
  });

  it("breaks a symbol that is too wide after its strokes and hyphens", () => {
    assert.deepEqual(breakLines(type, "số 30001/QĐ-UBND-VX", 9), ["số 30001/", "QĐ-UBND-", "VX"]);
  });

  it("evens the lines of a heading without more lines or broken words", () => {
    assert.deepEqual(breakEvenly(type, "Số, ký hiệu văn bản", 15), ["Số, ký hiệu", "văn bản"]);
    fc.assert(
      fc.property(sentence, fc.integer({ min: 12, max: 40 }), (text, width) => {
        assert.equal(breakEvenly(type, text, width).length <= breakLines(type, text, width).length, true);
      }),
    );
  });
});
