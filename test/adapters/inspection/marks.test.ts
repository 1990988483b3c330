import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { inspectFile } from "../../../src/adapters/inspection/inspect-file.ts";
import { defaultInspectionLimits } from "../../../src/adapters/inspection/limits.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { corpusFolder, hasCorpus } from "../../corpus/gold.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { makeZip } from "../../support/zip-fixture.ts";

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const wordXml = (body: string) => `<w:document><w:body>${body}</w:body></w:document>`;
const text = Array.from({ length: 60 }, (_, at) => paragraph(`Điều ${at}. Quy định chung`)).join("");

describe("marks of secrecy within a file", () => {
  let folder = "";
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "vanthu-marks-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function marksIn(name: string, bytes: Buffer, role: "main" | "attachment" = "attachment") {
    const file = path.join(folder, "file");
    await writeFile(file, bytes);
    const facts = { path: file, name, size: bytes.length, role, refuses: [] };
    const { marks } = await inspectFile(facts, defaultInspectionLimits);
    return marks.map(({ mark, page, entry }) => [mark, page, entry]);
  }
  const types =
    '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const docx = (parts: Record<string, string>) =>
    makeZip(
      Object.entries({ "[Content_Types].xml": types, ...parts }).map(([name, content]) => ({
        name,
        content,
      })),
    );

  it("are found in a DOCX: a text box on any page, a header, a footer, a note", async () => {
    const box = `<w:p><w:txbxContent>${paragraph("TỐI MẬT")}</w:txbxContent></w:p>`;
    const places: Record<string, string>[] = [
      { "word/document.xml": wordXml(text + box + text) },
      { "word/document.xml": wordXml(text), "word/header2.xml": `<w:hdr>${paragraph("TỐI MẬT")}</w:hdr>` },
      { "word/document.xml": wordXml(text), "word/footer1.xml": `<w:ftr>${paragraph("TỐI MẬT")}</w:ftr>` },
      {
        "word/document.xml": wordXml(text),
        "word/footnotes.xml": `<w:footnotes>${paragraph("TỐI MẬT")}</w:footnotes>`,
      },
    ];
    for (const parts of places)
      assert.deepEqual(await marksIn("a.docx", docx(parts)), [["TỐI MẬT", null, null]]);
    assert.deepEqual(
      await marksIn("a.docx", docx({ "word/document.xml": wordXml(text + paragraph("MẬT") + text) })),
      [],
    );
  });

  it("are found on a later page of a PDF where another document begins, with the page", async () => {
    const secret = officialPage([{ text: "MẬT", at: [100, 130] }]);
    const pdf = await makePdf([], { pages: [officialPage(), officialPage().slice(6), secret] });
    assert.deepEqual(await marksIn("a.pdf", pdf), [["MẬT", 3, null]]);
  });

  it("are found in documents inside an archive and in their names, with the file that bears them", async () => {
    const inner = docx({
      "word/document.xml": wordXml(paragraph("UBND TỈNH") + paragraph("TUYỆT MẬT") + text),
    });
    const pdf = await makePdf(officialPage([{ text: "MẬT", at: [100, 130] }]));
    const rtf = Buffer.from("{\\rtf1\\ansi UBND TINH\\par M\\u7852?T\\par Kinh gui\\par}", "latin1");
    const zip = makeZip([
      { name: "thu muc/ke hoach.docx", content: inner },
      { name: "quyet dinh.pdf", content: pdf },
      { name: "bao cao.rtf", content: rtf },
      { name: "12-BC (MẬT).txt", content: "x" },
      { name: "mat bang.txt", content: "x" },
    ]);
    const found = (await marksIn("kem theo.zip", zip)).toSorted((one, other) =>
      String(one[2]).localeCompare(String(other[2]), "en"),
    );
    assert.deepEqual(found, [
      ["MẬT", null, "12-BC (MẬT).txt"],
      ["MẬT", null, "bao cao.rtf"],
      ["MẬT", 1, "quyet dinh.pdf"],
      ["TUYỆT MẬT", null, "thu muc/ke hoach.docx"],
    ]);
    const nested = makeZip([{ name: "trong.zip", content: zip }]);
    assert.equal((await marksIn("ngoai.zip", nested)).length, 4);
  });

  it("are none in real documents that were published", async function () {
    this.timeout(60_000);
    if (!hasCorpus) {
      process.stdout.write("    the corpus is not beside the repository: skipped\n");
      this.skip();
    }
    const alarms: string[] = [];
    for (const name of await readdir(corpusFolder)) {
      // Scans have no text to be alarmed by.
      if (!/^[TW].*\.(?:pdf|docx?)$/u.test(name)) continue;
      const file = { path: path.join(corpusFolder, name), name, size: 1, role: "main", refuses: [] } as const;
      try {
        const { marks } = await inspectFile(file, defaultInspectionLimits);
        alarms.push(...marks.map(({ mark, page }) => `${name} ${mark} ${page}`));
      } catch (error) {
        if (!(error instanceof RuleBroken)) throw error;
      }
    }
    assert.deepEqual(alarms, []);
  });
});
