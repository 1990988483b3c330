import assert from "node:assert/strict";
import { checkFile } from "../../../src/adapters/signatures/check-file.ts";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { basePdf, objectAt, signPdf, update, updateWithRows } from "../../support/signatures/pdf-writer.ts";
import { encryptedPdf } from "../../support/signatures/encrypted-pdf.ts";
import { packedUpdate } from "../../support/signatures/packed-update.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const found = (bytes: Buffer): [string, string[]] => {
  const { integrity, signatures } = checkPdf(bytes);
  return [integrity, signatures.flatMap((it) => it.findings.map(({ code }) => code))];
};

const form = (content: string, box = "[0 0 128 20]") =>
  `<< /Type /XObject /Subtype /Form /BBox ${box} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const page = (annotations: string, more = "/Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 595 842]") =>
  `<< /Type /Page /Parent 2 0 R ${more} /Contents 4 0 R /Annots [${annotations}] >>`;
const widget = (type: string, more: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /${type} /T (So) ${more} /Rect [72 700 200 720] /P 3 0 R >>`;

describe("What follows a signature (R03, R04)", () => {
  let leader: Identity;
  const signed = (base: Buffer, options?: Parameters<typeof signPdf>[2]) =>
    signPdf(base, (message) => signCms(leader, message), options);

  before(async () => {
    leader = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
  });

  describe("is refused where two readers may see two documents [shadow]:", () => {
    it("a catalog that names two trees of pages", async () => {
      const bytes = update(await signed(basePdf()), {
        1: "<< /Type /Catalog /Pages 70 0 R /Pages 2 0 R /AcroForm 6 0 R >>",
        70: "<< /Type /Pages /Kids [71 0 R] /Count 1 >>",
        71: "<< /Type /Page /Parent 70 0 R /MediaBox [0 0 595 842] >>",
      });
      assert.equal(found(bytes)[0], "broken");
      assert.ok(found(bytes)[1].includes("change.ambiguous"));
    });

    it("cross-references that name one object at two places, one of them prepared before signing", async () => {
      const shadow = Buffer.concat([
        basePdf(),
        Buffer.from("4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"),
      ]);
      const base = update(
        shadow,
        { 5: "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>" },
        "",
        basePdf().length,
      );
      const bytes = await signed(base);
      const again = updateWithRows(bytes, [
        [4, objectAt(bytes, "4 0 obj")],
        [4, objectAt(bytes, "4 0 obj", basePdf().length)],
      ]);
      assert.deepEqual(found(again), ["broken", ["change.ambiguous"]]);
    });

    it("an object stream that holds an object twice", async () => {
      const base = await signed(basePdf());
      const harmless = page("7 0 R 20 0 R");
      const other = page("7 0 R 20 0 R", "/Resources << >> /MediaBox [0 0 100 100]");
      const first = packedUpdate(
        base,
        90,
        [
          [3, harmless],
          [3, other],
        ],
        { 3: 0 },
      );
      const second = packedUpdate(
        base,
        90,
        [
          [3, harmless],
          [3, other],
        ],
        { 3: 1 },
      );
      assert.equal(found(first)[0], "intact");
      assert.deepEqual(found(second), ["broken", ["change.page"]]);
    });
  });

  describe("is not passed where a field shows something else and its value stays [shadow]:", () => {
    const pushed = (more: string) =>
      update(basePdf(), { 7: widget("Btn", `/Ff 65536 ${more}`), 60: form("0 0 1 rg 0 0 128 20 re f") });

    it("a button that is drawn anew", async () => {
      const bytes = await signed(pushed("/AP << /N 60 0 R >>"));
      assert.deepEqual(found(update(bytes, { 60: form("1 1 1 rg 0 0 9 9 re f") })), [
        "undecided",
        ["change.appearance"],
      ]);
    });

    it("one whose picture is taken away", async () => {
      const bytes = await signed(pushed("/AP << /N 60 0 R >>"));
      assert.equal(found(update(bytes, { 7: widget("Btn", "/Ff 65536") }))[0], "undecided");
    });

    it("a text without value that gains a drawing", async () => {
      const bytes = await signed(update(basePdf(), { 7: widget("Tx", "/AP << /N 60 0 R >>"), 60: form("") }));
      const drawn = update(bytes, { 60: form("BT /F1 9 Tf (900.000.000) Tj ET") });
      assert.deepEqual(found(drawn), ["undecided", ["change.appearance"]]);
      // Writers draw empty fields anew where a form is filled.
      assert.equal(found(update(bytes, { 60: form("/Tx BMC EMC") }))[0], "intact");
    });

    it("a text that turns to a drawing which lay ready in the signed bytes", async () => {
      const ready = update(basePdf(), {
        7: widget("Tx", "/V (1) /AP << /N 60 0 R >>"),
        60: form("BT /F1 9 Tf (1) Tj ET"),
        61: form("BT /F1 9 Tf (9) Tj ET"),
      });
      const bytes = update(await signed(ready), { 7: widget("Tx", "/V (1) /AP << /N 61 0 R >>") });
      assert.deepEqual(found(bytes), ["undecided", ["change.appearance"]]);
    });
  });

  describe("stays intact where only the writing differs:", () => {
    it("a page that writes out what it had from the tree of pages, and an order of tabs", async () => {
      const base = update(basePdf(), {
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources 80 0 R >>",
        3: "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [7 0 R] >>",
        80: "<< /Font << /F1 5 0 R >> >>",
      });
      // signPdf writes the page with its own resources and size.
      assert.equal(found(await signed(base))[0], "intact");
      const twice = update(await signed(base), {
        3: page("7 0 R 20 0 R", "/Resources 80 0 R /MediaBox [0 0 595 842] /Tabs /S"),
      });
      assert.equal(found(twice)[0], "intact");
    });

    it("two fields of one name, and one without", async () => {
      const base = update(basePdf(), {
        6: "<< /Fields [7 0 R 8 0 R 9 0 R] /SigFlags 3 >>",
        8: widget("Tx", "/V (2)"),
        9: "<< /FT /Tx /V (3) >>",
      });
      const bytes = await signed(base, { fields: [7, 8, 9, 20] });
      const sealed = await signed(bytes, { field: "Dau", numbers: [30, 31], fields: [7, 8, 9, 20, 30] });
      assert.deepEqual(found(sealed), ["intact", []]);
    });

    it("an update of Acrobat's: a table without an ending, its stream, and an empty table that names both", async () => {
      const written = update(basePdf(), { 90: "<< >>" });
      const ending = written.lastIndexOf("startxref");
      const table = Number(/\d+/u.exec(written.toString("latin1", ending))?.[0]);
      const stream =
        "91 0 obj\n<< /Type /XRef /W [1 2 1] /Index [91 1] /Size 1000 /Root 1 0 R /Length 4 >>\nstream\n\0\0\0\0\nendstream\nendobj\n";
      const last = `xref\n0 0\ntrailer\n<< /Size 1000 /Root 1 0 R /Prev ${table} /XRefStm ${ending} >>\nstartxref\n${ending + stream.length}\n%%EOF\n`;
      const hybrid = Buffer.concat([written.subarray(0, ending), Buffer.from(stream + last, "latin1")]);
      assert.deepEqual(found(await signed(hybrid)), ["intact", []]);
    });

    it("a first revision whose trailer says that nothing was before it", async () => {
      const text = basePdf().toString("latin1").replace("/Root 1 0 R", "/Root 1 0 R /Prev 0");
      assert.deepEqual(found(await signed(Buffer.from(text, "latin1"))), ["intact", []]);
    });
  });

  it("may be a note where the certification permits annotations, and nothing that is drawn", async () => {
    const certified = (level: number) =>
      signed(basePdf(), {
        entries: `/Reference [<< /TransformMethod /DocMDP /TransformParams << /P ${level} >> >>]`,
        catalog: "/Perms << /DocMDP 21 0 R >>",
      });
    const annotated = async (level: number, annotation: string) =>
      found(
        update(await certified(level), {
          3: page("7 0 R 20 0 R 30 0 R"),
          30: `<< /Type /Annot /Rect [72 770 92 790] ${annotation} >>`,
        }),
      )[0];
    assert.equal(await annotated(3, "/Subtype /Text /Contents (Da xem)"), "intact");
    assert.equal(await annotated(3, "/Subtype /Text /AP << /N 4 0 R >>"), "undecided");
    assert.equal(await annotated(3, "/Subtype /FreeText /DA (/F1 9 Tf)"), "undecided");
    assert.equal(await annotated(3, "/Subtype /Text /AA << /E << >> >>"), "broken");
    assert.equal(await annotated(2, "/Subtype /Text /Contents (Da xem)"), "broken");
  });

  it("is found in a field whose widget is its kid, and refused where that one changes", async () => {
    const bytes = await signed(basePdf(), { kid: 22 });
    const { signatures } = checkPdf(bytes);
    assert.deepEqual(
      signatures.map((it) => [it.field, it.integrity]),
      [["Ky1", "intact"]],
    );
    const moved = update(bytes, {
      22: "<< /Type /Annot /Subtype /Widget /Parent 20 0 R /Rect [0 0 300 300] /P 3 0 R /F 132 >>",
    });
    assert.equal(found(moved)[0], "broken");
  });

  it("leaves a doubt where a second field shows the signature as its own", async () => {
    const bytes = await signed(basePdf(), { stray: 23 });
    assert.deepEqual(found(bytes), ["undecided", ["signature.several-fields"]]);
  });

  it("may be a comment that was signed, and is a doubt where nobody signed it", async () => {
    const bytes = await signed(basePdf(), { tail: "% Van thu\n" });
    assert.deepEqual(found(bytes), ["intact", []]);
    const behind = Buffer.concat([await signed(basePdf()), Buffer.from("% 4 0 obj")]);
    assert.deepEqual(found(behind), ["undecided", ["signed-file.comments-behind"]]);
  });

  it("does not read as unsigned when the head of the file is gone", async () => {
    const bytes = (await signed(basePdf())).subarray(40);
    const request = {
      anchors: [],
      intermediates: [],
      values: { ocsps: [], crls: [] },
      revocation: "soft" as const,
    };
    const { integrity } = checkFile(bytes, null, { ...request, now: new Date("2026-11-22T00:00:00Z") });
    assert.equal(integrity, "broken");
  });

  it("is no proven time where the time-stamp's imprint was made in a way that is unknown or broken", async () => {
    const stamped = (imprint: string) =>
      signPdf(basePdf(), (message) => stampTime(leader, message, new Date("2026-06-01T00:00:00Z"), imprint), {
        subFilter: "ETSI.RFC3161",
      });
    assert.equal(found(await stamped("2.16.840.1.101.3.4.2.1"))[0], "intact");
    assert.deepEqual(found(await stamped("1.2.3.4")), ["undecided", ["cms.digest-unsupported"]]);
  });

  it("takes no time or memory to speak of, however much its object streams would unpack to", async () => {
    const base = await signed(basePdf());
    const bombs = ["[".repeat(2_000_000), `[${"1 ".repeat(2_000_000)}]`, `[${"[]".repeat(1_000_000)}]`];
    for (const bomb of bombs) {
      const [integrity, codes] = found(packedUpdate(base, 90, [[3, bomb]], { 3: 0 }));
      assert.deepEqual([integrity, codes.at(-1)], ["broken", "change.object"]);
    }
  });

  it("is judged at once on a page with tens of thousands of annotations, as a drawing has", async () => {
    const count = 60_000;
    const objects = Array.from({ length: count }, (_, i): [number, string] => [
      1_000 + i,
      "<< /Subtype /Link >>",
    ]);
    const list = objects.map(([number]) => `${number} 0 R`).join(" ");
    const drawing = (more: string) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R /Annots [7 0 R ${list}${more}] >>`;
    const base = update(basePdf(), { ...Object.fromEntries(objects), 3: drawing("") });
    const once = await signed(base, { objects: { 3: drawing(" 20 0 R") } });
    const twice = await signed(once, {
      field: "Ky2",
      numbers: [22, 23],
      fields: [7, 20, 22],
      objects: { 3: drawing(" 20 0 R 22 0 R") },
    });
    assert.equal(found(twice)[0], "intact");
  }).timeout(20_000);

  it("is looked for in a file without structure no longer than is worth it, and then is a doubt", () => {
    const bytes = Buffer.from(`%PDF-1.7\n${"<</A(".repeat(100_000)}${"/ByteRange [0 1 2 3]".repeat(500)}`);
    assert.equal(checkPdf(bytes).integrity, "undecided");
  });

  describe("in an encrypted file", () => {
    const encrypted = async (password: string) => {
      const { bytes, trailer, sealed } = encryptedPdf(password);
      const lock = `/Reference [<< /TransformMethod /FieldMDP /TransformParams << /Action /Include /Fields [${sealed("So", 21)}] >> >>]`;
      const done = await signed(bytes, { trailer, entries: lock });
      const filled = update(
        done,
        { 7: widget("Tx", `/V ${sealed("2", 7)}`).replace("(So)", sealed("So", 7)) },
        trailer,
      );
      return { signed: done, filled };
    };

    it("is judged by what stands there, where no password is needed: a locked field is locked", async () => {
      const files = await encrypted("");
      assert.deepEqual(found(files.signed), ["intact", []]);
      assert.deepEqual(found(files.filled), ["broken", ["change.field-locked"]]);
    });

    it("is a doubt where one is needed", async () => {
      const files = await encrypted("mat khau");
      assert.deepEqual(found(files.signed), ["undecided", ["signed-file.encrypted"]]);
    });
  });
});
