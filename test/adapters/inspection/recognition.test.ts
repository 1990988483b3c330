import assert from "node:assert/strict";
import { markOnPage } from "../../../src/domain/exclusion/mark-on-page.ts";
import { compoundFixture, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { toTcvn3 } from "../../support/legacy-text.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture, pngFixture, tiffFixture } from "../../support/picture-fixture.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

describe("the inspection of files recognises by the bytes", () => {
  const { inspect } = useInspection();

  it("a PDF, with its pages, its text and where it stands", async () => {
    const facts = await inspect(
      "Quyết định.PDF",
      await makePdf([], { pages: [officialPage(), ["Trang 2"]] }),
    );
    assert.deepEqual(
      [facts.mediaType, facts.extension, facts.pageCount, facts.hasTextLayer],
      ["application/pdf", "pdf", 2, true],
    );
    const lines = facts.firstPage ?? [];
    assert.deepEqual(
      lines.slice(0, 2).map((line) => line.text),
      ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    );
    const number = lines.find((line) => line.text.startsWith("Số"));
    assert.ok(number?.x !== undefined && Math.abs(number.x - 90 / 595) < 0.01);
    assert.ok(number.y !== undefined && Math.abs(number.y - 110 / 842) < 0.02);
  });

  it("a PDF of a page without text as one without a text layer", async () => {
    const facts = await inspect("scan.pdf", await makePdf([], { pages: [[], []] }));
    assert.deepEqual([facts.pageCount, facts.hasTextLayer, facts.firstPage], [2, false, []]);
  });

  it("a stamp in a PDF, spaced and framed by what stands beside it (R07)", async () => {
    for (const spacing of [0, 6]) {
      const page = officialPage([
        { text: "TỐI MẬT", at: [100, 140], size: 14, spacing },
        { text: "Kính gửi: Sở Nội vụ", at: [320, 140] },
      ]);
      assert.equal(markOnPage((await inspect("a.pdf", await makePdf(page))).firstPage ?? []), "toiMat");
    }
    const lettered = ["M", "Ậ", "T"].map((text, index) => ({ text, at: [100 + index * 30, 140] as const }));
    assert.equal(
      markOnPage((await inspect("a.pdf", await makePdf(officialPage(lettered)))).firstPage ?? []),
      "mat",
    );
    assert.equal(markOnPage((await inspect("a.pdf", await makePdf(officialPage()))).firstPage ?? []), null);
  });

  it("a PDF that forbids printing but opens without a password", async () => {
    const facts = await inspect("a.pdf", await makePdf(officialPage(), { ownerPassword: "owner" }));
    assert.equal(facts.hasTextLayer, true);
  });

  it("a PDF whose table of objects is damaged, as readers do", async () => {
    const text = (await makePdf(officialPage())).toString("latin1");
    const damaged = Buffer.from(text.replace(/startxref\n\d+/u, "startxref\n99"), "latin1");
    assert.equal((await inspect("a.pdf", damaged)).pageCount, 1);
    assert.equal(
      (await inspect("a.pdf", Buffer.concat([Buffer.from("\r\n\r\n"), await makePdf(["A"])]))).pageCount,
      1,
    );
  });

  it("Office files, with the first lines of a DOCX", async () => {
    const facts = await inspect("a.docx", makeOffice("docx", ["ỦY BAN NHÂN DÂN &amp; SỞ", "MẬT"]));
    assert.deepEqual(facts.firstPage, [{ text: "ỦY BAN NHÂN DÂN & SỞ" }, { text: "MẬT" }]);
    assert.equal(markOnPage(facts.firstPage ?? []), "mat");
    assert.equal((await inspect("a.xlsx", makeOffice("xlsx"))).extension, "xlsx");
    assert.equal((await inspect("a.pptx", makeOffice("pptx"))).extension, "pptx");
  });

  it("a stamp in the header of a DOCX (R07)", async () => {
    const header = {
      name: "word/header1.xml",
      content: "<w:hdr><w:p><w:r><w:t>TUYỆT </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p></w:hdr>",
    };
    assert.equal(
      markOnPage((await inspect("a.docx", makeOffice("docx", ["A"], [header]))).firstPage ?? []),
      "tuyetMat",
    );
  });

  it("DOC and XLS by their own streams, not by those of what is embedded", async () => {
    assert.equal(
      (await inspect("a.doc", compoundFixture({ "/WordDocument": wordFixture() }))).mediaType,
      "application/msword",
    );
    assert.equal(
      (
        await inspect(
          "a.xls",
          compoundFixture({ "/Workbook": Buffer.alloc(100), "/MBD1/WordDocument": wordFixture(0x100) }),
        )
      ).extension,
      "xls",
    );
  });

  it("text in any coding, with its lines", async () => {
    assert.deepEqual((await inspect("a.txt", "Số: 12\r\n\r\nMẬT\n")).firstPage, [
      { text: "Số: 12" },
      { text: "MẬT" },
    ]);
    const utf16 = Buffer.from("\ufeffTối mật", "utf16le");
    assert.deepEqual((await inspect("a.txt", utf16)).firstPage, [{ text: "Tối mật" }]);
    const tcvn3 = Buffer.from(toTcvn3("Quy định về công tác"), "latin1");
    assert.deepEqual((await inspect("a.txt", tcvn3)).firstPage, [{ text: toTcvn3("Quy định về công tác") }]);
    assert.equal((await inspect("a.txt", "Ghi chú: tệp %PDF-1.7 bị lỗi")).extension, "txt");
  });

  it("RTF and pictures, with the pages of a TIFF", async () => {
    assert.equal((await inspect("a.rtf", "{\\rtf1 a}")).mediaType, "application/rtf");
    assert.equal((await inspect("a.png", pngFixture())).pageCount, 1);
    assert.equal((await inspect("a.JPEG", jpegFixture())).mediaType, "image/jpeg");
    assert.equal((await inspect("a.jpg", jpegFixture())).extension, "jpg");
    assert.deepEqual(
      [
        (await inspect("a.tiff", tiffFixture(3))).pageCount,
        (await inspect("a.tif", tiffFixture(1))).hasTextLayer,
      ],
      [3, false],
    );
  });

  it("a ZIP as an attachment, with archives inside", async () => {
    const zip = makeZip([
      { name: "thư mục/a.docx", content: makeOffice("docx", ["A"]) },
      { name: "b.txt", content: "b" },
    ]);
    assert.equal((await inspect("a.zip", zip, "attachment")).mediaType, "application/zip");
  });
});
