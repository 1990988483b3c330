import assert from "node:assert/strict";
import { checkPdf } from "../../../src/adapters/signatures/check-pdf.ts";
import { basePdf, signPdf, update, updateWithRows } from "../../support/signatures/pdf-writer.ts";
import { signCms } from "../../support/signatures/sign-cms.ts";
import { makeIdentity, type Identity } from "../../support/signatures/test-authority.ts";

describe("A signature that a file hides (R03)", () => {
  let leader: Identity;
  let signed: Buffer;
  const found = (bytes: Buffer): [string, string[]] => {
    const { integrity, signatures } = checkPdf(bytes);
    return [integrity, signatures.flatMap((it) => it.findings.map(({ code }) => code))];
  };

  before(async () => {
    leader = await makeIdentity({ name: "Nguyễn Văn Thử", issuer: null });
    signed = await signPdf(basePdf(), (message) => signCms(leader, message));
  });

  it("is not overlooked when its dictionary cannot be read [USF]", () => {
    const damaged = Buffer.from(signed);
    damaged.write("0 0", damaged.indexOf("/SubFilter"), "latin1");
    assert.deepEqual(found(damaged), ["broken", ["contents.missing"]]);
  });

  it("is not overlooked when a later update leaves its revision out of the chain [ISA]", () => {
    const text = "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n";
    const bytes = Buffer.concat([signed, Buffer.from(text)]);
    const passedOver = updateWithRows(bytes, [[5, signed.length]], "", basePdf().length);
    assert.deepEqual(found(passedOver), ["broken", ["byte-range.not-one-revision"]]);
  });

  it("is nothing in an attachment, which the file only carries", () => {
    const file = `<< /Type /EmbeddedFile /Length ${signed.length} >>\nstream\n`;
    const at = basePdf().length;
    const carrying = Buffer.concat([
      basePdf(),
      Buffer.from(`90 0 obj\n${file}`, "latin1"),
      signed,
      Buffer.from("\nendstream\nendobj\n", "latin1"),
    ]);
    const whole = updateWithRows(carrying, [[90, at]], "", at);
    assert.deepEqual(found(whole), ["none", []]);
  });

  it("is no authentication code of an encrypted file (ISO/TS 32004)", () => {
    const code = " /AuthCode << /ByteRange [0 9 99 9] /MAC <00> /MACLocation /Standalone >>";
    assert.deepEqual(found(update(basePdf(), {}, code)), ["none", []]);
    assert.equal(
      found(update(basePdf(), { 90: "<< /ByteRange [0 9 99 9] /Contents <00> >>" }, code))[0],
      "broken",
    );
  });

  describe("in a file whose places are counted from its header", () => {
    const mark = Buffer.from("Content-Type: application/pdf\r\n\r\n");

    /** Signed as writers do that put bytes in front of what they count. */
    const shifted = async (): Promise<Buffer> => {
      const whole = Buffer.concat([mark, await signPdf(basePdf(), () => Promise.resolve(Buffer.alloc(1)))]);
      const open = whole.indexOf("/Contents <") + 10;
      const close = whole.indexOf(">", open) + 1;
      const ten = (value: number) => String(value).padStart(10, "0");
      const range = `[0 ${ten(open)} ${ten(close)} ${ten(whole.length - close)}]`;
      whole.write(range, whole.indexOf("/ByteRange") + 11, "latin1");
      const cms = await signCms(leader, Buffer.concat([whole.subarray(0, open), whole.subarray(close)]));
      whole.write(cms.toString("hex"), open + 1, "latin1");
      return whole;
    };

    it("is read where it stands, the bytes before the header among what it signs", async () => {
      const whole = await shifted();
      assert.deepEqual(found(whole), ["intact", []]);
      assert.equal(checkPdf(whole).signatures[0]?.signed?.end, whole.length);
      const other = Buffer.from(whole);
      other.write("X", 0, "latin1");
      assert.deepEqual(found(other), ["broken", ["signature.bytes-changed"]]);
    });

    it("is broken by bytes that somebody put in front of a file that was signed without them", () => {
      assert.equal(found(Buffer.concat([mark, signed]))[0], "broken");
    });
  });
});
