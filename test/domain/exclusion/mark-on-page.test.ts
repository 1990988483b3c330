import assert from "node:assert/strict";
import type { FirstPage } from "../../../src/domain/exclusion/first-page.ts";
import { isRestrictedOnPage, markOnPage } from "../../../src/domain/exclusion/mark-on-page.ts";

const head = ["ỦY BAN NHÂN DÂN", "TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/QĐ-UBND"];
const plain = (...lines: string[]): FirstPage =>
  [...head, ...lines, "Về việc diễn tập"].map((text) => ({ text }));
const placed = (text: string, y: number, others: FirstPage = []): FirstPage => [
  ...head.map((line, index) => ({ text: line, x: 0.1, y: 0.05 + index * 0.03, size: 0.015 })),
  { text, x: 0.15, y, size: 0.018 },
  ...others,
];

describe("a secrecy stamp on the first page (R07)", () => {
  const stamps: readonly (readonly [string, string])[] = [
    ["MẬT", "mat"],
    ["M Ậ T", "mat"],
    ["[MẬT]", "mat"],
    ["| MẬT |", "mat"],
    ["*** MẬT ***", "mat"],
    ["(Mật)", "mat"],
    ["TỐI MẬT", "toiMat"],
    ["T Ố I   M Ậ T", "toiMat"],
    ["TUYỆT  MẬT", "tuyetMat"],
    ["T U Y Ệ T M Ậ T", "tuyetMat"],
    ["Độ mật: Mật", "mat"],
    ["ĐỘ MẬT: TỐI MẬT", "toiMat"],
    ["Độ khẩn: Khẩn; độ mật: Tuyệt mật", "tuyetMat"],
    ["TUYET MAT", "tuyetMat"],
    ["TOI MAT", "toiMat"],
    ["MÂT", "mat"],
    ["M?T", "mat"],
    ["TUY?T M?T", "tuyetMat"],
    ["MËT", "mat"],
    ["TèI MËT", "toiMat"],
    ["TUYEÄT MAÄT", "tuyetMat"],
  ];
  for (const [text, grade] of stamps) {
    it(`reads “${text}” among lines without positions`, () => assert.equal(markOnPage(plain(text)), grade));
    it(`reads “${text}” in the upper part`, () => assert.equal(markOnPage(placed(text, 0.2)), grade));
    it(`reads “${text}” decomposed`, () =>
      assert.equal(markOnPage(placed(text.normalize("NFD"), 0.2)), grade));
    it(`leaves “${text}” in the lower part`, () => assert.equal(markOnPage(placed(text, 0.7)), null));
  }

  for (const text of [
    "bí mật kinh doanh",
    "Mật độ",
    "MẬT ĐỘ",
    "mật",
    "Mật",
    "MẶT",
    "MẤT",
    "BẢO MẬT",
    "BÍ MẬT",
    "Độ mật: Thường",
    "Độ mật:",
    "Độ mật: Mật, Tối mật, Tuyệt mật",
    "MẬT 12",
    "TÀI LIỆU MẬT",
    "V/v quản lý văn bản mật",
    "MÃ MẬT",
    "ĐỘ MẬT",
  ])
    it(`does not take “${text}” for a stamp`, () => assert.equal(markOnPage(plain(text)), null));

  it("finds a stamp beside other columns", () => {
    assert.equal(markOnPage(plain("MẬT\tHà Nội, ngày 05 tháng 01 năm 2026")), "mat");
    assert.equal(markOnPage(plain("MẬT          Hà Nội, ngày 05 tháng 01 năm 2026")), "mat");
  });

  it("does not take a word of a broken heading for a stamp", () => {
    assert.equal(markOnPage(plain("QUY CHẾ BẢO VỆ BÍ", "MẬT", "NHÀ NƯỚC")), null);
    assert.equal(markOnPage(plain("MẬT", "ĐỘ DÂN SỐ")), null);
    const above = { text: "QUY CHẾ BẢO VỆ BÍ", x: 0.3, y: 0.28, size: 0.018 };
    assert.equal(markOnPage([above, { text: "MẬT", x: 0.45, y: 0.3, size: 0.018 }]), null);
  });

  it("takes a document stamped as declassified for what it is", () => {
    assert.equal(markOnPage(plain("MẬT", "GIẢI MẬT")), null);
    assert.equal(markOnPage(plain("MẬT", "Căn cứ Quy chế giải mật")), "mat");
  });

  it("reads the first lines only where positions are unknown", () => {
    const long = Array.from({ length: 60 }, (_, index) => ({ text: `Điều ${index + 1}. Phạm vi` }));
    assert.equal(markOnPage([...long, { text: "MẬT" }]), null);
  });

  it("reads HẠN CHẾ CÔNG BỐ as a stamp of its own (R09)", () => {
    assert.equal(isRestrictedOnPage(plain("[HẠN CHẾ CÔNG BỐ]")), true);
    assert.equal(isRestrictedOnPage(plain("Văn bản thuộc diện hạn chế công bố")), false);
  });
});
