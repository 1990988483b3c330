import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseSearch, type SearchItem } from "../../../src/domain/text/search-query.ts";
import { syllablesBeginning } from "../../../src/domain/text/syllable.ts";
import { foldLine } from "../../../src/domain/text/fold-lines.ts";

const items = (typed: string): readonly SearchItem[] => parseSearch(typed).items;
const word = (text: string): SearchItem => ({ kind: "word", word: text });
const prefix = (text: string): SearchItem => ({ kind: "prefix", word: text });

describe("a question for the search", () => {
  it("is words in any spelling, the last one a beginning until a blank ends it", () => {
    assert.deepEqual(items("Quy Hoạch đất"), [word("quy"), word("hoach"), prefix("dat")]);
    assert.deepEqual(items("quy hoạch "), [word("quy"), word("hoach")]);
    assert.deepEqual(items("quy,quy; QUY"), [word("quy"), prefix("quy")]);
  });

  it("is phrases in quotes of any style; one left open is words still", () => {
    assert.deepEqual(items('“quy hoạch” "sử dụng đất" «đô»'), [
      { kind: "phrase", words: ["quy", "hoach"] },
      { kind: "phrase", words: ["su", "dung", "dat"] },
      word("do"),
    ]);
    assert.deepEqual(items('đất "quy ho'), [word("dat"), word("quy"), prefix("ho")]);
  });

  it("is symbols, however loosely they are spelt", () => {
    const symbol = (words: string[]): SearchItem => ({ kind: "symbol", words, joined: "1837qdubnd" });
    assert.deepEqual(items("1837/QĐ-UBND"), [symbol(["1837", "qd", "ubnd"])]);
    assert.deepEqual(items("1837/qdubnd "), [symbol(["1837", "qdubnd"])]);
    assert.deepEqual(items("1837qdubnd"), [symbol(["1837qdubnd"])]);
    for (const typed of ["1837 qd ubnd", "Số: 1837/QĐ-UBND", "1837-QDUBND", "1837qdubnd"]) {
      assert.equal(parseSearch(typed).symbol, "1837qdubnd");
    }
    assert.equal(parseSearch("quy hoạch 2026").symbol, null);
    assert.deepEqual(items("17/10/2026 "), [word("17"), word("10"), word("2026")]);
  });

  it("asks for nothing where it says nothing", () => {
    for (const typed of ["", "  ", '""', "…!?", "-/-", '"']) assert.deepEqual(items(typed), [], typed);
  });

  it("is never refused, never long, and the same in NFC, NFD, capitals and either tone placement", () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...Array.from('aăêđơưòủấặ 019/-"“”')), maxLength: 60 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseSearch(text);
        assert.ok(query.items.length <= 16);
        assert.deepEqual(parseSearch(text.normalize("NFD")), parseSearch(text.normalize("NFC")));
        for (const item of query.items) {
          const words = "words" in item ? item.words : [item.word];
          assert.ok(words.length > 0 && words.every((one) => /^[\p{L}\p{N}\p{M}]{1,60}$/u.test(one)));
        }
      }),
      { numRuns: 50 },
    );
    assert.deepEqual(parseSearch("THUỶ HOÀ "), parseSearch("thủy hòa "));
  });
});

describe("beginnings of words", () => {
  it("are continued to the syllables of Vietnamese, without marks", () => {
    assert.deepEqual(syllablesBeginning("nghie"), [
      "nghiec",
      "nghiem",
      "nghien",
      "nghieng",
      "nghiep",
      "nghiet",
      "nghieu",
    ]);
    assert.ok(syllablesBeginning("ngh").includes("nghiep"));
    assert.deepEqual(syllablesBeginning("nghiem"), []);
    assert.deepEqual(syllablesBeginning("xyz"), []);
  });
});

describe("a line of a file", () => {
  it("keeps its words in order, and after them its symbols in one piece", () => {
    assert.equal(
      foldLine("Căn cứ Quyết định số 05/QĐ-UBND ngày 17/10/2012"),
      "can cu quyet dinh so 05 qd ubnd ngay 17 10 2012 5qdubnd",
    );
    assert.equal(foldLine("Nghị định 30/2020/NĐ-CP"), "nghi dinh 30 2020 nd cp 30 2020ndcp");
    assert.equal(foldLine("…"), "");
  });
});
