import assert from "node:assert/strict";
import type { FirstPage } from "../../../src/domain/exclusion/first-page.ts";
import { marksInBox, marksInLines, marksOnLaterPage } from "../../../src/domain/exclusion/marks-within.ts";

const line = (text: string, y: number, x = 0.15) => ({ text, x, y, size: 0.015 });
const letterhead: FirstPage = [
  line("ỦY BAN NHÂN DÂN", 0.06),
  line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.06, 0.5),
  line("Số: 12/BC-UBND", 0.1),
];
const body = Array.from({ length: 20 }, (_, at) =>
  line("Căn cứ quy định về bảo vệ bí mật nhà nước", 0.3 + at * 0.03),
);

describe("a mark on a page after the first", () => {
  it("is found where another document begins on that page, under its number", () => {
    const page = [...letterhead, line("TỐI MẬT", 0.14), ...body];
    assert.deepEqual(marksOnLaterPage(page, 7), [
      { kind: "stateSecret", mark: "TỐI MẬT", page: 7, entry: null },
    ]);
  });

  it("is found in the running head or foot, beside a page number", () => {
    assert.equal(marksOnLaterPage([line("MẬT", 0.05), line("7", 0.05, 0.5), ...body], 7)[0]?.mark, "MẬT");
    assert.equal(marksOnLaterPage([...body, line("TUYỆT MẬT", 0.96)], 7)[0]?.mark, "TUYỆT MẬT");
    assert.equal(
      marksOnLaterPage([line("HẠN CHẾ CÔNG BỐ", 0.05), ...body], 2)[0]?.kind,
      "restrictedPublication",
    );
  });

  it("is none in a table, a heading or a sentence of a page in the middle of a document", () => {
    for (const page of [
      [...body, line("MẬT", 0.4)],
      [...body, line("Báo cáo quân sự", 0.2), line("MẬT", 0.2, 0.7)],
      [line("Báo cáo", 0.05), line("MẬT", 0.05, 0.7), ...body],
      [line("2. Tài liệu", 0.05), ...body, line("MẬT, TỐI MẬT, TUYỆT MẬT", 0.5)],
      [line("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ MẬT", 0.05), ...body],
    ])
      assert.deepEqual(marksOnLaterPage(page, 2), []);
  });
});

describe("a mark in a text without pages", () => {
  const text = [
    "ỦY BAN NHÂN DÂN",
    "Số: 12/BC-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Kính gửi: Sở Nội vụ",
  ];
  const filler = Array.from({ length: 60 }, (_, at) => `Điều ${at}. Quy định chung`);

  it("stands at its beginning, or where another document begins further down", () => {
    assert.equal(marksInLines(["UBND TỈNH", "MẬT", ...text])[0]?.mark, "MẬT");
    const bound = [
      ...text,
      ...filler,
      "SỞ NỘI VỤ",
      "Số: 5/KH-SNV",
      "TỐI MẬT",
      "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ];
    assert.equal(marksInLines(bound)[0]?.mark, "TỐI MẬT");
    assert.equal(marksInLines(bound, false)[0]?.mark, "TỐI MẬT");
  });

  it("is none amid the text: a line of a table, a list of grades", () => {
    assert.deepEqual(marksInLines([...text, ...filler, "MẬT", "Tối mật", ...filler]), []);
  });

  it("is what a text box, a header or a note says and nothing else", () => {
    assert.equal(marksInBox(["  MẬT  "])[0]?.mark, "MẬT");
    assert.equal(marksInBox(["[TỐI MẬT]", "Bản số 2"])[0]?.mark, "TỐI MẬT");
    assert.deepEqual(marksInBox(["Mật độ xây dựng", "Khu A"]), []);
    assert.deepEqual(marksInBox(["Quy trình", "MẬT", "Bước 1", "Bước 2", "Bước 3"]), []);
  });
});
