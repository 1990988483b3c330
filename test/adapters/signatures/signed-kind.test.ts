import assert from "node:assert/strict";
import { checkFile } from "../../../src/adapters/signatures/check-file.ts";
import { signCms } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const request = {
  anchors: [],
  intermediates: [],
  values: { ocsps: [], crls: [] },
  revocation: "soft" as const,
  now: new Date("2026-11-22T00:00:00Z"),
};
const check = (bytes: Buffer, content: Buffer | null = null) => checkFile(bytes, content, request);

describe("A signed file that is no PDF (issue 5)", () => {
  const xml = '<?xml version="1.0"?><a xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Signature/></a>';
  const signed: readonly [string, Buffer][] = [
    ["Word's DOCX", Buffer.from("PK\x03\x04 _xmlsignatures/sig1.xml")],
    ["a DOCX that .NET signed", Buffer.from("PK\x03\x04 package/services/digital-signature/origin.psdsor")],
    ["OpenDocument", Buffer.from("PK\x03\x04 META-INF/documentsignatures.xml")],
    ["ASiC with XAdES", Buffer.from("PK\x03\x04 META-INF/signatures0.xml")],
    ["ASiC with CAdES", Buffer.from("PK\x03\x04 META-INF/signature.p7s")],
    [
      "a DOC",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("_xmlsignatures", "utf16le")]),
    ],
    ["edXML", Buffer.from(xml)],
    ["XML behind a byte order mark", Buffer.from(`\ufeff${xml}`)],
    ["XML in UTF-16", Buffer.from(`\ufeff${xml}`, "utf16le")],
    [
      "a signed mail",
      Buffer.from(
        'MIME-Version: 1.0\r\nContent-Type: multipart/signed;\r\n protocol="application/x-pkcs7-signature"',
      ),
    ],
    [
      "a mail that is its signature",
      Buffer.from("Subject: a\nContent-Type: application/pkcs7-mime; smime-type=signed-data"),
    ],
    ["a text signed with OpenPGP", Buffer.from("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\na")],
  ];
  for (const [what, bytes] of signed) {
    it(`is undecided and says why, never valid and never unsigned: ${what}`, () => {
      const { integrity, conclusion, findings } = check(bytes);
      assert.deepEqual([integrity, conclusion], ["undecided", "INDETERMINATE"]);
      assert.deepEqual(
        findings.map((it) => it.code),
        ["signed-file.kind-unsupported"],
      );
    });
  }

  it("is called unsigned only where nothing is signed", () => {
    const unsigned = [
      "PK\x03\x04 word/document.xml",
      "<a/>",
      "",
      "MIIB",
      "-----BEGIN CMS-----",
      `MI${" ".repeat(2_000_000)}!`,
    ];
    for (const text of unsigned) assert.equal(check(Buffer.from(text)).integrity, "none");
  });

  describe("as a CMS beside its content", () => {
    const content = Buffer.from("Công văn");
    let signer: Identity;
    let cms: Buffer;
    before(async () => {
      signer = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
      cms = await signCms(signer, content);
    });

    it("is read from DER, from PEM and from base64 alone", () => {
      const lines = cms.toString("base64").replaceAll(/.{64}/gu, "$&\r\n");
      const files = [
        cms,
        Buffer.from(`-----BEGIN PKCS7-----\r\n${lines}\r\n-----END PKCS7-----\r\n`),
        Buffer.from(`-----BEGIN CMS-----\n${lines}\n-----END CMS-----`),
        Buffer.from(`Chữ ký của:\n-----BEGIN PKCS7-----\n${lines}\n-----END PKCS7-----\n--\n`),
        Buffer.from(lines),
      ];
      for (const file of files) {
        assert.equal(check(file, content).integrity, "intact");
        assert.equal(check(file, Buffer.from("Công văn khác")).integrity, "broken");
        assert.equal(check(file).integrity, "undecided");
      }
    });

    it("is a doubt where something follows it that nobody signed", () => {
      assert.equal(check(Buffer.concat([cms, Buffer.from("\r\n")]), content).integrity, "intact");
      assert.equal(check(Buffer.concat([cms, cms]), content).integrity, "undecided");
    });
  });
});
