import assert from "node:assert/strict";
import * as fc from "fast-check";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { basePdf, signPdf, update } from "../../support/signatures/pdf-writer.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const codes = (bytes: Buffer): string[] =>
  checkPdf(bytes).signatures.flatMap((it) => it.findings.map(({ code }) => code));

describe("A signed PDF (R03, R04)", () => {
  let leader: Identity;
  let seal: Identity;
  let authority: Identity;
  let signed: Buffer;

  before(async () => {
    const root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    leader = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: root });
    seal = await makeIdentity({ name: "Sở Thử Nghiệm", issuer: root });
    authority = await makeIdentity({
      name: "Dấu thời gian thử",
      issuer: root,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
    signed = await signPdf(basePdf(), (message) => signCms(leader, message));
  });

  const sealed = (before: Buffer) =>
    signPdf(before, (message) => signCms(seal, message), {
      field: "Dau",
      numbers: [30, 31],
      fields: [7, 20, 30],
    });

  it("is intact as its signer left it", () => {
    const { integrity, signatures } = checkPdf(signed);
    assert.equal(integrity, "intact");
    assert.deepEqual(
      signatures.map((it) => [it.field, it.integrity, it.changesAfter.length]),
      [["Ky1", "intact", 0]],
    );
  });

  it("stays intact when the agency seals it after the leader", async () => {
    const { integrity, signatures } = checkPdf(await sealed(signed));
    assert.equal(integrity, "intact");
    assert.deepEqual(
      signatures.map((it) => [it.field, it.changesAfter.map(({ kind }) => kind)]),
      [
        ["Ky1", ["signature"]],
        ["Dau", []],
      ],
    );
  });

  it("is broken where a field's value is no signature dictionary: the seal is not merely absent", async () => {
    const both = await sealed(signed);
    const at = both.lastIndexOf("/V 31 0 R");
    assert.ok(at > 0);
    const lost = Buffer.concat([both.subarray(0, at), Buffer.from("/V 31    "), both.subarray(at + 9)]);
    const { integrity, signatures } = checkPdf(lost);
    assert.equal(integrity, "broken");
    assert.equal(signatures.find(({ field }) => field === "Dau")?.integrity, "broken");
  });

  it("stays intact when a document time-stamp and long-term data follow", async () => {
    const withData = update(signed, {
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /DSS 40 0 R >>",
      40: "<< /Type /DSS /Certs [41 0 R] >>",
      41: `<< /Length ${leader.der.length} >>\nstream\n${leader.der.toString("latin1")}\nendstream`,
    });
    const stamped = await signPdf(
      withData,
      (message) => stampTime(authority, message, new Date("2026-06-01T00:00:00Z")),
      { field: "Gio", subFilter: "ETSI.RFC3161", numbers: [50, 51], fields: [7, 20, 50] },
    );
    const { integrity, signatures } = checkPdf(stamped);
    assert.equal(integrity, "intact");
    assert.deepEqual(
      signatures[0]?.changesAfter.map(({ kind }) => kind),
      ["longTermData", "documentTimeStamp"],
    );
  });

  it("stays intact when a field is filled that nobody locked", () => {
    const filled = update(signed, {
      7: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So) /V (2) /Rect [72 700 200 720] /P 3 0 R >>",
    });
    assert.equal(checkPdf(filled).integrity, "intact");
    assert.deepEqual(
      checkPdf(filled).signatures[0]?.changesAfter.map(({ code }) => code),
      ["change.filled"],
    );
  });

  it("is broken when a field is filled that the signer locked", async () => {
    const locked = await signPdf(basePdf(), (message) => signCms(leader, message), {
      entries:
        "/Reference [<< /TransformMethod /FieldMDP /TransformParams << /Action /Include /Fields [(So)] >> >>]",
    });
    const filled = update(locked, {
      7: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So) /V (2) /Rect [72 700 200 720] /P 3 0 R >>",
    });
    assert.equal(checkPdf(filled).integrity, "broken");
    assert.ok(codes(filled).includes("change.field-locked"));
  });

  it("is broken by any signature that follows a certification which allows none", async () => {
    const certified = await signPdf(basePdf(), (message) => signCms(leader, message), {
      entries: "/Reference [<< /TransformMethod /DocMDP /TransformParams << /P 1 /V /1.2 >> >>]",
      catalog: "/Perms << /DocMDP 21 0 R >>",
    });
    assert.equal(checkPdf(certified).integrity, "intact");
    assert.ok(codes(await sealed(certified)).includes("change.certified"));
  });

  const text = "BT /F1 14 Tf 72 780 Td (So tien: 900.000.000 dong) Tj ET";
  const attacks: [string, string, (bytes: Buffer) => Buffer][] = [
    [
      "whose page content is replaced [ISA]",
      "change.object",
      (bytes) => update(bytes, { 4: `<< /Length ${text.length} >>\nstream\n${text}\nendstream` }),
    ],
    [
      "whose page gets other content [ISA]",
      "change.page",
      (bytes) =>
        update(bytes, {
          3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 60 0 R /Annots [7 0 R 20 0 R] >>",
          60: `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
        }),
    ],
    [
      "that gains a page [ISA]",
      "change.object",
      (bytes) =>
        update(bytes, {
          2: "<< /Type /Pages /Kids [3 0 R 61 0 R] /Count 2 >>",
          61: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        }),
    ],
    [
      "that runs a script when it opens [ISA]",
      "change.catalog",
      (bytes) =>
        update(bytes, {
          1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
        }),
    ],
    [
      "followed by objects without cross-references [ISA]",
      "signed-file.bytes-behind",
      (bytes) => Buffer.concat([bytes, Buffer.from("4 0 obj\n<< >>\nendobj\n")]),
    ],
    [
      "whose signature says another reason afterwards [spoofing]",
      "change.signature-altered",
      (bytes) => {
        const at = bytes.indexOf("21 0 obj");
        const dictionary = bytes.toString("latin1", at + 9, bytes.indexOf("endobj", at));
        return update(bytes, { 21: dictionary.replace("/Filter", "/Reason (Dong y) /Filter") });
      },
    ],
    [
      "whose signature is taken out",
      "change.field-removed",
      (bytes) => update(bytes, { 6: "<< /Fields [7 0 R] /SigFlags 3 >>" }),
    ],
    [
      "that gains an empty signature field with a picture [SSA]",
      "change.empty-signature-field",
      (bytes) =>
        update(bytes, {
          6: "<< /Fields [7 0 R 20 0 R 62 0 R] /SigFlags 3 >>",
          62: "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Gia) /Rect [0 0 300 300] /AP << /N 63 0 R >> >>",
          63: "<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Length 0 >>\nstream\n\nendstream",
        }),
    ],
    [
      "one of whose fields is moved over the text [shadow]",
      "change.field",
      (bytes) =>
        update(bytes, {
          7: "<< /Type /Annot /Subtype /Widget /FT /Tx /T (So) /V (1) /Rect [0 0 500 800] /P 3 0 R >>",
        }),
    ],
  ];
  for (const [what, code, attack] of attacks) {
    it(`is broken: one ${what}`, () => {
      const attacked = attack(signed);
      assert.equal(checkPdf(attacked).integrity, "broken");
      assert.ok(codes(attacked).includes(code), codes(attacked).join(", "));
    });
  }

  it("is not intact when an annotation covers it afterwards [EAA]", () => {
    const covered = update(signed, {
      3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R /Annots [7 0 R 20 0 R 64 0 R] >>",
      64: "<< /Type /Annot /Subtype /Stamp /Rect [72 770 400 800] >>",
    });
    assert.equal(checkPdf(covered).integrity, "undecided");
  });

  it("does not pass when any byte of it is changed, put in or taken out", () => {
    fc.assert(
      fc.property(
        fc.nat(signed.length - 1),
        fc.constantFrom("flip", "insert", "delete"),
        fc.integer({ min: 1, max: 255 }),
        (at, how, mask) => {
          const attacked = Buffer.from(signed);
          const byte = (attacked[at] ?? 0) ^ mask;
          const bytes =
            how === "flip"
              ? Buffer.concat([attacked.subarray(0, at), Buffer.from([byte]), attacked.subarray(at + 1)])
              : Buffer.concat([
                  attacked.subarray(0, at),
                  how === "insert" ? Buffer.from([mask]) : Buffer.alloc(0),
                  attacked.subarray(how === "insert" ? at : at + 1),
                ]);
          const { integrity, signatures } = checkPdf(bytes);
          if (integrity !== "intact") return;
          // Hexadecimal digits may be written large or small, and space may follow the end: the bytes say the same.
          const [same] = checkPdf(signed).signatures;
          const [passed] = signatures;
          assert.deepEqual(passed?.signed?.contents, same?.signed?.contents);
          assert.deepEqual(
            Buffer.concat(passed?.signed?.parts ?? []).subarray(0, same?.signed?.parts[0].length),
            same?.signed?.parts[0],
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it("never stops the reader, whatever bytes it holds", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(signed.length), (noise, at) => {
        const bytes = Buffer.concat([
          signed.subarray(0, at),
          Buffer.from(noise),
          signed.subarray(at + noise.length),
        ]);
        checkPdf(bytes);
        checkPdf(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from(noise)]));
      }),
      { numRuns: 200 },
    );
  });
});
