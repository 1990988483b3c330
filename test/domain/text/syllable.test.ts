import assert from "node:assert/strict";
import { isBareSyllable, isVietnameseSyllable } from "../../../src/domain/text/syllable.ts";

describe("telling a Vietnamese syllable", () => {
  it("knows those of official language", () => {
    const sentence =
      "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Ủy ban nhân dân tỉnh Quyết định ban hành quy chế " +
      "giải quyết khiếu nại nghiêng ngả khuya khoắt xoong thuở quýnh giếng gì rượu nghỉ phép kỷ luật huyện Ý kiến";
    for (const word of sentence.split(" ")) assert.ok(isVietnameseSyllable(word), word);
  });

  it("accepts both placements of the tone and NFD", () => {
    for (const word of ["hoà", "hòa", "thuỷ", "thủy", "nghĩa".normalize("NFD")])
      assert.ok(isVietnameseSyllable(word));
  });

  it("refuses foreign words, abbreviations and syllables that cannot be", () => {
    for (const word of [
      "UBND",
      "café",
      "Zürich",
      "viÖt",
      "hoøa",
      "các2",
      "tềt",
      "mậtt",
      "ngê",
      "",
      "x".repeat(40),
    ])
      assert.ok(!isVietnameseSyllable(word), word);
  });

  it("knows them without their marks", () => {
    for (const word of ["tien", "viec", "duong", "TRAN", "thuyền"]) assert.ok(isBareSyllable(word), word);
    for (const word of ["UBND", "QD", "KH", "xyz", ""]) assert.ok(!isBareSyllable(word), word);
  });
});
