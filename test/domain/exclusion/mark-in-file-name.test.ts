import assert from "node:assert/strict";
import * as fc from "fast-check";
import { markInFileName } from "../../../src/domain/exclusion/mark-in-file-name.ts";
import { vietnameseSentences } from "../../support/vietnamese-sentences.ts";

const marks: Readonly<Record<"mat" | "toiMat" | "tuyetMat", readonly string[]>> = {
  mat: [
    "QD-123 (MẬT).pdf",
    "QD-123 (MẬT).pdf".normalize("NFD"),
    "[Mật] Kế hoạch.docx",
    "Mật.pdf",
    "MAT.pdf",
    "mat.PDF",
    "Mat_QD123.pdf",
    "QD-123-MAT.pdf",
    "123-QD-UBND-mat.pdf",
    "12-CV-TU-MAT.pdf",
    "QĐ 12 MẬT.pdf",
    "Mật - Báo cáo quân sự.pdf",
    "Bao cao quan su - mat.pdf",
    "Công văn mật số 12.pdf",
    "cong van mat 12.pdf",
    "Kế hoạch mật.pdf",
    "Độ mật_Mật_12.pdf",
    "Kế hoạch A2_Mật.pdf",
    "QĐ-mật-12.pdf",
    "Báo cáo MẬT về quân sự.docx",
    "VB (mat).pdf",
    "Văn bản mật.doc",
    "C:\\Users\\vanthu\\Mat_12-QD.pdf",
    "Tê\u0323p (Mật).pdf",
    "Kế hoạch diễn tập (độ mật: Mật).pdf",
    "Quy ®Þnh vÒ c«ng t¸c (MËT).doc",
  ],
  toiMat: [
    "TỐI MẬT 12.pdf",
    "toi mat.pdf",
    "QD_12_ToiMat.pdf",
    "Kế hoạch A2 (Tối mật).docx",
    "toi_mat_12_QD.pdf",
    "Ke hoach A2 - toi mat.pdf",
  ],
  tuyetMat: [
    "tuyet mat.pdf",
    "Tuyệt mật Kế hoạch A2.pdf",
    "Kế hoạch A2 tuyệt mật.pdf",
    "KH12-TUYET-MAT.pdf",
    "TUYETMAT.docx",
    "Do mat - Tuyet mat.pdf",
  ],
};

const notMarks = [
  "mat bang.pdf",
  "mat_bang_tang_1.pdf",
  "MAT BANG.pdf",
  "mật độ dân số.pdf",
  "MẬT ĐỘ DÂN SỐ.pdf",
  "Báo cáo mật độ dân số 2026.pdf",
  "Mat_tran_To_quoc.pdf",
  "12-BC-MAT-TRAN.pdf",
  "bao mat thong tin.pdf",
  "Quy chế bảo mật.docx",
  "bí mật kinh doanh.pdf",
  "Bí mật nhà nước.pdf",
  "CCCD mat 1.jpg",
  "CCCD_mat_truoc.jpg",
  "mat sau.png",
  "mat 2.jpg",
  "mật khẩu.txt",
  "mat khau wifi.txt",
  "Mật ong Mèo Vạc.pdf",
  "mật mã.pdf",
  "Quản lý văn bản mật.pdf",
  "Quan_ly_van_ban_mat_2026.pdf",
  "Danh mục bí mật nhà nước độ tối mật.pdf",
  "Quyết định danh mục bí mật nhà nước độ Tuyệt mật.docx",
  "bao cao mat tai san.pdf",
  "THONG BAO MAT THE.pdf",
  "ve viec mat dien.pdf",
  "Ra mắt.pdf",
  "mặt bằng.pdf",
  "Mất điện.pdf",
  "matrix.xlsx",
  "format.docx",
  "tomat.pdf",
  "1837-QD-UBND.pdf",
  "",
  ".pdf",
  "mật.độ".replace(".", " "),
  "Công tác mật mã.docx",
  "tiền mặt.xlsx",
  "tien mat.xlsx",
  "kiem ke tien mat 2026.xlsx",
  "so quy tien mat.xls",
  "be mat.pdf",
  "GIAI MAT.pdf",
  "hồ sơ giải mật.pdf",
  "vang mat.docx",
  "Danh sach vang mat.docx",
  "thuong mat.pdf",
  "kế hoạch bảo vệ bí mật.pdf",
];

describe("a secrecy mark in a file name (R07)", () => {
  for (const grade of ["mat", "toiMat", "tuyetMat"] as const)
    for (const name of marks[grade])
      it(`sees ${grade} in ${name}`, () => assert.equal(markInFileName(name), grade));

  for (const name of notMarks)
    it(`sees no mark in “${name}”`, () => assert.equal(markInFileName(name), null));

  it("is found whatever stands before it, in brackets", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...vietnameseSentences),
        fc.constantFrom("(MẬT)", "[mật]", "(Mật)"),
        (text, mark) => {
          assert.equal(markInFileName(`${text} ${mark}.pdf`), "mat");
          assert.equal(markInFileName(`${text}.pdf`), null);
        },
      ),
    );
  });

  it("ends for every name", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => markInFileName(name) !== undefined));
  });
});
