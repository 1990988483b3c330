import assert from "node:assert/strict";
import { readCertificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { revocationOf, type RevocationValues } from "../../../src/adapters/signatures/trust/revocation.ts";
import { validatePdf } from "../../../src/adapters/signatures/validate-pdf.ts";
import { basePdf, signPdf } from "../../support/signatures/pdf-writer.ts";
import {
  distributedAt,
  listOf,
  makeCrl,
  makeOcsp,
  serialOf,
  type OcspOptions,
} from "../../support/signatures/revocation-values.ts";
import { signCms, stampTime } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const now = new Date("2026-11-22T00:00:00Z");
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const fresh = { thisUpdate: day("2026-11-21"), nextUpdate: day("2026-11-28") };

describe("Revocation (RFC 5280, RFC 6960)", () => {
  let root: Identity;
  let signer: Identity;
  let stranger: Identity;
  let responder: Identity;
  let authority: Identity;

  before(async () => {
    root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: root });
    stranger = await makeIdentity({
      name: "Kẻ lạ",
      issuer: null,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.9"],
    });
    responder = await makeIdentity({
      name: "Trả lời thử",
      issuer: root,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.9"],
    });
    authority = await makeIdentity({
      name: "Dấu thời gian thử",
      issuer: root,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.8"],
    });
  });

  const status = (values: Partial<RevocationValues>, moment = now) =>
    revocationOf(
      readCertificate(signer.der),
      readCertificate(root.der),
      { ocsps: [], crls: [], ...values },
      moment,
      now,
    ).is;
  const answer = (options: Partial<OcspOptions> = {}) =>
    makeOcsp({ certificate: signer, issuer: root, responder, ...fresh, ...options });

  it("believes the issuer and whom the issuer named to answer", async () => {
    assert.equal(status({ ocsps: [await answer()] }), "good");
    assert.equal(status({ ocsps: [await answer({ responder: root })] }), "good");
    assert.equal(status({ ocsps: [await answer({ revokedAt: day("2026-05-01") })] }), "revoked");
  });

  it("takes a list for one distribution point as word on the certificates that name it, not on others", async () => {
    const here = "http://crl.thu.vn/1.crl";
    const named = await makeIdentity({ name: "Có nơi hỏi", issuer: root, extensions: [distributedAt(here)] });
    const asked = async (address: string) => {
      const crl = await makeCrl(root, [], fresh.thisUpdate, fresh.nextUpdate, [listOf(address)]);
      const values = { ocsps: [], crls: [crl] };
      return revocationOf(readCertificate(named.der), readCertificate(root.der), values, now, now).is;
    };
    assert.equal(await asked(here), "good");
    assert.equal(await asked("http://crl.thu.vn/2.crl"), "unknown");
  });

  it("does not believe an answer that a stranger signed, whatever the stranger may call itself", async () => {
    assert.equal(status({ ocsps: [await answer({ responder: stranger })] }), "notAsked");
    assert.equal(status({ ocsps: [await answer({ responder: authority })] }), "notAsked");
  });

  it("does not let a forged 'good' hide the list that says revoked", async () => {
    const forged = await answer({ responder: stranger });
    const list = await makeCrl(
      root,
      [{ serial: serialOf(signer), since: day("2026-05-01") }],
      fresh.thisUpdate,
      fresh.nextUpdate,
    );
    assert.equal(status({ ocsps: [forged], crls: [list] }), "revoked");
  });

  it("does not take an answer about another certificate, an old one, or one from the future", async () => {
    assert.equal(status({ ocsps: [await answer({ certificate: responder })] }), "notAsked");
    const old = await answer({ thisUpdate: day("2021-01-01"), nextUpdate: day("2021-01-08") });
    assert.equal(status({ ocsps: [old] }), "stale");
    const early = await answer({ thisUpdate: day("2027-01-01"), nextUpdate: day("2027-01-08") });
    assert.equal(status({ ocsps: [early] }), "notAsked");
  });

  it("takes an old answer for a moment that it was given after", async () => {
    const old = await answer({ thisUpdate: day("2026-06-02"), nextUpdate: day("2026-06-09") });
    assert.equal(status({ ocsps: [old] }, day("2026-06-01")), "good");
  });

  it("finds one certificate in a list of 1,000, and not its neighbour", async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({
      serial: 5_000_000 + i,
      since: day("2026-01-01"),
    }));
    const without = await makeCrl(root, many, fresh.thisUpdate, fresh.nextUpdate);
    const revoked = { serial: serialOf(signer), since: day("2026-05-01") };
    const withIt = await makeCrl(root, [...many, revoked], fresh.thisUpdate, fresh.nextUpdate);
    assert.equal(status({ crls: [without] }), "good");
    assert.equal(status({ crls: [withIt] }), "revoked");
  });

  it("does not take a list that a stranger signed in the issuer's name", async () => {
    const clone = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    assert.equal(
      status({ crls: [await makeCrl(clone, [], fresh.thisUpdate, fresh.nextUpdate)] }),
      "notAsked",
    );
  });

  async function outcome(revokedAt: Date, stampedAt: Date | null): Promise<[string, string | null]> {
    const stamp =
      stampedAt === null ? {} : { stamp: (value: Buffer) => stampTime(authority, value, stampedAt) };
    const bytes = await signPdf(basePdf(), (message) => signCms(signer, message, stamp));
    const { conclusion, subIndication } = validatePdf(bytes, {
      anchors: [readCertificate(root.der)],
      intermediates: [],
      values: { ocsps: [await answer({ revokedAt })], crls: [] },
      revocation: "hard",
      now,
    });
    return [conclusion, subIndication];
  }

  it("fails what was signed after the revocation, proven by a time-stamp", async () => {
    assert.deepEqual(await outcome(day("2026-05-01"), day("2026-06-01")), ["TOTAL-FAILED", "REVOKED"]);
  });

  it("passes what was signed before the revocation, proven by a time-stamp", async () => {
    assert.deepEqual(await outcome(day("2026-07-01"), day("2026-06-01")), ["TOTAL-PASSED", null]);
  });

  it("cannot tell of a revoked certificate when nothing proves the time", async () => {
    assert.deepEqual(await outcome(day("2026-07-01"), null), ["INDETERMINATE", "REVOKED_NO_POE"]);
  });
});
