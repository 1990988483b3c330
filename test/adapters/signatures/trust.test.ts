import assert from "node:assert/strict";
import { OctetString, Primitive, Sequence } from "asn1js";
import { Extension } from "pkijs";
import { checkFile } from "../../../src/adapters/signatures/check-file.ts";
import { readCertificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { validatePdf, type ValidatedPdf } from "../../../src/adapters/signatures/validate-pdf.ts";
import { basePdf, signPdf } from "../../support/signatures/pdf-writer.ts";
import { signCms, stampTime, type CmsOptions } from "../../support/signatures/sign-cms.ts";
import {
  makeIdentity,
  strangeExtension,
  type Identity,
  type IdentityOptions,
} from "../../support/signatures/test-authority.ts";

const now = new Date("2026-11-22T00:00:00Z");

describe("Whose signature it is (EN 319 102-1)", () => {
  let root: Identity;
  let sub: Identity;
  let authority: Identity;

  before(async () => {
    root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    sub = await makeIdentity({ name: "Cấp dưới thử", issuer: root, isCa: true, pathLength: 0 });
    authority = await makeIdentity({
      name: "Dấu thời gian thử",
      issuer: root,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
  });

  async function validated(
    options: Partial<IdentityOptions>,
    cms: CmsOptions = {},
    at = now,
  ): Promise<ValidatedPdf> {
    const signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: sub, ...options });
    const bytes = await signPdf(basePdf(), (message) => signCms(signer, message, { chain: [sub], ...cms }));
    return validatePdf(bytes, {
      anchors: [readCertificate(root.der)],
      intermediates: [],
      values: { ocsps: [], crls: [] },
      revocation: "soft",
      now: at,
    });
  }

  const outcome = ({ conclusion, subIndication }: Pick<ValidatedPdf, "conclusion" | "subIndication">) => [
    conclusion,
    subIndication,
  ];

  it("passes when a path of signatures leads to an anchor", async () => {
    assert.deepEqual(outcome(await validated({})), ["TOTAL-PASSED", null]);
  });

  it("passes over a certificate that names its authority's key in another way: the signature decides", async () => {
    const names = (extnID: string, value: { toBER: () => ArrayBuffer }) =>
      new Extension({ extnID, extnValue: value.toBER() });
    const octets = (text: string) => Uint8Array.from(Buffer.from(text)).buffer;
    const crossed = await makeIdentity({
      name: "Chứng thực chéo",
      issuer: root,
      isCa: true,
      extensions: [names("2.5.29.14", new OctetString({ valueHex: octets("SHA-1") }))],
    });
    const named = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: octets("SHA-256") });
    const extensions = [names("2.5.29.35", new Sequence({ value: [named] }))];
    const result = await validated({ issuer: crossed, extensions }, { chain: [crossed] });
    assert.deepEqual(outcome(result), ["TOTAL-PASSED", null]);
  });

  it("is not believed when it leads to an authority of the same name only", async () => {
    const clone = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    const result = await validated({ issuer: clone }, { chain: [clone] });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"]);
    assert.equal(result.integrity, "intact");
  });

  it("is not believed when the certificate is for web servers", async () => {
    const result = await validated({ extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"] });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE"]);
  });

  it("is not believed when a critical extension is not understood", async () => {
    const result = await validated({ extensions: [strangeExtension()] });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "CERTIFICATE_CHAIN_GENERAL_FAILURE"]);
  });

  it("is not believed when more authorities stand in the path than one of them allows", async () => {
    const deeper = await makeIdentity({ name: "Cấp ba thử", issuer: sub, isCa: true });
    const result = await validated({ issuer: deeper }, { chain: [sub, deeper] });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "CERTIFICATE_CHAIN_GENERAL_FAILURE"]);
  });

  it("is not believed when somebody without an authority's certificate issued it", async () => {
    const person = await makeIdentity({ name: "Kẻ gian", issuer: sub });
    const result = await validated({ issuer: person }, { chain: [sub, person] });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE"]);
  });

  const expired = { notBefore: new Date("2020-01-01T00:00:00Z"), notAfter: new Date("2026-06-01T00:00:00Z") };

  it("is out of bounds after the certificate's end, without proof of when it was made", async () => {
    assert.deepEqual(outcome(await validated(expired)), ["INDETERMINATE", "OUT_OF_BOUNDS_NO_POE"]);
  });

  it("passes after the certificate's end when a time-stamp proves that it was made before", async () => {
    const at = new Date("2026-05-01T02:00:10Z");
    const result = await validated(expired, { stamp: (value) => stampTime(authority, value, at) });
    assert.deepEqual(outcome(result), ["TOTAL-PASSED", null]);
    assert.deepEqual(result.signatures[0]?.provenAt, at);
  });

  it("stays out of bounds when the time-stamp came after the end", async () => {
    const late = new Date("2026-07-01T00:00:00Z");
    const result = await validated(expired, { stamp: (value) => stampTime(authority, value, late) });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "OUT_OF_BOUNDS_NO_POE"]);
  });

  it("does not take the time of an authority that nobody trusts", async () => {
    const stranger = await makeIdentity({
      name: "Tự đóng dấu",
      issuer: null,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
    const at = new Date("2026-05-01T02:00:10Z");
    const result = await validated(expired, { stamp: (value) => stampTime(stranger, value, at) });
    assert.deepEqual(outcome(result), ["INDETERMINATE", "OUT_OF_BOUNDS_NO_POE"]);
  });

  it("does not take the time of a key that is not for time-stamping alone", async () => {
    const at = new Date("2026-05-01T02:00:10Z");
    const result = await validated(expired, { stamp: (value) => stampTime(sub, value, at) });
    assert.equal(result.conclusion, "INDETERMINATE");
  });

  it("fails when a time-stamp proves that it was there before its certificate", async () => {
    const at = new Date("2025-05-01T00:00:00Z");
    const notBefore = new Date("2026-01-01T00:00:00Z");
    const result = await validated({ notBefore }, { stamp: (value) => stampTime(authority, value, at) });
    assert.deepEqual(outcome(result), ["TOTAL-FAILED", "NOT_YET_VALID"]);
    assert.equal(result.integrity, "intact");
  });

  it("is doubted when its time-stamp is later than the document's that covers it", async () => {
    const signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: root });
    const stamped = (own: string) =>
      signPdf(basePdf(), (message) =>
        signCms(signer, message, { stamp: (value) => stampTime(authority, value, new Date(own)) }),
      );
    const covered = async (own: string) =>
      signPdf(await stamped(own), (it) => stampTime(authority, it, new Date("2026-06-01T00:00:00Z")), {
        subFilter: "ETSI.RFC3161",
        field: "Dau",
        numbers: [30, 31],
        fields: [7, 20, 30],
      });
    const request = {
      anchors: [readCertificate(root.der)],
      intermediates: [],
      values: { ocsps: [], crls: [] },
      revocation: "soft" as const,
      now,
    };
    const judged = async (own: string) => outcome(validatePdf(await covered(own), request));
    assert.deepEqual(await judged("2026-05-31T00:00:00Z"), ["TOTAL-PASSED", null]);
    assert.deepEqual(await judged("2026-06-02T00:00:00Z"), ["INDETERMINATE", "TIMESTAMP_ORDER_FAILURE"]);
  });

  describe("a CMS beside its content", () => {
    const content = Buffer.from("Nội dung công văn");
    const validatedFile = (bytes: Buffer) =>
      outcome(
        checkFile(bytes, content, {
          anchors: [readCertificate(root.der)],
          intermediates: [],
          values: { ocsps: [], crls: [] },
          revocation: "soft",
          now,
        }),
      );

    it("is judged as one in a PDF: a stranger's time-stamp leaves a doubt", async () => {
      const signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: sub });
      const stranger = await makeIdentity({
        name: "Tự đóng dấu",
        issuer: null,
        extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
      });
      const at = new Date("2026-05-01T02:00:10Z");
      const signed = await signCms(signer, content, { chain: [sub] });
      const stamped = await signCms(signer, content, {
        chain: [sub],
        stamp: (value) => stampTime(stranger, value, at),
      });
      assert.deepEqual(validatedFile(signed), ["TOTAL-PASSED", null]);
      assert.deepEqual(validatedFile(stamped), ["INDETERMINATE", "NO_CERTIFICATE_CHAIN_FOUND"]);
    });

    it("is a time-stamp only from an authority for time-stamping", async () => {
      const signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: root });
      const at = new Date("2026-05-01T02:00:10Z");
      assert.deepEqual(validatedFile(await stampTime(authority, content, at)), ["TOTAL-PASSED", null]);
      assert.deepEqual(validatedFile(await stampTime(signer, content, at)), [
        "INDETERMINATE",
        "CHAIN_CONSTRAINTS_FAILURE",
      ]);
    });
  });

  it("is not yet valid before the certificate begins", async () => {
    const result = await validated({}, {}, new Date("2019-01-01T00:00:00Z"));
    assert.deepEqual(outcome(result), ["INDETERMINATE", "NOT_YET_VALID"]);
  });
});
