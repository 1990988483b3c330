import assert from "node:assert/strict";
import { truncate } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { createProcessInspection } from "../../../src/adapters/inspection/process-inspection.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { compoundFixture, limited, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { pdfWithFile } from "../../support/eicar-files.ts";
import { rawPdf } from "../../support/raw-pdf.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture, pngFixture, tiffFixture } from "../../support/picture-fixture.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

const mebibyte = 1024 * 1024;
/** More than what is read whole of a PDF, bytes. */
const large = 70 * mebibyte;

describe("hostile files harm nobody, and each has its sentence", () => {
  const { inspect, refusal, store } = useInspection();

  it("names in archives that climb, hide, name a device or are too long", async () => {
    const names = [
      "../a.txt",
      "a/../../b.txt",
      "a\u0000.txt",
      "hoa-don\u202Efdp.exe",
      "a\u2066b.txt",
      "CON",
      "thu-muc/aux.txt",
      "LPT1.pdf",
      "a.txt:an",
      "a.txt.",
      "a ",
      `${"a".repeat(300)}.txt`,
      "ă".repeat(130),
    ];
    for (const name of names)
      assert.equal(
        await refusal("a.zip", makeZip([{ name, content: "a" }]), "attachment"),
        "intake.unsafe-zip-name",
        JSON.stringify(name),
      );
    const ordinary = [
      "Công văn số 12 (bản ký).pdf",
      "thư mục/phụ lục.v2.xlsx",
      ".tệp",
      "console.txt",
      "com10.txt",
    ];
    const zip = makeZip(ordinary.map((name) => ({ name, content: "a" })));
    assert.equal(await refusal("a.zip", zip, "attachment"), "accepted");
  });

  it("bombs of streams within a PDF, which end the inspection and nothing else", async () => {
    const bomb = deflateSync(Buffer.alloc(100 * mebibyte, "(a) Tj "));
    const pdf = rawPdf({ contents: bomb, filter: "/FlateDecode" });
    assert.ok(bomb.length < mebibyte);
    await limited({ timeoutMs: 4000 }, async (by) => {
      const code = await refusal("a.pdf", pdf, "main", by);
      assert.match(code, /^intake\.(?:too-long-to-read|cannot-be-read|broken-pdf)$|^accepted$/u);
      assert.equal(await refusal("b.pdf", await makePdf(["B"]), "main", by), "accepted");
    });
  });

  it("XML bombs: declarations of entities in any part of an Office file, in any writing", async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>`;
    const part = (name: string, content: string | Buffer) => makeOffice("docx", [], [{ name, content }]);
    assert.equal(await refusal("a.docx", part("word/footnotes.xml", laughs)), "intake.xml-entities");
    assert.equal(
      await refusal("a.docx", part("docProps/app.xml", Buffer.from(`\uFEFF${laughs}`, "utf16le"))),
      "intake.xml-entities",
    );
    const within = makeZip([{ name: "a.docx", content: part("word/styles.xml", laughs) }]);
    assert.equal(await refusal("a.zip", within, "attachment"), "intake.xml-entities");
    // An archive of somebody's own data is theirs.
    assert.equal(
      await refusal("b.zip", makeZip([{ name: "a.xml", content: laughs }]), "attachment"),
      "accepted",
    );
  });

  it("two parts of one name in an Office file, of which every program takes another", async () => {
    const twice = makeOffice("docx", ["A"], [{ name: "WORD/document.xml", content: "<w:document/>" }]);
    assert.equal(await refusal("a.docx", twice), "intake.broken-office");
  });

  it("a PDF whose pages are their own parents", async () => {
    const cycle = rawPdf({ pages: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>" });
    await limited({ timeoutMs: 10_000 }, async (by) => {
      assert.match(await refusal("a.pdf", cycle, "main", by), /^intake\.(?:broken-pdf|too-long-to-read)$/u);
    });
  });

  it("a PDF of 100,000 objects that refer to themselves, which is read", async () => {
    const many = rawPdf({ more: Array.from({ length: 100_000 }, (_, n) => `<< /N ${n} /Next ${n} 0 R >>`) });
    const facts = await inspect("b.pdf", many);
    assert.deepEqual([facts.pageCount, facts.active], [1, []]);
  });

  it("pictures of 50,000 by 50,000 points, which are never drawn", async () => {
    assert.equal(await refusal("a.png", pngFixture(50_000, 50_000)), "intake.image-too-large");
    assert.equal(await refusal("a.jpg", jpegFixture(50_000, 50_000)), "intake.image-too-large");
    assert.equal(await refusal("a.tif", tiffFixture(1, 50_000, 50_000)), "intake.image-too-large");
  });

  it("two files in one: an archive or a page behind or before something else", async () => {
    const pdf = await makePdf(officialPage());
    const zip = makeZip([{ name: "a.txt", content: "a" }]);
    const two = (...parts: readonly (Buffer | string)[]) =>
      Buffer.concat(parts.map((part) => Buffer.from(part)));
    for (const [name, bytes] of [
      ["a.pdf", two(pdf, zip)],
      ["a.pdf", two("<html><script>1</script>\n", pdf)],
      ["a.pdf", two(pdf.subarray(0, 9), "<!doctype html><body>", pdf.subarray(9))],
      ["a.png", two(pngFixture(), zip, Buffer.from("IEND"))],
      ["a.jpg", two(jpegFixture(), zip, Buffer.from([0xff, 0xd9]))],
      ["a.jpg", two(jpegFixture().subarray(0, 20), pdf.subarray(0, 200), jpegFixture().subarray(20))],
    ] as const) {
      const code = await refusal(name, bytes);
      assert.match(code, /^intake\.(?:two-in-one|broken-image)$/u, name);
    }
    assert.equal(await refusal("a.pdf", two(pdf, zip)), "intake.two-in-one");
    assert.equal(await refusal("a.jpg", two(jpegFixture(), zip)), "intake.two-in-one");
    assert.equal(await refusal("a.gif", two("GIF89a\u0001\0\u0001\0\0\0\0;", zip)), "intake.unknown-type");
    assert.equal(await refusal("a.jar", two("MZ", Buffer.alloc(300), zip)), "intake.unknown-type");
    // A file attached to a PDF lies within it and is told as such.
    const attached = await inspect("b.pdf", await pdfWithFile("a.zip", zip));
    assert.deepEqual(attached.active, ["embeddedFiles"]);
  });

  it("a PDF larger than is held, which is looked through to its end, and a picture larger than any", async () => {
    const filler = Buffer.concat([
      Buffer.from(`<< /Length ${large} >>\nstream\n`),
      Buffer.alloc(large, "x"),
      Buffer.from("\nendstream"),
    ]);
    const facts = await inspect(
      "a.pdf",
      rawPdf({ more: [filler, "<< /S /Launch /F (cmd.exe) >>"] }),
      "main",
      undefined,
      [],
    );
    assert.deepEqual([facts.pageCount, facts.active], [1, ["launch"]]);
    const picture = await store("a.jpg", jpegFixture());
    await truncate(picture, 4 * large);
    const by = createProcessInspection({ processes: 1 });
    try {
      const file = { path: picture, name: "a.jpg", size: 4 * large, role: "main", refuses: [] } as const;
      await assert.rejects(
        by.inspect(file),
        (error: unknown) => error instanceof RuleBroken && error.code === "intake.cannot-be-read",
      );
    } finally {
      await by.close();
    }
  });

  it("endless entries of a TIFF and a JPEG, and headers that lie", async () => {
    const tiff = tiffFixture(1);
    tiff.writeUInt32LE(8, tiff.length - 4);
    assert.equal(await refusal("a.tif", tiff), "intake.broken-image");
    assert.equal(
      await refusal("a.png", Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")),
      "intake.broken-image",
    );
    assert.equal(
      await refusal("a.doc", compoundFixture({ "/WordDocument": wordFixture() }).fill(0xff, 0x30, 0x60)),
      "intake.broken-office",
    );
  });
});
