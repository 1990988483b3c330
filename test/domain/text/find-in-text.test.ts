import assert from "node:assert/strict";
import * as fc from "fast-check";
import { itemsToMark, markFound, placeAround, type Piece } from "../../../src/domain/text/find-in-text.ts";
import { rankOf, type FoundBy } from "../../../src/domain/text/rank.ts";
import { parseSearch } from "../../../src/domain/text/search-query.ts";
import { vietnameseSentences } from "../../support/vietnamese-sentences.ts";

const marked = (text: string, typed: string): string => said(markFound(text, parseSearch(typed).items));
const said = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join("");

describe("what was sought, in the text as it is written", () => {
  it("marks a last word that may go on as begun only where it stands nowhere whole", () => {
    const texts = ["Đo lường mức độ chuyển đổi số", "Ủy ban nhân dân tỉnh Minh Sơn"];
    const { items } = parseSearch("chuyen doi so");
    assert.equal(said(markFound(texts[1] ?? "", itemsToMark(texts, items))), texts[1]);
    assert.equal(
      said(markFound(texts[1] ?? "", itemsToMark(texts.slice(1), items))),
      marked(texts[1] ?? "", "chuyen doi so"),
    );
    assert.notEqual(marked(texts[1] ?? "", "chuyen doi so"), texts[1]);
  });

  it("is marked whole, with its marks, whatever was typed", () => {
    assert.equal(marked("Về Quy hoạch, sử dụng đất", "quy hoach dat"), "Về [Quy hoạch], sử dụng [đất]");
    assert.equal(marked("đường, đương, dưỡng", "duong "), "[đường], [đương], [dưỡng]");
    assert.equal(marked("Quyết định số 1837/QĐ-UBND", "1837/qdubnd"), "Quyết định số [1837]/[QĐ]-[UBND]");
    assert.equal(marked("Quy hoạch và quy chế", '"quy chế"'), "Quy hoạch và [quy chế]");
    assert.equal(marked("khẩn trương", "tru"), "khẩn [trương]");
    assert.equal(marked("chẳng có gì", "quy"), "chẳng có gì");
  });

  it("loses and changes nothing of the text, in any Unicode form", () => {
    const words = vietnameseSentences.flatMap((sentence) => sentence.split(" "));
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...vietnameseSentences));
    const form = fc.constantFrom("NFC", "NFD");
    fc.assert(
      fc.property(text, fc.constantFrom(...words), form, (one, typed, unicode) => {
        const whole = one.normalize(unicode);
        const pieces = markFound(whole, parseSearch(typed).items);
        assert.equal(pieces.map((piece) => piece.text).join(""), whole);
      }),
    );
    for (const sentence of vietnameseSentences) {
      const first = sentence.split(" ")[0] ?? "";
      const pieces = markFound(sentence.normalize("NFD"), parseSearch(`${first} `).items);
      assert.ok(pieces.some(({ isFound }) => isFound));
    }
  });

  it("is shown with what stands around it, no more than two lines", () => {
    const lines = ["Điều 1.", "x".repeat(300), `${"a ".repeat(200)}quy hoạch ${"b ".repeat(200)}`, "Điều 2."];
    const place = said(placeAround(lines, 2, parseSearch("quy hoạch ").items));
    assert.match(place, /^… .*\[quy hoạch\].* …$/u);
    assert.ok(place.length < 270, String(place.length));
    assert.equal(
      said(placeAround(["Kính gửi:", "Sở Nội vụ"], 1, parseSearch("nội ").items)),
      "Kính gửi: Sở [Nội] vụ",
    );
  });
});

const plain: FoundBy = {
  symbol: "1837/QĐ-UBND",
  numbers: ["412"],
  abstract: "Quyết định Ban hành quy chế quản lý đất",
  sender: "Ủy ban nhân dân tỉnh Hoa Lư",
  signer: "Trần Quốc Bảo",
};
const score = (typed: string, document: Partial<FoundBy> = {}) =>
  rankOf({ ...plain, ...document }, parseSearch(typed))?.score ?? null;

describe("how well a document answers", () => {
  it("is best by its very number or symbol, then abstract, sender, signer", () => {
    const ranked = ["1837 qd ubnd", "1837qdub", "quy chế ", "ubnd ", "hoa lư ", "quốc bảo "].map((typed) =>
      score(typed),
    );
    assert.deepEqual(
      ranked,
      ranked.toSorted((a, b) => (b ?? 0) - (a ?? 0)),
    );
    assert.equal(new Set(ranked).size, ranked.length);
    assert.equal(score("412"), score("1837 qd ubnd"));
    assert.ok((score("18") ?? 0) < 10, "a number is not found by its beginning");
  });

  it("is better where the abstract has the words one after another", () => {
    const together = score("quản lý đất");
    const apart = score("đất quản lý ");
    assert.ok(together !== null && apart !== null && together > apart);
    assert.equal(rankOf(plain, parseSearch("quy chế hoa lư "))?.foundIn, "sender");
  });

  it("is nothing where its own fields do not have everything", () => {
    assert.equal(score("quy chế nước "), null);
    assert.equal(score('"chế quy"'), null);
    assert.equal(score("bao "), score("quốc "));
  });
});
