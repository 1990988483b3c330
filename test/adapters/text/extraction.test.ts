import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { kinds } from "../../../src/adapters/inspection/file-kinds.ts";
import type { ExtractionLimits } from "../../../src/adapters/text/limits.ts";
import { createProcessExtraction } from "../../../src/adapters/text/process-extraction.ts";
import type { ExtractedText, TextExtraction } from "../../../src/ports/text-extraction.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture } from "../../support/picture-fixture.ts";
import { makeZip } from "../../support/zip-fixture.ts";

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (body: string, more: { name: string; content: string }[] = []) =>
  makeZip([
    { name: "word/document.xml", content: `<w:document><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);

describe("the text of a file", () => {
  let folder = "";
  let extraction: TextExtraction;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-text-"));
    extraction = createProcessExtraction();
  });
  after(async () => {
    await extraction.close();
    await rm(folder, { recursive: true });
  });

  async function stored(kind: keyof typeof kinds, bytes: Buffer | string) {
    const file = path.join(folder, `stored.${kind}`);
    await writeFile(file, bytes);
    return { path: file, mediaType: kinds[kind].mediaType };
  }
  const read = async (kind: keyof typeof kinds, bytes: Buffer | string): Promise<ExtractedText> =>
    extraction.extract(await stored(kind, bytes));

  async function limited(limits: Partial<ExtractionLimits>, use: (by: TextExtraction) => Promise<void>) {
    const own = createProcessExtraction(limits);
    try {
      await use(own);
    } finally {
      await own.close();
    }
  }

  it("of a DOCX: headers, then the body, text boxes once, without what was struck out", async () => {
    const box = `<w:p><mc:Choice><w:txbxContent>${paragraph("HỎA TỐC")}</w:txbxContent></mc:Choice><mc:Fallback>${paragraph("HỎA TỐC")}</mc:Fallback></w:p>`;
    const struck = "<w:p><w:del><w:r><w:delText>bỏ câu này</w:delText></w:r></w:del></w:p>";
    const { lines, hasText } = await read(
      "docx",
      docx(box + paragraph("Quy chế &amp; quy định &#272;") + struck + paragraph("Điều 2"), [
        { name: "word/header1.xml", content: paragraph("UBND tỉnh") },
      ]),
    );
    assert.deepEqual(lines, ["UBND tỉnh", "HỎA TỐC", "Quy chế & quy định Đ", "Điều 2"]);
    assert.equal(hasText, true);
  });

  it("of an XLSX: its rows, with what formulas came to", async () => {
    const shared = "<sst><si><t>Họ và tên</t></si><si><r><t>Nguyễn </t></r><r><t>Văn An</t></r></si></sst>";
    const sheet =
      '<sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Số</t></is></c></row><row><c t="s"><v>1</v></c><c><f>A1*2</f><v>1837</v></c><c t="b"><v>1</v></c></row></sheetData>';
    const bytes = makeZip([
      { name: "xl/worksheets/sheet1.xml", content: sheet },
      { name: "xl/sharedStrings.xml", content: shared },
    ]);
    assert.deepEqual((await read("xlsx", bytes)).lines, ["Họ và tên Số", "Nguyễn Văn An 1837"]);
  });

  it("of a PPTX: its slides in their order, and the notes", async () => {
    const slide = (text: string) => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const bytes = makeZip([
      { name: "ppt/slides/slide10.xml", content: slide("mười") },
      { name: "ppt/slides/slide2.xml", content: slide("hai") },
      { name: "ppt/notesSlides/notesSlide1.xml", content: slide("ghi chú") },
    ]);
    assert.deepEqual((await read("pptx", bytes)).lines, ["hai", "mười", "ghi chú"]);
  });

  it("of an RTF: Unicode, the code page of each font, and nothing that is not shown", async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset163 Arial;}}{\info{\title bí mật}}{\*\generator X;}\f0 Quy \u273?\u7883?nh\par {\f1 \'d0i\'ea\'ccu}\par a\{b\}\~c\par}`;
    assert.deepEqual((await read("rtf", rtf)).lines, ["Quy định", "Điều", "a{b} c"]);
  });

  it("of a plain text, also one in TCVN3, which is read as what it says (R15)", async () => {
    assert.deepEqual((await read("txt", "Một\r\n\r\nHai")).lines, ["Một", "Hai"]);
    const tcvn3 = Buffer.from("C\u00e9ng hoµ x· héi chñ nghÜa ViÖt Nam", "latin1");
    assert.deepEqual((await read("txt", tcvn3)).lines, ["Cộng hoà xã hội chủ nghĩa Việt Nam"]);
  });

  it("of a PDF with a layer of text; a picture has none", async () => {
    const pdf = await read("pdf", await makePdf(officialPage()));
    assert.ok(pdf.lines.some((line) => /CỘNG HÒA|CỘNG HOÀ/u.test(line)));
    assert.deepEqual(await read("jpg", jpegFixture()), {
      lines: [],
      folded: [],
      hasText: false,
      isCut: false,
      marks: [],
    });
  });

  it("ends where the limit is, and says so", async () => {
    await limited({ characters: 10 }, async (by) => {
      const { lines, isCut } = await by.extract(await stored("txt", "một hai ba bốn năm"));
      assert.deepEqual([lines.join(""), isCut], ["một hai ba", true]);
    });
  });

  it("is not read out of bombs: zipped, nested, or of endless entities", async () => {
    const zeros = Buffer.alloc(70 * 1024 * 1024, " ");
    await limited({ partsBytes: 10 }, async (by) => {
      const bomb = makeZip(["1", "2"].map((n) => ({ name: `word/header${n}.xml`, content: "123456" })));
      await assert.rejects(by.extract(await stored("docx", bomb)), { reason: "tooMuch" });
    });
    await assert.rejects(read("docx", makeZip([{ name: "word/document.xml", content: zeros }])), {
      reason: "tooMuch",
    });
    const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]>';
    assert.deepEqual((await read("docx", docx(laughs + paragraph("&m; xong")))).lines, ["&m; xong"]);
    const deep = `${"<a>".repeat(200_000)}${paragraph("sâu")}`;
    assert.deepEqual((await read("docx", docx(deep))).lines, ["sâu"]);
    assert.deepEqual((await read("rtf", `{\\rtf1 đầu${"{".repeat(100_000)}`)).hasText, false);
  });

  it("of a file that is broken, too slow or too large for the process is given up, and the next is read", async () => {
    await assert.rejects(read("pdf", "%PDF-1.7 nothing"), { reason: "broken" });
    await assert.rejects(read("docx", "PK\u0003\u0004 nothing"), { reason: "broken" });
    await limited({ timeoutMs: 1, enoughMs: 1 }, async (by) => {
      const slow = await stored("txt", "a ".repeat(5_000_000));
      await assert.rejects(by.extract(slow), { reason: "tooLong" });
    });
    await limited({ memoryMb: 250, zipRatio: 1e9, partBytes: 1e9, partsBytes: 1e9 }, async (by) => {
      const large = docx(paragraph("a".repeat(100 * 1024 * 1024)));
      await assert.rejects(by.extract(await stored("docx", large)), { reason: "broken" });
      assert.deepEqual((await by.extract(await stored("txt", "sau"))).lines, ["sau"]);
    });
    assert.deepEqual((await read("txt", "còn đây")).lines, ["còn đây"]);
  });
});
