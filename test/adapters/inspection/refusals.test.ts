import assert from "node:assert/strict";
import { compoundFixture, limited, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture, pngFixture, tiffFixture } from "../../support/picture-fixture.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

const mebibyte = 1024 * 1024;

describe("the inspection of files refuses", () => {
  const { inspect, refusal } = useInspection();

  it("a name that does not agree with the content, and says what it is", async () => {
    assert.equal(await refusal("a.docx", await makePdf(["A"])), "intake.type-mismatch");
    assert.equal(await refusal("a.pdf", makeOffice("docx")), "intake.type-mismatch");
    assert.equal(await refusal("a.doc", "{\\rtf1 a}"), "intake.type-mismatch");
    assert.equal(await refusal("a.png", jpegFixture()), "intake.type-mismatch");
    assert.equal(await refusal("a", await makePdf(["A"])), "intake.type-mismatch");
    assert.equal(await refusal("a.pdf", "Số: 12"), "intake.type-mismatch");
    await assert.rejects(inspect("b.docx", await makePdf(["A"])), {
      params: { fileName: "b.docx", found: "PDF", extension: "pdf" },
    });
  });

  it("what is not taken in", async () => {
    assert.equal(await refusal("a.html", "<!DOCTYPE html><html></html>"), "intake.unknown-type");
    assert.equal(await refusal("a.txt", "<html><script>1</script></html>"), "intake.unknown-type");
    assert.equal(
      await refusal("a.pdf", Buffer.from("MZ\u0090\0".padEnd(200, "\0"), "latin1")),
      "intake.unknown-type",
    );
    assert.equal(
      await refusal("a.gif", Buffer.from("GIF89a\u0001\0\u0001\0\0\0\0;", "latin1")),
      "intake.unknown-type",
    );
    assert.equal(await refusal("a.dotx", makeOffice("dotx")), "intake.unknown-type");
    assert.equal(
      await refusal("a.ppt", compoundFixture({ "/PowerPoint Document": Buffer.alloc(10) })),
      "intake.unknown-type",
    );
    const odt = makeZip([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.text", isStored: true },
    ]);
    assert.equal(await refusal("a.odt", odt), "intake.unknown-type");
    assert.equal(await refusal("a.bin", Buffer.from([0, 1, 2, 3, 0, 1, 2, 3])), "intake.unrecognised-type");
  });

  it("a ZIP as the document itself", async () => {
    assert.equal(await refusal("a.zip", makeZip([{ name: "a.txt", content: "a" }])), "intake.zip-as-main");
  });

  it("empty files", async () => {
    assert.equal(await refusal("a.pdf", ""), "intake.empty-file");
    assert.equal(await refusal("a.txt", " \r\n "), "intake.empty-file");
    assert.equal(await refusal("a.zip", makeZip([]), "attachment"), "intake.empty-file");
  });

  it("a PDF that needs a password", async () => {
    assert.equal(
      await refusal("a.pdf", await makePdf(["A"], { userPassword: "secret" })),
      "intake.encrypted-pdf",
    );
  });

  it("a broken or cut-off PDF", async () => {
    const pdf = await makePdf(officialPage());
    assert.equal(await refusal("a.pdf", pdf.subarray(0, pdf.length / 2)), "intake.broken-pdf");
    assert.equal(await refusal("a.pdf", "%PDF-1.7\n%%EOF"), "intake.broken-pdf");
    assert.equal(await refusal("a.pdf", Buffer.alloc(5000, 7)), "intake.broken-pdf");
    const pages = Buffer.from(
      pdf.toString("latin1").replace(/\/Kids \[[^\]]*\]/u, "/Kids [999 0 R]"),
      "latin1",
    );
    assert.equal(await refusal("a.pdf", pages), "intake.broken-pdf");
  });

  it("an old Office file whose directory names its text or sheets and says of no byte where they are", async () => {
    const files = {
      "a.doc": { "/WordDocument": wordFixture() },
      "a.xls": { "/Workbook": Buffer.alloc(100) },
    };
    for (const [name, streams] of Object.entries(files)) {
      const bytes = compoundFixture(streams);
      const entry = bytes.indexOf(Buffer.from(Object.keys(streams).join("").slice(1), "utf16le"));
      // The size of a stream, at 120 of its entry (MS-CFB 2.6.1), as no file can have it.
      bytes[entry + 123] = 0xff;
      assert.equal(await refusal(name, bytes), "intake.broken-office", name);
    }
  });

  it("Office files with a password, new and old", async () => {
    const encrypted = compoundFixture({
      "/EncryptedPackage": Buffer.alloc(64),
      "/EncryptionInfo": Buffer.alloc(64),
    });
    assert.equal(await refusal("a.docx", encrypted), "intake.encrypted-office");
    assert.equal(
      await refusal("a.doc", compoundFixture({ "/WordDocument": wordFixture(0x100) })),
      "intake.encrypted-office",
    );
    const locked = Buffer.from("09080400000005002f00040001000000", "hex");
    assert.equal(await refusal("a.xls", compoundFixture({ "/Workbook": locked })), "intake.encrypted-office");
  });

  it("broken Office files", async () => {
    const docx = makeOffice("docx", ["A"]);
    assert.equal(await refusal("a.docx", docx.subarray(0, docx.length - 30)), "intake.broken-office");
    assert.equal(
      await refusal("a.doc", compoundFixture({ "/WordDocument": wordFixture() }).subarray(0, 600)),
      "intake.broken-office",
    );
  });

  it("Office files with macros, also where only their part tells", async () => {
    assert.equal(await refusal("a.docm", makeOffice("docm")), "intake.macros");
    assert.equal(await refusal("a.xlsm", makeOffice("xlsm")), "intake.macros");
    const hidden = makeOffice("docx", ["A"], [{ name: "word/vbaProject.bin", content: "x" }]);
    assert.equal(await refusal("a.docx", hidden), "intake.macros");
  });

  it("archives with a password, and broken ones", async () => {
    assert.equal(
      await refusal("a.zip", makeZip([{ name: "a", content: "a", isEncrypted: true }]), "attachment"),
      "intake.encrypted-zip",
    );
    const zip = makeZip([{ name: "a.txt", content: "a".repeat(1000) }]);
    assert.equal(await refusal("a.zip", zip.subarray(0, 40), "attachment"), "intake.broken-zip");
    assert.equal(
      await refusal("a.zip", makeZip([{ name: "a", content: "a", method: 99 }]), "attachment"),
      "intake.broken-zip",
    );
  });

  it("names that leave the folder, links and control characters", async () => {
    for (const name of ["../a.txt", "/etc/passwd", "C:/a.txt", "a/../../b", "..\\a.txt", "a\u0000b", "a\nb"])
      assert.equal(
        await refusal("a.zip", makeZip([{ name, content: "a" }]), "attachment"),
        "intake.unsafe-zip-name",
        name,
      );
    const link = makeZip([{ name: "a", content: "/etc/passwd", attributes: 0o120_777 * 65_536 }]);
    assert.equal(await refusal("a.zip", link, "attachment"), "intake.unsafe-zip-name");
  });

  it("bombs: by ratio, by size, in an Office file, with a false size, with shared bytes", async () => {
    const zeros = Buffer.alloc(80 * mebibyte);
    assert.equal(
      await refusal("a.zip", makeZip([{ name: "a", content: zeros }]), "attachment"),
      "intake.zip-bomb",
    );
    assert.equal(
      await refusal("a.docx", makeOffice("docx", [], [{ name: "word/x.xml", content: zeros }])),
      "intake.zip-bomb",
    );
    assert.equal(
      await refusal("a.zip", makeZip([{ name: "a", content: zeros, claimedSize: 10 }]), "attachment"),
      "intake.zip-bomb",
    );
    const shared = makeZip([
      { name: "a", content: "a".repeat(50_000), isStored: true },
      { name: "a", content: "", isStored: true, isOverlapping: true },
    ]);
    assert.equal(await refusal("a.zip", shared, "attachment"), "intake.zip-bomb");
    const inner = makeZip([{ name: "a", content: zeros }]);
    assert.equal(
      await refusal("a.zip", makeZip([{ name: "b.zip", content: inner }]), "attachment"),
      "intake.zip-bomb",
    );
    await limited({ zipInflatedBytes: 1000 }, async (by) => {
      assert.equal(
        await refusal("a.zip", makeZip([{ name: "a", content: "a".repeat(1001) }]), "attachment", by),
        "intake.zip-bomb",
      );
    });
  });

  it("too many entries and too many archives within archives", async () => {
    await limited({ zipEntries: 10, zipDepth: 2 }, async (by) => {
      const many = Array.from({ length: 11 }, (_, index) => ({ name: `${index}`, content: "a" }));
      assert.equal(await refusal("a.zip", makeZip(many), "attachment", by), "intake.zip-too-many");
      const nest = (depth: number): Buffer =>
        makeZip([{ name: "a.zip", content: depth === 0 ? "a" : nest(depth - 1) }]);
      assert.equal(await refusal("a.zip", nest(2), "attachment", by), "accepted");
      assert.equal(await refusal("a.zip", nest(3), "attachment", by), "intake.zip-too-deep");
    });
  });

  it("broken pictures and those of too many pixels", async () => {
    assert.equal(await refusal("a.png", pngFixture().subarray(0, 40)), "intake.broken-image");
    assert.equal(await refusal("a.jpg", jpegFixture().subarray(0, -2)), "intake.broken-image");
    assert.equal(await refusal("a.tif", tiffFixture(2).subarray(0, 30)), "intake.broken-image");
    assert.equal(await refusal("a.png", pngFixture(40_000, 40_000)), "intake.image-too-large");
    assert.equal(await refusal("a.jpg", jpegFixture(60_000, 60_000)), "intake.image-too-large");
  });
});
