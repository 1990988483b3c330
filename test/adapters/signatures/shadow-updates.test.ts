import assert from "node:assert/strict";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import {
  basePdf,
  objectAt,
  signPdf,
  update,
  updateWithRows,
  type SignatureOptions,
} from "../../support/signatures/pdf-writer.ts";
import { signCms } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const found = (bytes: Buffer): [string, string[]] => {
  const { integrity, signatures } = checkPdf(bytes);
  return [integrity, signatures.flatMap((it) => it.findings.map(({ code }) => code))];
};

const fonts = "/Font << /F1 5 0 R >>";
const page = (annotations: string, resources = fonts) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 4 0 R /Annots [${annotations}] >>`;
const stream = (content: string, entries = "") =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const drawing = (content: string) => stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 595 842]");
const otherAmount = "BT /F1 14 Tf 72 780 Td (So tien: 900.000.000 dong) Tj ET";
/** A stream without /Length, so that it says nothing but what a dictionary of that kind says. */
const disguised = (entries: string) => `<< ${entries} >>\nstream\n${otherAmount}\nendstream`;
const field = (entries: string, rectangle = "[72 700 200 720]") =>
  `<< /Type /Annot /Subtype /Widget /FT /Tx /T (So) ${entries} /Rect ${rectangle} /P 3 0 R >>`;

describe("An update behind a signature that shows another document [shadow] (R03)", () => {
  let leader: Identity;
  let signed: Buffer;
  const sign = (bytes: Buffer, options?: SignatureOptions) =>
    signPdf(bytes, (message) => signCms(leader, message), options);
  /** A further signature. */
  const seal = (options: SignatureOptions = {}) =>
    sign(signed, { field: "Dau", numbers: [30, 31], fields: [7, 20, 30], ...options });

  before(async () => {
    leader = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
    signed = await sign(basePdf());
  });

  describe("is refused where an object gets a second role:", () => {
    const catalog = "/Type /Catalog /Pages 2 0 R /AcroForm";
    const form = "/Fields [7 0 R 20 0 R] /SigFlags 3";
    const cases: [string, (bytes: Buffer) => Buffer][] = [
      [
        "what the page shows becomes the form too",
        (bytes) => update(bytes, { 1: `<< ${catalog} 4 0 R >>`, 4: disguised(form) }),
      ],
      [
        "the form takes the number of the page's font",
        (bytes) => update(bytes, { 1: `<< ${catalog} 5 0 R >>`, 5: `<< ${form} >>` }),
      ],
      [
        "what the page shows becomes the catalog too",
        (bytes) => {
          const written = update(bytes, { 4: disguised(`${catalog} 6 0 R`) }).toString("latin1");
          const at = written.lastIndexOf("/Root 1 0 R");
          return Buffer.from(`${written.slice(0, at)}/Root 4 0 R${written.slice(at + 11)}`, "latin1");
        },
      ],
    ];
    for (const [what, attack] of cases) {
      it(what, () => assert.deepEqual(found(attack(signed)), ["broken", ["change.object"]]));
    }

    it("an element of the tagged document's tree is what the page shows", async () => {
      const element = (content: string) =>
        stream(content, "/Type /StructElem /S /P /P 40 0 R /Pg 3 0 R /K 0");
      const tagged = update(basePdf(), {
        1: `<< ${catalog} 6 0 R /StructTreeRoot 40 0 R >>`,
        4: element("BT (1) Tj ET"),
        40: "<< /Type /StructTreeRoot /K 4 0 R /ParentTree << /Nums [] >> >>",
      });
      const options = { field: "Dau", numbers: [30, 31], fields: [7, 20, 30] } as const;
      const bytes = await sign(await sign(tagged), { ...options, objects: { 4: element("BT (9) Tj ET") } });
      assert.equal(found(bytes)[0], "broken");
    });
  });

  it("is refused where a page's resource named as a way back to a page leads elsewhere", async () => {
    const resources = (number: number) => `${fonts} /XObject << /P ${number} 0 R >>`;
    const objects = { 3: page("7 0 R", resources(60)), 4: stream("/P Do"), 60: drawing("0 0 9 9 re f") };
    const bytes = await sign(update(basePdf(), objects), {
      objects: { 3: page("7 0 R 20 0 R", resources(60)) },
    });
    assert.equal(found(bytes)[0], "intact");
    const other = update(bytes, { 3: page("7 0 R 20 0 R", resources(61)), 61: drawing(otherAmount) });
    assert.deepEqual(found(other), ["broken", ["change.page"]]);
  });

  it("is refused where an object keeps its bytes and loses the generation that others name", () => {
    const listed = updateWithRows(signed, [[4, objectAt(signed, "4 0 obj")]]);
    assert.equal(found(listed)[0], "intact");
    const row = listed.lastIndexOf(" 00000 n");
    assert.ok(listed.write(" 00001 n", row, "latin1") > 0);
    assert.deepEqual(found(listed), ["broken", ["change.object"]]);
  });

  describe("is no further signature where it brings more than one:", () => {
    it("a script", async () => {
      const script = "/AA << /E << /S /JavaScript /JS (x) >> >>";
      assert.deepEqual(found(await seal({ widget: script })), ["broken", ["change.field"]]);
    });

    const kid = (entries: string) =>
      seal({
        kid: 32,
        objects: {
          32: `<< /Type /Annot /Parent 30 0 R /P 3 0 R /AP << /N 33 0 R >> ${entries} >>`,
          33: drawing(otherAmount),
        },
      });

    it("a drawing larger than half of the page", async () => {
      const stamp = await kid("/Subtype /Widget /Rect [60 600 260 720]");
      assert.equal(found(stamp)[0], "intact");
      const sheet = await kid("/Subtype /Widget /Rect [0 842 595 0]");
      assert.deepEqual(found(sheet), ["undecided", ["change.covers-page"]]);
    });

    it("a stamp that calls itself its widget", async () => {
      const bytes = await kid("/Subtype /Stamp /Rect [60 750 400 800]");
      assert.deepEqual(found(bytes), ["undecided", ["change.annotation-added"]]);
    });
  });

  it("leaves a doubt where annotations lie over each other in another order", () => {
    assert.deepEqual(found(update(signed, { 3: page("20 0 R 7 0 R") })), ["undecided", ["change.page"]]);
    assert.equal(found(update(signed, { 3: page("7 0 R 20 0 R 7 0 R") }))[0], "undecided");
  });

  it("leaves a doubt where a field as large as the page is filled", async () => {
    const empty = await sign(update(basePdf(), { 7: field("", "[0 0 595 842]") }));
    const filled = update(empty, {
      7: field("/V (x) /AP << /N 60 0 R >>", "[0 0 595 842]"),
      60: drawing(""),
    });
    assert.deepEqual(found(filled), ["undecided", ["change.covers-page"]]);
  });

  describe("leaves a doubt where a value stays and readers draw it otherwise:", () => {
    const cases: [string, string][] = [
      ["hidden", "/V (1) /F 2"],
      ["in white", "/V (1) /DA (1 g /F1 0 Tf)"],
      ["as rich text", "/V (1) /RV (<p>9</p>)"],
      ["masked as a password", "/V (1) /Ff 8192"],
    ];
    for (const [what, entries] of cases) {
      it(what, () =>
        assert.deepEqual(found(update(signed, { 7: field(entries) })), ["undecided", ["change.appearance"]]),
      );
    }

    it("anew, with nothing filled or signed", async () => {
      const form = (entries: string) => `<< /Fields [7 0 R 20 0 R] /SigFlags 3 ${entries} >>`;
      const drawn = { 6: form("/NeedAppearances true") };
      assert.deepEqual(found(update(signed, drawn)), ["undecided", ["change.form"]]);
      assert.equal(found(update(signed, { ...drawn, 7: field("/V (2)") }))[0], "intact");
      const white = await sign(basePdf(), { objects: { 6: form("/DA (0 g /F1 0 Tf)") } });
      const repainted = update(white, { 6: form("/DA (1 g /F1 0 Tf)"), 7: field("/V (2)") });
      assert.equal(found(repainted)[0], "undecided");
    });
  });

  it("may make a field read-only, and say on which page a signature's field is", async () => {
    assert.equal(found(update(signed, { 7: field("/V (1) /Ff 1") }))[0], "intact");
    const place = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Dau) /Rect [0 0 0 0] /F 132 >>";
    const prepared = update(basePdf(), {
      3: page("7 0 R 30 0 R"),
      6: "<< /Fields [7 0 R 30 0 R] >>",
      30: place,
    });
    const first = await sign(prepared, { fields: [7, 30, 20], objects: { 3: page("7 0 R 30 0 R 20 0 R") } });
    const both = await sign(first, {
      field: "Dau",
      numbers: [30, 31],
      fields: [7, 30, 20],
      objects: { 3: page("7 0 R 30 0 R 20 0 R") },
    });
    assert.equal(found(both)[0], "intact");
  });
});
