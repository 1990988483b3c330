import assert from "node:assert/strict";
import { GeneralizedTime } from "asn1js";
import { Extension } from "pkijs";
import { readCertificate } from "../../../src/adapters/signatures/cms/certificate.ts";
import { revocationOf } from "../../../src/adapters/signatures/trust/revocation.ts";
import { validatePdf } from "../../../src/adapters/signatures/validate-pdf.ts";
import { basePdf, signPdf } from "../../support/signatures/pdf-writer.ts";
import {
  indirectList,
  makeCrl,
  makeOcsp,
  serialOf,
  type OcspOptions,
  type RevokedEntry,
} from "../../support/signatures/revocation-values.ts";
import { signCms } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

const now = new Date("2026-11-22T00:00:00Z");
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const fresh = { thisUpdate: day("2026-11-21"), nextUpdate: day("2026-11-28") };

describe("What is answered about a certificate (RFC 5280, RFC 6960)", () => {
  let root: Identity;
  let signer: Identity;
  let ended: Identity;
  let responder: Identity;

  before(async () => {
    root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
    signer = await makeIdentity({ name: "Phạm Văn Thử", issuer: root });
    ended = await makeIdentity({ name: "Lê Thị Thử", issuer: root, notAfter: day("2026-06-30") });
    const extendedKeyUsage = ["1.3.6.1.5.5.7.3.9"];
    responder = await makeIdentity({ name: "Trả lời thử", issuer: root, extendedKeyUsage });
  });

  const status = (values: { ocsps?: Buffer[]; crls?: Buffer[] }, about = signer, moment = now) => {
    const all = { ocsps: [], crls: [], ...values };
    return revocationOf(readCertificate(about.der), readCertificate(root.der), all, moment, now).is;
  };
  const list = (entries: readonly RevokedEntry[], extensions: readonly Extension[] = []) =>
    makeCrl(root, entries, fresh.thisUpdate, fresh.nextUpdate, extensions);
  const answer = (options: Partial<OcspOptions> = {}) =>
    makeOcsp({ certificate: signer, issuer: root, responder, ...fresh, ...options });
  const revoked = (of: Identity, reason?: number): RevokedEntry => ({
    serial: serialOf(of),
    since: day("2026-05-01"),
    ...(reason === undefined ? {} : { reason }),
  });

  it("a suspended certificate may be told of later", async () => {
    const bytes = await signPdf(basePdf(), (message) => signCms(signer, message));
    const { conclusion, subIndication, signatures } = validatePdf(bytes, {
      anchors: [readCertificate(root.der)],
      intermediates: [],
      values: { ocsps: [], crls: [await list([revoked(signer, 6)])] },
      revocation: "soft",
      now,
    });
    assert.deepEqual([conclusion, subIndication], ["INDETERMINATE", "TRY_LATER"]);
    assert.deepEqual(
      signatures[0]?.findings.map((it) => it.code),
      ["path.on-hold"],
    );
  });

  it("an entry that a list takes back revokes nothing", async () => {
    assert.equal(status({ crls: [await list([revoked(signer, 8)])] }), "good");
  });

  it("an indirect list's number may be another authority's certificate", async () => {
    assert.equal(status({ crls: [await list([revoked(signer)], [indirectList()])] }), "notAsked");
  });

  it("a list from after a certificate's end may have dropped it, unless it says that it keeps such", async () => {
    assert.equal(status({ crls: [await list([])] }, ended, day("2026-06-01")), "notAsked");
    const keeps = new Extension({
      extnID: "2.5.29.60",
      extnValue: new GeneralizedTime({ valueDate: day("2020-01-01") }).toBER(),
    });
    assert.equal(status({ crls: [await list([], [keeps])] }, ended, day("2026-06-01")), "good");
    assert.equal(
      status({ ocsps: [await answer({ certificate: ended })] }, ended, day("2026-06-01")),
      "notAsked",
    );
    assert.equal(status({ crls: [await list([revoked(ended)])] }, ended), "revoked");
  });

  it("a responder whose own certificate is revoked answers for nobody", async () => {
    const crls = [await list([revoked(responder), revoked(signer)])];
    const good = await answer();
    assert.equal(status({ ocsps: [good] }), "good");
    assert.equal(status({ ocsps: [good], crls }), "revoked");
  });

  it("of two answers about one certificate the worse one counts", async () => {
    assert.equal(
      status({ ocsps: [await answer({ revokedAt: day("2026-05-01"), goodToo: true })] }),
      "revoked",
    );
  });

  it("'unknown' is no good answer", async () => {
    assert.equal(status({ ocsps: [await answer({ isUnknown: true })] }), "stale");
  });

  it("a certificate whose extension cannot be read may do nothing, and stops nobody", async () => {
    const broken = (extnID: string) =>
      new Extension({ extnID, extnValue: Uint8Array.from([0x30, 0x05, 0x01]).buffer });
    const extensions = ["2.5.29.37", "2.5.29.35", "2.5.29.30"].map(broken);
    const other = await makeIdentity({ name: "Gốc thử", issuer: root, isCa: true, extensions });
    const bytes = await signPdf(basePdf(), (message) => signCms(other, message, { chain: [root] }));
    const { conclusion, subIndication } = validatePdf(bytes, {
      anchors: [readCertificate(root.der)],
      intermediates: [readCertificate(other.der)],
      values: { ocsps: [await answer({ responder: other })], crls: [] },
      revocation: "soft",
      now,
    });
    assert.deepEqual([conclusion, subIndication], ["INDETERMINATE", "CHAIN_CONSTRAINTS_FAILURE"]);
  });
});
