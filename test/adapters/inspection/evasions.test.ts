import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import type { ActiveKind } from "../../../src/domain/files/active-content.ts";
import { pdfWithFile } from "../../support/eicar-files.ts";
import { compoundFixture, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { makePdf, officialPage } from "../../support/pdf-fixture.ts";
import { jpegFixture, pngFixture } from "../../support/picture-fixture.ts";
import { rawPdf } from "../../support/raw-pdf.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

/** Found, each, by trying to get something past the gate. */
describe("what tries to get past the gate", () => {
  const { inspect, refusal } = useInspection();
  const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const rels = (type: string, target: string) =>
    `<Relationships><Relationship Id="r1" Type="${relationships}/${type}" Target="${target}"/></Relationships>`;
  const part = (kind: "docx" | "xlsx", name: string, content: string) =>
    makeOffice(kind, [], [{ name, content }]);
  const zipOf = (name: string, content: Buffer | string) => makeZip([{ name, content }]);
  const docm = makeOffice("docm", [], [{ name: "word/vbaProject.bin", content: "x" }]);
  const asMail = (bytes: Buffer) =>
    [
      "From: a@example.vn",
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Transfer-Encoding: base64",
      "",
      ...(bytes.toString("base64").match(/.{1,76}/gu) ?? []),
      "--b--",
    ].join("\r\n");
  const objects = (filter: string, bytes: Buffer, more = "") =>
    rawPdf({
      more: [
        Buffer.concat([
          Buffer.from(
            `<< /Type /ObjStm /N 1 /First 6 ${more} ${filter} /Length ${bytes.length} >>\nstream\n`,
          ),
          bytes,
          Buffer.from("\nendstream"),
        ]),
      ],
    });
  const command = Buffer.from("900 0 << /S /Launch /F (cmd.exe) >>");

  const cases: readonly (readonly [
    what: string,
    name: string,
    bytes: () => Buffer | Promise<Buffer>,
    kind: ActiveKind,
  ])[] = [
    [
      "macros under another name, which the contents list",
      "a.zip",
      () =>
        zipOf(
          "a.xlsx",
          makeZip([
            {
              name: "[Content_Types].xml",
              content:
                '<Types><Override PartName="/xl/a.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
            },
            { name: "xl/a.dat", content: "x" },
          ]),
        ),
      "macros",
    ],
    [
      "macros under another name, to which a relationship leads",
      "a.xlsx",
      () => part("xlsx", "xl/_rels/workbook.xml.rels", rels("vbaProject", "media/a.png")),
      "macros",
    ],
    [
      "an OLE object under another name",
      "a.docx",
      () => part("docx", "word/_rels/document.xml.rels", rels("oleObject", "media/a.dat")),
      "objects",
    ],
    [
      "a link of Excel to a program",
      "a.xlsx",
      () =>
        part(
          "xlsx",
          "xl/externalLinks/externalLink1.xml",
          '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        ),
      "launch",
    ],
    [
      "a command in a text that lies under another name",
      "a.docx",
      () =>
        part(
          "docx",
          "custom/noi-dung.xml",
          '<?xml version="1.0"?><w:document><w:instrText>DDEAUTO cmd</w:instrText></w:document>',
        ),
      "launch",
    ],
    [
      "a command that is written in numbers",
      "a.docx",
      () => part("docx", "word/header1.xml", "<w:instrText>QUOTE 68 68 69 65</w:instrText>"),
      "launch",
    ],
    ["a program in an archive", "a.zip", () => zipOf("hoa-don.pdf.exe", "x"), "launch"],
    [
      "a program in an archive under another name",
      "a.zip",
      () => zipOf("hoa-don.pdf", Buffer.from("MZ\u0090\0x", "latin1")),
      "launch",
    ],
    ["a link that runs", "a.zip", () => zipOf("thu-muc/Công văn.lnk", "x"), "launch"],
    ["macros in a mail within an archive", "a.zip", () => zipOf("thu.eml", asMail(docm)), "macros"],
    [
      "macros in a message of Outlook within an archive",
      "a.zip",
      () =>
        zipOf("thu.msg", compoundFixture({ "/__attach_version1.0_#00000000/__substg1.0_37010102": docm })),
      "macros",
    ],
    [
      "a command in a stream of objects that says it ends before it does",
      "a.pdf",
      () => {
        const stored = deflateSync(Buffer.concat([Buffer.from("900 0 (endstream) "), command]), { level: 0 });
        return objects("/Filter /FlateDecode", stored);
      },
      "launch",
    ],
    [
      "a command in a stream of objects behind a long dictionary",
      "a.pdf",
      () => objects("/Filter /FlateDecode", deflateSync(command), `/X (${"a".repeat(5000)})`),
      "launch",
    ],
  ];
  for (const [what, name, bytes, kind] of cases) {
    it(`finds ${what}`, async () => {
      const role = name.endsWith(".zip") ? "attachment" : "main";
      assert.deepEqual((await inspect(name, await bytes(), role, undefined, [])).active, [kind]);
    });
  }

  it("finds what a PDF that lies in a PDF holds, and macros in a file within a PDF", async () => {
    const script = rawPdf({ catalog: "/OpenAction << /S /JavaScript /JS (1) >>" });
    const inner = await inspect("a.pdf", await pdfWithFile("b.pdf", script), "main", undefined, []);
    assert.deepEqual(inner.active, ["scripts", "embeddedFiles"]);
    const macros = await pdfWithFile("b.docm", docm);
    assert.equal(await refusal("a.pdf", macros), "intake.macros");
    const packed = zipOf("a.pdf", macros);
    assert.equal(await refusal("a.zip", packed, "attachment"), "intake.macros");
  });

  it("finds marks of secrecy in a file within a PDF, in a mail, and in a text under another name (R07)", async () => {
    const secret = await makePdf(officialPage([{ text: "TUYỆT MẬT", at: [90, 140] }]));
    const marks = async (name: string, bytes: Buffer) =>
      (await inspect(name, bytes, name.endsWith(".zip") ? "attachment" : "main", undefined, [])).marks.map(
        ({ mark, entry }) => ({ mark, entry }),
      );
    const mark = "TUYỆT MẬT";
    assert.deepEqual(await marks("a.pdf", await pdfWithFile("b.pdf", secret)), [{ mark, entry: "b.pdf" }]);
    assert.deepEqual(await marks("a.zip", zipOf("thu.eml", asMail(secret))), [{ mark, entry: "thu.eml" }]);
    const box = `<w:document><w:p><w:r><w:t>${mark}</w:t></w:r></w:p></w:document>`;
    const renamed = makeZip([
      {
        name: "[Content_Types].xml",
        content:
          '<Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      },
      { name: "x.xml", content: box },
    ]);
    const { firstPage } = await inspect("a.docx", renamed);
    assert.deepEqual(firstPage, [{ text: mark }]);
  });

  it("refuses what cannot be looked into: archives of other kinds, objects packed as nobody packs them", async () => {
    for (const start of [
      "Rar!\u001a\u0007\u0001\0",
      "7z\u00bc\u00af\u0027\u001c\0\u0004",
      "\u001f\u008b\u0008\0",
    ]) {
      const code = await refusal(
        "a.zip",
        zipOf("trong.rar", Buffer.from(start + "x".repeat(40), "latin1")),
        "attachment",
      );
      assert.equal(code, "intake.unreadable-within");
    }
    assert.equal(
      await refusal(
        "a.docx",
        makeOffice(
          "docx",
          ["A"],
          [{ name: "word/media/image1.emz", content: Buffer.from("\u001f\u008b\u0008\0", "latin1") }],
        ),
      ),
      "accepted",
    );
    const hex = Buffer.from(`${command.toString("hex")}>`);
    for (const filter of [
      "/Filter /ASCIIHexDecode",
      "/Filter [/ASCIIHexDecode /FlateDecode]",
      "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>",
      "/F#69lter /ASCIIHexDecode",
      "/Filter 7 0 R",
    ])
      assert.equal(await refusal("a.pdf", objects(filter, hex)), "intake.hidden-objects", filter);
    for (const filter of [
      "",
      "/Filter /FlateDecode",
      "/Filter [ /FlateDecode ]",
      "/Filter /Fl /DecodeParms << /Predictor 1 >>",
    ])
      assert.equal(
        await refusal(
          "a.pdf",
          objects(filter, filter === "" ? Buffer.from("900 0 (a)") : deflateSync(Buffer.from("900 0 (a)"))),
        ),
        "accepted",
        filter,
      );
  });

  it("refuses huge pictures within other files, and declarations behind a long comment", async () => {
    for (const [name, picture] of [
      ["image1.png", pngFixture(50_000, 50_000)],
      ["image1.jpeg", jpegFixture(50_000, 50_000)],
    ] as const) {
      assert.equal(
        await refusal(
          "a.docx",
          makeOffice("docx", ["A"], [{ name: `word/media/${name}`, content: picture }]),
        ),
        "intake.image-within-too-large",
      );
      assert.equal(
        await refusal("a.zip", zipOf(name, picture), "attachment"),
        "intake.image-within-too-large",
      );
    }
    const late = `<?xml version="1.0"?><!--${"x".repeat(9000)}--><!DOCTYPE a [<!ENTITY b "c">]><a/>`;
    assert.equal(await refusal("a.docx", part("docx", "word/styles.xml", late)), "intake.xml-entities");
  });

  it("takes what only looks so: a message, a document with its theme, a template in an archive", async () => {
    const themed = compoundFixture({
      "/WordDocument": wordFixture(),
      "/1Table": zipOf("theme/theme/theme1.xml", "<a/>"),
    });
    const whole = makeZip([
      { name: "thu.msg", content: compoundFixture({ "/__substg1.0_0037001F": Buffer.from("x".repeat(40)) }) },
      { name: "a.doc", content: themed },
      { name: "b.eml", content: asMail(Buffer.from("xin chào ".repeat(30))) },
      {
        name: "trong.zip",
        content: zipOf(
          "c.docx",
          makeOffice("docx", ["A"], [{ name: "word/embeddings/a.doc", content: themed }]),
        ),
      },
    ]);
    const { active, marks } = await inspect("a.zip", whole, "attachment");
    assert.deepEqual([active, marks], [[], []]);
  });
});
