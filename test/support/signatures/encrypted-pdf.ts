import { createHash } from "node:crypto";
import { cipherOf, rc4 } from "../../../src/adapters/renditions/encryption.ts";
import { parseValue } from "../../../src/adapters/signatures/pdf/parse-value.ts";
import { packedUpdate } from "./packed-update.ts";
import { update } from "./pdf-writer.ts";

const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

export interface EncryptedPdf {
  readonly bytes: Buffer;
  /** What every later trailer must repeat. */
  readonly trailer: string;
  /** A string as it stands in an object, in hexadecimal digits. */
  readonly sealed: (text: string, number: number) => string;
}

/**
 * A PDF with a form whose printing is restricted: encrypted with RC4 of 40 bits (revision 2 of the standard handler), to be
 * opened with the password given.
 */
export function encryptedPdf(password = ""): EncryptedPdf {
  const id = Buffer.from("00112233445566778899aabbccddeeff", "hex");
  const owner = createHash("sha256").update("owner").digest();
  const padded = Buffer.concat([Buffer.from(password, "latin1"), padding]).subarray(0, 32);
  const permissions = Buffer.from("fcffffff", "hex");
  const key = createHash("md5")
    .update(Buffer.concat([padded, owner, permissions, id]))
    .digest()
    .subarray(0, 5);
  const dictionary = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${owner.toString("hex")}> /U <${rc4(key, padding).toString("hex")}> >>`;
  const cipher = cipherOf(parseValue(Buffer.from(dictionary, "latin1"), 0), (value) => value, id);
  const sealed = (text: string, number: number) =>
    `<${(cipher?.string(Buffer.from(text, "latin1"), number, 0) ?? Buffer.from(text)).toString("hex")}>`;
  const trailer = ` /Encrypt 9 0 R /ID [<${id.toString("hex")}> <${id.toString("hex")}>]`;
  const first = update(
    Buffer.from("%PDF-1.7\n"),
    {
      1: "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>",
      2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      4: "<< /Length 0 >>\nstream\n\nendstream",
      6: "<< /Fields [7 0 R] >>",
      7: `<< /Type /Annot /Subtype /Widget /FT /Tx /T ${sealed("So", 7)} /V ${sealed("1", 7)} /Rect [72 700 200 720] /P 3 0 R >>`,
      9: dictionary,
    },
    trailer,
  );
  const page =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R /Annots [7 0 R] >>";
  const bytes = packedUpdate(
    first,
    90,
    [[3, page]],
    { 3: 0 },
    { trailer, seal: (it, own) => cipher?.stream(it, own, 0) ?? it },
  );
  return { bytes, trailer, sealed };
}
