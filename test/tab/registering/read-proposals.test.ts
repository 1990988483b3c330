import assert from "node:assert/strict";
import { linesOf, type SeenLine } from "../../../tab/src/registering/page-lines.ts";
import { readProposals as read } from "../../../tab/src/registering/read-proposals.ts";
import { readSignature } from "../../../tab/src/registering/read-signature.ts";

const line = (text: string, x: number, y: number, width: number): SeenLine => ({
  text,
  x,
  y,
  width,
  size: 0.014,
});

const readProposals = (firstPage: readonly SeenLine[]) => read({ firstPage, signature: null });

const decision = [
  line("ỦY BAN NHÂN DÂN", 0.14, 0.09, 0.22),
  line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.45, 0.09, 0.45),
  line("Số: 38/2023/QĐ-UBND", 0.15, 0.14, 0.2),
  line("Vĩnh Long, ngày 18 tháng 12 năm 2023", 0.5, 0.14, 0.35),
  line("QUYẾT ĐỊNH", 0.43, 0.2, 0.14),
  line("Quy định giá sản phẩm, dịch vụ công ích thủy lợi", 0.28, 0.22, 0.44),
  line("trên địa bàn tỉnh Vĩnh Long năm 2023", 0.32, 0.24, 0.36),
  line("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", 0.33, 0.28, 0.34),
  line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", 0.14, 0.32, 0.7),
];

describe("what the first page says of itself", () => {
  it("is number, symbol, date, type and abstract, each with its place", () => {
    const { patch, places } = readProposals(decision);
    assert.deepEqual(patch, {
      codeNumber: "38",
      codeNotation: "2023/QĐ-UBND",
      issuedDate: "18/12/2023",
      typeName: "Quyết định",
      abstract: "Quy định giá sản phẩm, dịch vụ công ích thủy lợi trên địa bàn tỉnh Vĩnh Long năm 2023",
    });
    assert.ok((places.issuedDate?.x ?? 0) >= 0.5);
    assert.ok((places.abstract?.height ?? 0) > 0.02);
  });

  it("has its urgency by the stamp, which is no part of the abstract wherever it stands", () => {
    const stamped = [
      line("Số: 97/UBND-VX", 0.18, 0.13, 0.15),
      line("V/v ứng phó mưa lớn", 0.14, 0.16, 0.25),
      line("THƯỢNG KHẨN", 0.18, 0.17, 0.1),
      line("trên địa bàn tỉnh", 0.14, 0.18, 0.25),
      line("Kính gửi: Ủy ban nhân dân các xã", 0.35, 0.24, 0.3),
    ];
    const { patch } = readProposals(stamped);
    assert.equal(patch.priority, 2);
    assert.equal(patch.abstract, "V/v ứng phó mưa lớn trên địa bàn tỉnh");
    assert.equal(readProposals([line("Khẩn trương thực hiện", 0.2, 0.2, 0.3)]).patch.priority, undefined);
  });

  it("of a công văn is what stands after V/v below its symbol", () => {
    const { patch } = readProposals([
      line("SỞ NỘI VỤ", 0.18, 0.09, 0.15),
      line("Số: 97/SNV-CCHC", 0.18, 0.13, 0.15),
      line("V/v báo cáo kết quả cải cách", 0.14, 0.16, 0.25),
      line("hành chính quý III năm 2026", 0.14, 0.18, 0.25),
      line("THƯỢNG KHẨN", 0.21, 0.205, 0.1),
      line("Kính gửi: Ủy ban nhân dân tỉnh", 0.35, 0.24, 0.3),
    ]);
    assert.equal(patch.typeName, "Công văn");
    assert.equal(patch.abstract, "V/v báo cáo kết quả cải cách hành chính quý III năm 2026");
  });

  it("is the symbol alone where the number is written in by hand", () => {
    const { patch } = readProposals([line("Số:        /SKHCN-CĐS", 0.15, 0.14, 0.2)]);
    assert.deepEqual(patch, { codeNotation: "SKHCN-CĐS" });
  });

  it("is nothing where a machine's guess is no Vietnamese", () => {
    const { patch } = readProposals([
      line("THÔNG BÁO", 0.43, 0.2, 0.14),
      line("Két 1un cüa ThuOrig trrc Thành üy ti Hi nghj tf3ng", 0.28, 0.22, 0.44),
    ]);
    assert.equal(patch.abstract, undefined);
  });

  it("is read line by line, the halves of a letterhead apart", () => {
    const run = (text: string, x: number, y: number, width: number) => ({ text, x, y, width, height: 0.014 });
    const lines = linesOf([
      run("CỘNG HÒA", 0.5, 0.1, 0.1),
      run("SỞ", 0.15, 0.1, 0.03),
      run("NỘI VỤ", 0.185, 0.1, 0.06),
      run("Số: 05", 0.15, 0.14, 0.05),
    ]);
    assert.deepEqual(
      lines.map(({ text }) => text),
      ["SỞ NỘI VỤ", "CỘNG HÒA", "Số: 05"],
    );
  });
});

describe("who signed, as it stands below the text", () => {
  const signed = (...block: string[]) => [
    line("Nơi nhận:", 0.14, 0.7, 0.1),
    line("- Như trên;", 0.14, 0.72, 0.1),
    line("- Lưu: VT, Trần Văn Bốn.", 0.14, 0.74, 0.2),
    ...block.map((text, at) => line(text, 0.58, 0.7 + at * 0.02, 0.26)),
    line("(đã ký)", 0.66, 0.8, 0.1),
  ];
  const name = (text: string) => line(text, 0.6, 0.85, 0.22);
  const who = (lines: readonly SeenLine[]) => {
    const found = readSignature(lines, 2);
    return found === null ? null : [found.name, found.position];
  };

  it("is name and position of the person, not for whom it was signed", () => {
    const khai = name("Lương Thế Khải");
    assert.deepEqual(who([...signed("GIÁM ĐỐC"), khai]), ["Lương Thế Khải", "Giám đốc"]);
    assert.deepEqual(who([...signed("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), khai]), [
      "Lương Thế Khải",
      "Phó Giám đốc",
    ]);
    assert.deepEqual(who([...signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), khai]), [
      "Lương Thế Khải",
      "Phó Chủ tịch",
    ]);
    assert.deepEqual(who([...signed("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), khai]), [
      "Lương Thế Khải",
      "Chánh Văn phòng",
    ]);
    assert.deepEqual(who([...signed("Q. GIÁM ĐỐC"), khai]), ["Lương Thế Khải", "Quyền Giám đốc"]);
    assert.deepEqual(who([...signed("TM. BAN CHỈ ĐẠO"), khai]), ["Lương Thế Khải", ""]);
  });

  it("has its place on its page, and a name without the degree before it", () => {
    const found = readSignature([...signed("GIÁM ĐỐC"), name("PGS. TS. Đoàn Văn Thuận")], 3);
    assert.equal(found?.name, "Đoàn Văn Thuận");
    assert.equal(found?.place.page, 3);
    assert.ok((found?.place.y ?? 1) < 0.7 && (found?.place.height ?? 0) > 0.12);
  });

  it("is nobody where no position stands above a name in the same column", () => {
    assert.equal(who(signed("GIÁM ĐỐC")), null);
    assert.equal(who([line("Bạch Thị Hoài", 0.6, 0.5, 0.2)]), null);
    assert.equal(who([...signed("GIÁM ĐỐC"), line("Điều khoản thi hành", 0.6, 0.85, 0.22)]), null);
    assert.equal(who([...signed("KT. GIAM DOC"), line("Lu'o'ng Thê Khäi", 0.6, 0.85, 0.22)]), null);
  });

  it("goes into the form with its place", () => {
    const signature = readSignature([...signed("GIÁM ĐỐC"), name("Lương Thế Khải")], 2);
    const { patch, places } = read({ firstPage: decision, signature });
    assert.deepEqual([patch.signerName, patch.signerPosition], ["Lương Thế Khải", "Giám đốc"]);
    assert.equal(places.signerName?.page, 2);
  });
});
