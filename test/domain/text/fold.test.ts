import assert from "node:assert/strict";
import * as fc from "fast-check";
import { fold, foldSymbol, foldWords, nfc } from "../../../src/domain/text/fold.ts";

const anyText = fc.string({ unit: "binary" });
const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...Array.from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệÁÀẢÃẠĐƠƯỰỮÝỶ 0123456789/-"),
  ),
});

describe("folding text for search", () => {
  it("drops tone marks, hats and case, and writes đ as d", () => {
    assert.equal(fold("Quyết Định về Đường Sắt ở Ủy ban"), "quyet dinh ve duong sat o uy ban");
  });

  it("finds both placements of the tone", () => {
    assert.equal(fold("hòa thủy khỏe"), fold("hoà thuỷ khoẻ"));
  });

  it("takes every blank, dash and quote for its plain form", () => {
    assert.equal(fold("\u00a0“Kế\u2003hoạch” –\u200b ‘số’ \t 5\u2011A "), "\"ke hoach\" - 'so' 5-a");
  });

  it("keeps the marks of Khmer, which are its vowels", () => {
    assert.equal(fold("ត្រា"), "ត្រា");
  });

  it("is the same for NFC and NFD, whatever the text", () => {
    fc.assert(fc.property(anyText, (text) => fold(text.normalize("NFC")) === fold(text.normalize("NFD"))));
    fc.assert(fc.property(vietnamese, (text) => fold(text) === fold(text.normalize("NFD"))));
  });

  it("is the same letter by letter as for any text, over all of Latin and its punctuation", () => {
    const codes = [0x09, 0x24f, 0x1e00, 0x2027].flatMap((code, i, all) =>
      i % 2 === 0 ? Array.from({ length: (all[i + 1] ?? code) - code + 1 }, (_, k) => code + k) : [],
    );
    const unit = fc.constantFrom(...codes.map((code) => String.fromCharCode(code)));
    // A letter of no width is not among those that are folded one by one.
    const whole = (text: string) => fold(`\u2060${text}`);
    fc.assert(
      fc.property(fc.string({ unit }), (text) => fold(text) === whole(text)),
      { numRuns: 500 },
    );
    for (const code of codes) assert.equal(fold(String.fromCharCode(code)), whole(String.fromCharCode(code)));
    const long = "Quy hoạch ".repeat(1000);
    assert.deepEqual(foldWords(long), foldWords(`\u2060${long}`));
  });

  it("leaves what is folded as it is", () => {
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)));
  });

  it("leaves Vietnamese in plain ASCII", () => {
    fc.assert(fc.property(vietnamese, (text) => /^[ -~]*$/u.test(fold(text))));
  });

  it("does not depend on case", () => {
    fc.assert(fc.property(vietnamese, (text) => fold(text.toUpperCase()) === fold(text)));
  });
});

describe("folding into words", () => {
  it("splits numbers with symbols", () => {
    assert.deepEqual(foldWords("1837/QĐ-UBND"), ["1837", "qd", "ubnd"]);
    assert.deepEqual(foldWords("V/v: “họp” (lần 2)"), ["v", "v", "hop", "lan", "2"]);
    assert.deepEqual(foldWords(" – "), []);
  });

  it("gives letters and digits only", () => {
    fc.assert(
      fc.property(anyText, (text) => foldWords(text).every((word) => /^[\p{L}\p{N}\p{M}]+$/u.test(word))),
    );
  });
});

describe("comparing numbers with symbols", () => {
  it("takes what people write from memory for the same", () => {
    for (const loose of ["1837 qd ubnd", "1837/QD-UBND", "Số: 1837/QĐ-UBND", "1837qđubnd", "1837 - QĐ/UBND"])
      assert.equal(foldSymbol(loose), foldSymbol("1837/QĐ-UBND"), loose);
  });

  it("does not mind the leading zero", () => {
    assert.equal(foldSymbol("05/BNV-VP"), foldSymbol("5/BNV-VP"));
  });

  it("keeps numbers that stand side by side apart", () => {
    assert.notEqual(foldSymbol("12/3"), foldSymbol("1/23"));
    assert.notEqual(foldSymbol("12/2020/QĐ-UBND"), foldSymbol("12/QĐ-UBND"));
  });

  it("holds for every number and symbol", () => {
    const symbol = fc.constantFrom("QĐ-UBND", "TTr-SNV", "BNV-VP", "KH-HĐND", "NQ-CP");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), symbol, (number, letters) => {
        const printed = `${String(number).padStart(2, "0")}/${letters}`;
        return foldSymbol(foldWords(printed).join(" ")) === foldSymbol(printed);
      }),
    );
  });
});

describe("cleaning a line of input", () => {
  it("composes, collapses blanks and removes what nobody sees (R15)", () => {
    assert.equal(nfc("  V/v\u00a0\u0000 ho\u0323p\r\n\tgiao\u200b ban\u202e "), "V/v họp giao ban");
  });

  it("keeps the soft hyphen, which is the ư of TCVN3", () => {
    assert.equal(nfc("n\u00adíc"), "n\u00adíc");
  });

  it("is stable and leaves one line of composed Unicode", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = nfc(text);
        return nfc(clean) === clean && clean.isWellFormed() && !/[\p{Cc}\n]|^ | $| {2}/u.test(clean);
      }),
    );
  });
});
