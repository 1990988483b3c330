import assert from "node:assert/strict";
import { Constructed, ObjectIdentifier, Sequence } from "asn1js";
import { Attribute } from "pkijs";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { basePdf, signPdf, update } from "../../support/signatures/pdf-writer.ts";
import { signCms } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const codes = (bytes: Buffer): string[] =>
  checkPdf(bytes).signatures.flatMap((it) => it.findings.map(({ code }) => code));

/** What the signer says that it digests with, and ECDSA with SHA-256. */
function namedAlgorithms(digest: string): Attribute {
  const ecdsa = new ObjectIdentifier({ value: "1.2.840.10045.4.3.2" });
  const value = new Sequence({
    value: [
      new Sequence({ value: [new ObjectIdentifier({ value: digest })] }),
      new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [ecdsa] }),
    ],
  });
  return new Attribute({ type: "1.2.840.113549.1.9.52", values: [value] });
}

describe("A CMS in a PDF (signatures.md 3.2)", () => {
  let signer: Identity;

  before(async () => {
    signer = await makeIdentity({ name: "Lê Thị Thử", issuer: null });
  });

  const cases: [string, string, "broken" | "undecided", Parameters<typeof signCms>[2]][] = [
    ["without content-type", "cms.content-type-missing", "broken", { without: ["1.2.840.113549.1.9.3"] }],
    ["without message-digest", "cms.digest-missing", "broken", { without: ["1.2.840.113549.1.9.4"] }],
    [
      "that carries content of its own",
      "cms.content-in-detached",
      "broken",
      { content: Buffer.from("khác") },
    ],
    [
      "that names other algorithms than stand beside it (RFC 6211)",
      "cms.other-algorithm-named",
      "broken",
      { more: [namedAlgorithms("2.16.840.1.101.3.4.2.3")] },
    ],
  ];
  for (const [what, code, integrity, options] of cases) {
    it(`is ${integrity}: one ${what}`, async () => {
      const bytes = await signPdf(basePdf(), (message) => signCms(signer, message, options ?? {}));
      assert.equal(checkPdf(bytes).integrity, integrity);
      assert.ok(codes(bytes).includes(code), codes(bytes).join(", "));
    });
  }

  it("is intact where the algorithms that it names are its own", async () => {
    const more = [namedAlgorithms("2.16.840.1.101.3.4.2.1")];
    const bytes = await signPdf(basePdf(), (message) => signCms(signer, message, { more }));
    assert.equal(checkPdf(bytes).integrity, "intact");
  });

  it("finds its certificate where the document keeps those for later (EN 319 142-1, 5.4.2.2)", async () => {
    const bare = await signPdf(basePdf(), (message) => signCms(signer, message, { bare: true }));
    assert.deepEqual([checkPdf(bare).integrity, codes(bare)], ["undecided", ["cms.certificate-missing"]]);
    const der = signer.der.toString("latin1");
    const kept = update(bare, {
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /DSS << /Certs [40 0 R] >> >>",
      40: `<< /Length ${signer.der.length} >>\nstream\n${der}\nendstream`,
    });
    assert.equal(checkPdf(kept).integrity, "intact");
  });

  it("is broken when it was made for another document", async () => {
    const other = await signPdf(basePdf(), () => signCms(signer, Buffer.from("văn bản khác")));
    assert.deepEqual(codes(other), ["signature.bytes-changed"]);
  });

  it("is broken when nobody signed in the place that was kept", async () => {
    const empty = await signPdf(basePdf(), () => Promise.resolve(Buffer.alloc(0)));
    assert.deepEqual(codes(empty), ["contents.empty"]);
  });
});
