import assert from "node:assert/strict";
import { slipParts, slipSubject, slipTitle } from "../../../src/domain/forms/slip-form.ts";
import { slip } from "../../adapters/forms/sample-register.ts";

describe("Phiếu giải quyết văn bản đến (NĐ 30/2020, Phụ lục IV, VII)", () => {
  it("has its title and three parts, word for word", () => {
    assert.equal(slipTitle, "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN");
    assert.deepEqual(
      slipParts(slip).map((part) => part.heading),
      [
        "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
        "2. Ý kiến của lãnh đạo đơn vị",
        "3. Ý kiến đề xuất của người giải quyết",
      ],
    );
  });

  it("says type, number, date and agency of the document, and its abstract", () => {
    assert.deepEqual(slipSubject(slip), {
      document: "Công văn số 12/UBND-VX ngày 05/01/2026 của Ủy ban nhân dân tỉnh Hoa Lư",
      abstract: slip.document.abstract,
    });
  });

  it("lists who leads, who supports, and the deadline of each that has one", () => {
    const [first] = slipParts(slip);
    const lines = first?.entries[0]?.lines.map((line) => `${line.label}: ${line.value}`);
    assert.deepEqual(lines, [
      "Giao đơn vị, cá nhân chủ trì: Phòng Chuyển đổi số",
      "Giao các đơn vị, cá nhân tham gia phối hợp giải quyết văn bản đến (nếu có): Văn phòng Sở; Phòng Kế hoạch - Tài chính",
      "Gửi để biết: Giám đốc Sở",
      "Thời hạn giải quyết đối với mỗi đơn vị, cá nhân (nếu có): Phòng Chuyển đổi số: 17:00 14/01/2026; Văn phòng Sở: 12/01/2026",
      `Ý kiến chỉ đạo: ${slip.agencyOpinions[0]?.text}`,
      "Ngày tháng cho ý kiến phân phối, giải quyết: 06/01/2026",
    ]);
  });

  it("leaves a part without opinions to be filled in by hand", () => {
    const [, , third] = slipParts(slip);
    assert.equal(third?.entries.length, 1);
    assert.equal(third?.entries[0]?.by, null);
    assert.ok(third?.entries[0]?.lines.every((line) => line.value === ""));
  });
});
