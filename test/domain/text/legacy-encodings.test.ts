import assert from "node:assert/strict";
import * as fc from "fast-check";
import { detectLegacy } from "../../../src/domain/text/legacy-encodings.ts";
import { toTcvn3, toVni } from "../../support/legacy-text.ts";
import { vietnameseSentences } from "../../support/vietnamese-sentences.ts";

const sentence = fc.constantFrom(...vietnameseSentences);
/** Pieces of sentences of six words or more: what a clerk pastes into a field. */
const passage = fc.tuple(sentence, fc.nat(), fc.integer({ min: 6, max: 20 })).map(([text, from, length]) => {
  const words = text.split(" ");
  const start = from % Math.max(1, words.length - 6);
  return words.slice(start, start + length).join(" ");
});

describe("recognising TCVN3 and VNI (R15)", () => {
  it("reads what was typed in TCVN3", () => {
    assert.deepEqual(detectLegacy("Quy ®Þnh vÒ c«ng t¸c v¨n th­, l­u tr÷"), {
      encoding: "tcvn3",
      converted: "Quy định về công tác văn thư, lưu trữ",
    });
  });

  it("reads what was typed in VNI", () => {
    assert.deepEqual(detectLegacy("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), {
      encoding: "vni",
      converted: "Cộng hòa xã hội chủ nghĩa Việt Nam",
    });
  });

  it("reads TCVN3 in capitals, which has the codes of small letters, and leaves abbreviations", () => {
    assert.equal(
      detectLegacy("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM")?.converted,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    );
    assert.equal(
      detectLegacy("Q§-UBND cña Së Néi vô tØnh Hµ Nam")?.converted,
      "QĐ-UBND của Sở Nội vụ tỉnh Hà Nam",
    );
  });

  it("reads a single name where no Unicode text looks so", () => {
    assert.equal(detectLegacy("HuÕ")?.converted, "Huế");
    assert.equal(detectLegacy("Hµ Néi")?.converted, "Hà Nội");
  });

  it("gives back every passage that was encoded", () => {
    fc.assert(
      fc.property(passage, (text) => {
        assert.deepEqual(detectLegacy(toTcvn3(text)), {
          encoding: "tcvn3",
          converted: text.replace("Ủy", "ủy"),
        });
        assert.deepEqual(detectLegacy(toVni(text)), { encoding: "vni", converted: text });
      }),
    );
  });

  it("gives back every heading in capitals", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const heading = text.toUpperCase();
        assert.deepEqual(detectLegacy(toTcvn3(heading)), { encoding: "tcvn3", converted: heading });
        assert.deepEqual(detectLegacy(toVni(heading)), { encoding: "vni", converted: heading });
      }),
    );
  });

  it("never touches Unicode Vietnamese, composed or not, whole or in words", () => {
    for (const text of vietnameseSentences) {
      assert.equal(detectLegacy(text), null, text);
      assert.equal(detectLegacy(text.normalize("NFD")), null, text);
      for (const word of text.split(" ")) assert.equal(detectLegacy(word), null, word);
    }
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...vietnameseSentences.flatMap((one) => one.split(" ")))),
        (words) => {
          assert.equal(detectLegacy(words.join(" ")), null);
        },
      ),
    );
  });

  it("never touches ASCII", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => detectLegacy(text) === null));
  });

  it("never touches random Unicode", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => detectLegacy(text) === null));
  });

  it("leaves other languages and the symbols of measures alone", () => {
    const others = [
      "Le procès-verbal a été signé à l'hôtel où siège l'Assemblée générale, près de la forêt",
      "Die Änderung der Übergangsregelung für öffentliche Behörden",
      "A reunião não será em São Paulo; é em Brasília às dez",
      "El señor Núñez vivió allí año tras año",
      "Copyright © 2026 Microsoft® Corporation, § 5, £10, 5 µm ± 1 µm, 20 °C, 30 m², «note»",
      "Café Société Générale",
      "Hà Lê, Lý Thái Tông",
    ];
    for (const text of others) assert.equal(detectLegacy(text), null, text);
  });
});
