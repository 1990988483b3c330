import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { OctetString, Sequence } from "asn1js";
import { Attribute } from "pkijs";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { checkSigner } from "../../../src/adapters/signatures/cms/check-signer.ts";
import { readCertificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { oids, readSignedData } from "../../../src/adapters/signatures/cms/signed-data.ts";
import { revocationOf } from "../../../src/adapters/signatures/trust/revocation.ts";
import { basePdf, signPdf, update } from "../../support/signatures/pdf-writer.ts";
import { largeCrl } from "../../support/signatures/large-crl.ts";
import { makeOcsp, serialOf } from "../../support/signatures/revocation-values.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString("base64").match(/.{1,64}/gu) ?? []).join("\n")}\n-----END CERTIFICATE-----\n`;

/** ESS signing-certificate-v2 with the SHA-256 of nothing that is here. */
const otherCertificateNamed = new Attribute({
  type: oids.signingCertificateV2,
  values: [
    new Sequence({
      value: [
        new Sequence({
          value: [new Sequence({ value: [new OctetString({ valueHex: new Uint8Array(32).buffer })] })],
        }),
      ],
    }),
  ],
});

/** What others say of the same bytes; where they differ, docs/signatures.md says why. */
describe("Beside other programs", function () {
  this.timeout(30_000);
  const folder = mkdtempSync(path.join(tmpdir(), "vanthu-oracles-"));
  const message = Buffer.from("Nội dung công văn");
  let root: Identity;
  let signer: Identity;

  before(async () => {
    root = await makeIdentity({ name: "Root", issuer: null, isCa: true });
    signer = await makeIdentity({ name: "Signer", issuer: root });
    put("root.pem", pem(root.der));
    put("signer.pem", pem(signer.der));
    put("message", message);
  });
  after(() => rmSync(folder, { recursive: true }));

  const put = (name: string, bytes: Buffer | string) => writeFileSync(path.join(folder, name), bytes);
  const says = (program: string, ...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, argv, { cwd: folder });
    return { isGood: status === 0, text: `${stdout.toString()}${stderr.toString()}` };
  };
  function needs(program: string, argument: string) {
    return function skip(this: Mocha.Context) {
      if (spawnSync(program, [argument]).error === undefined) return;
      process.stderr.write(`      ${program} is not here: it is not asked.\n`);
      this.skip();
    };
  }

  describe("openssl", () => {
    before(needs("openssl", "version"));

    const cases: [string, boolean, boolean, Parameters<typeof signCms>[2]][] = [
      ["a CMS as it should be", true, true, {}],
      ["one without message-digest", false, false, { without: [oids.messageDigest] }],
      ["one without content-type", false, false, { without: [oids.contentType] }],
      ["one that names its certificate and another", false, false, { more: [otherCertificateNamed] }],
    ];
    for (const [what, theirs, ours, options] of cases) {
      it(`cms -verify ${theirs ? "passes" : "refuses"} ${what}, and so ${ours ? "do we" : theirs ? "do we not" : "do we"}`, async () => {
        const cms = await signCms(signer, message, options);
        put("cms", cms);
        const argv = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "cms", "-content", "message"];
        const { isGood } = says("openssl", ...argv, "-CAfile", "root.pem", "-purpose", "any", "-out", "out");
        const { verdict } = checkSigner(readSignedData(cms), [message], oids.data);
        assert.deepEqual([isGood, verdict === "verified"], [theirs, ours]);
      });
    }

    it("ts -verify and we agree on a time-stamp and on one for other data", async () => {
      const authority = await makeIdentity({
        name: "TSA",
        issuer: root,
        extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
      });
      const at = new Date("2026-06-01T00:00:00Z");
      for (const [over, isGood] of [
        [message, true],
        [Buffer.from("khác"), false],
      ] as const) {
        const bytes = await signPdf(basePdf(), (it) => stampTime(authority, isGood ? it : over, at), {
          subFilter: "ETSI.RFC3161",
        });
        put("token", await stampTime(authority, over, at));
        const argv = [
          "ts",
          "-verify",
          "-token_in",
          "-in",
          "token",
          "-data",
          "message",
          "-CAfile",
          "root.pem",
        ];
        assert.equal(says("openssl", ...argv).isGood, isGood);
        assert.equal(checkPdf(bytes).integrity === "intact", isGood);
      }
    });

    it("ocsp and we agree on good, revoked, and what a stranger signed", async () => {
      const now = new Date();
      const fresh = {
        thisUpdate: new Date(now.getTime() - 60_000),
        nextUpdate: new Date(now.getTime() + 86_400_000),
      };
      const stranger = await makeIdentity({ name: "Stranger", issuer: null, isCa: true });
      const asked = { certificate: signer, issuer: root, ...fresh };
      const answers = [
        [await makeOcsp({ ...asked, responder: root }), /signer\.pem: good/u, "good"],
        [
          await makeOcsp({ ...asked, responder: root, revokedAt: fresh.thisUpdate }),
          /signer\.pem: revoked/u,
          "revoked",
        ],
        [await makeOcsp({ ...asked, responder: stranger }), /Verify error|verify failure/iu, "notAsked"],
      ] as const;
      for (const [der, theirs, ours] of answers) {
        put("answer", der);
        const argv = [
          "ocsp",
          "-respin",
          "answer",
          "-issuer",
          "root.pem",
          "-cert",
          "signer.pem",
          "-CAfile",
          "root.pem",
        ];
        assert.match(says("openssl", ...argv).text, theirs);
        const values = { ocsps: [der], crls: [] };
        const { is } = revocationOf(readCertificate(signer.der), readCertificate(root.der), values, now, now);
        assert.equal(is, ours);
      }
    });

    it("crl reads a list of 100,000 as we do, and finds who stands at its end", async () => {
      const crl = await largeCrl(root, 100_000, [serialOf(signer)]);
      put("crl", crl);
      const argv = ["crl", "-inform", "DER", "-in", "crl", "-CAfile", "root.pem", "-noout", "-verify"];
      assert.match(says("openssl", ...argv).text, /verify OK/u);
      const now = new Date("2026-11-22T00:00:00Z");
      const values = { ocsps: [], crls: [crl] };
      const standing = ({ der }: Identity) =>
        revocationOf(readCertificate(der), readCertificate(root.der), values, now, now).is;
      const another = await makeIdentity({ name: "Another", issuer: root });
      assert.deepEqual([standing(signer), standing(another)], ["revoked", "good"]);
    });
  });

  describe("pdfsig", () => {
    before(needs("pdfsig", "-v"));

    it("verifies what we find intact, and says of a changed file only that not all of it is signed", async () => {
      const signed = await signPdf(basePdf(), (it) => signCms(signer, it), {
        subFilter: "adbe.pkcs7.detached",
      });
      const text = "BT /F1 14 Tf 72 780 Td (900) Tj ET";
      const changed = update(signed, { 4: `<< /Length ${text.length} >>\nstream\n${text}\nendstream` });
      put("signed.pdf", signed);
      put("changed.pdf", changed);
      assert.match(
        says("pdfsig", "-nocert", "signed.pdf").text,
        / Total document signed[\s\S]*Signature is Valid/u,
      );
      assert.equal(checkPdf(signed).integrity, "intact");
      assert.match(
        says("pdfsig", "-nocert", "changed.pdf").text,
        /Not total document signed[\s\S]*Signature is Valid/u,
      );
      assert.equal(checkPdf(changed).integrity, "broken");
    });
  });
});
