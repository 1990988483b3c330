import assert from "node:assert/strict";
import * as fc from "fast-check";
import { amendmentsBetween } from "../../../src/domain/incoming/amend.ts";
import { duplicateReasons } from "../../../src/domain/incoming/duplicate.ts";
import { searchTextOf } from "../../../src/domain/incoming/search-text.ts";
import { placeOf, sortKeyOf } from "../../../src/domain/incoming/sort-key.ts";
import { incomingFields } from "../../support/incoming-fixture.ts";

describe("The place in the register", () => {
  const year = fc.integer({ min: 1945, max: 8999 });
  const number = fc.integer({ min: 1, max: 999_999_999 });
  const ordinal = fc.integer({ min: 0, max: 999 });

  it("sorts by year, number and register, is unique, and tells year and number", () => {
    const place = fc.tuple(year, number, ordinal);
    fc.assert(
      fc.property(place, place, (a, b) => {
        const keys = [sortKeyOf(...a), sortKeyOf(...b)];
        const order = a.map((part, i) => part - (b[i] ?? 0)).find((it) => it !== 0) ?? 0;
        assert.equal(Math.sign((keys[0] ?? 0) - (keys[1] ?? 0)), Math.sign(order));
        assert.ok(keys.every(Number.isSafeInteger));
        assert.deepEqual(placeOf(keys[0] ?? 0), { year: a[0], number: a[1] });
      }),
    );
  });
});

describe("A possible duplicate", () => {
  const fields = incomingFields({ documentCode: "H95.14.2026.0000412" });

  it("has the same document code, the same number, symbol and agency, or the same file", () => {
    assert.deepEqual(duplicateReasons(fields, fields, true), ["documentCode", "symbol", "file"]);
    const retyped = {
      ...fields,
      documentCode: null,
      codeNotation: "qđ-ubnd",
      senderName: "UỶ BAN NHÂN DÂN TỈNH HOA LƯ",
    };
    assert.deepEqual(duplicateReasons(fields, retyped, false), ["symbol"]);
  });

  it("is not one of another year, agency or number, nor two without number or code", () => {
    assert.deepEqual(
      duplicateReasons(fields, { ...fields, documentCode: null, issuedDate: "2025-11-17" }, false),
      [],
    );
    assert.deepEqual(
      duplicateReasons(fields, { ...fields, documentCode: null, senderName: "Sở Tài chính" }, false),
      [],
    );
    const letter = incomingFields({ codeNumber: null, codeNotation: null });
    assert.deepEqual(duplicateReasons(letter, letter, false), []);
  });
});

describe("An amendment", () => {
  it("keeps what the register said and says now, of the fields that differ alone", () => {
    const before = incomingFields();
    const after = incomingFields({
      abstract: "Trích yếu khác",
      pageCount: null,
      arrivedAt: new Date("2026-11-19T01:05:00Z"),
    });
    assert.deepEqual(
      amendmentsBetween(before, after)
        .map(({ field, from, to }) => [field, from, to])
        .toSorted(([a = ""], [b = ""]) => String(a).localeCompare(String(b))),
      [
        ["abstract", before.abstract, "Trích yếu khác"],
        ["arrivedAt", "2026-11-20T01:05:00.000Z", "2026-11-19T01:05:00.000Z"],
        ["pageCount", "12", null],
      ],
    );
    assert.deepEqual(amendmentsBetween(before, incomingFields()), []);
  });
});

describe("Quick search", () => {
  it("finds by number, symbol in one piece or in parts, agency, abstract, type and signer, without tone marks (R48)", () => {
    const words = new Set(searchTextOf({ arrivalNumber: 412, fields: incomingFields() }).split(" "));
    for (const word of [
      "412",
      "1837",
      "ubnd",
      "1837qdubnd",
      "hoa",
      "lu",
      "quy",
      "che",
      "quyet",
      "dinh",
      "huong",
    ]) {
      assert.ok(words.has(word), word);
    }
  });
});
