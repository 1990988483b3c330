import assert from "node:assert/strict";
import { markInAbstract } from "../../../src/domain/exclusion/mark-in-abstract.ts";
import { vietnameseSentences } from "../../support/vietnamese-sentences.ts";

const marked: readonly (readonly [string, "mat" | "toiMat" | "tuyetMat"])[] = [
  ["[MẬT] Về việc điều động lực lượng", "mat"],
  ["(Mật) V/v kế hoạch diễn tập", "mat"],
  ["Tuyệt mật: Kế hoạch A2", "tuyetMat"],
  ["(Tối mật) Báo cáo tình hình", "toiMat"],
  ["MẬT - Kế hoạch diễn tập", "mat"],
  ["MẬT Về việc diễn tập", "mat"],
  ["Mật: Về việc diễn tập", "mat"],
  ["Mật. Về việc diễn tập", "mat"],
  ["TỐI MẬT BÁO CÁO TÌNH HÌNH", "toiMat"],
  ["Về việc diễn tập (Mật)", "mat"],
  ["Về việc diễn tập - MẬT", "mat"],
  ["Kế hoạch diễn tập, độ mật: Tối mật", "toiMat"],
  ["Công văn mật về việc diễn tập", "mat"],
  ["Công văn mật", "mat"],
  ["Văn bản tối mật số 12", "toiMat"],
  ["TUYỆT MẬT", "tuyetMat"],
  ["Mật", "mat"],
  ["Về việc phê duyệt kế hoạch MẬT của đơn vị", "mat"],
  ["(MAT) Ve viec dien tap", "mat"],
  ["toi mat: ke hoach dien tap", "toiMat"],
  ["[MËT] VÒ viÖc ®iÒu ®éng lùc l­îng", "mat"],
  ["[MAÄT] Veà vieäc ñieàu ñoäng löïc löôïng", "mat"],
];

const unmarked = [
  ...vietnameseSentences,
  "Về việc bảo vệ bí mật kinh doanh",
  "Về mật độ xây dựng tại khu đô thị",
  "Mật độ dân số năm 2026",
  "MẬT ĐỘ DÂN SỐ TỈNH NĂM 2026",
  "Tăng cường bảo mật thông tin",
  "Về việc đổi mật khẩu thư điện tử",
  "Mật khẩu và tài khoản",
  "Về công tác mật mã, cơ yếu",
  "Ban hành Quy chế bảo vệ bí mật nhà nước",
  "BAN HÀNH QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
  "Danh mục bí mật nhà nước độ Tuyệt mật, Tối mật, Mật trong lĩnh vực y tế",
  "Ban hành danh mục bí mật nhà nước độ TUYỆT MẬT, TỐI MẬT",
  "Hướng dẫn sử dụng con dấu “MẬT”, “TỐI MẬT”",
  "Hướng dẫn quản lý văn bản mật",
  "Về việc quản lý tài liệu mật, tối mật, tuyệt mật",
  "Tối mật, tuyệt mật và mật là ba độ mật của bí mật nhà nước",
  "Về việc giải mật tài liệu",
  "Kiểm tra nghề nuôi ong lấy mật",
  "Báo cáo mật độ giao thông",
  "Mật ong Mèo Vạc",
  "Ve viec mat dien",
  "Mat bang khu hanh chinh",
  "mat the can bo",
  "Thông báo mật khẩu",
  "Về quan hệ mật thiết giữa các cơ quan",
  "Mặt trận Tổ quốc Việt Nam",
  "",
];

describe("a secrecy mark in an abstract (R07)", () => {
  for (const [text, grade] of marked) {
    it(`sees ${grade} in “${text}”`, () => assert.equal(markInAbstract(text), grade));
    it(`sees ${grade} in “${text}”, decomposed`, () =>
      assert.equal(markInAbstract(text.normalize("NFD")), grade));
  }
  for (const text of unmarked)
    it(`sees no mark in “${text}”`, () => assert.equal(markInAbstract(text), null));
});
