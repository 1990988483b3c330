import { createPrivateKey, sign, webcrypto } from "node:crypto";
import type { Identity } from "./test-authority.ts";

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, body]);
}

const ecdsaSha256 = Buffer.from("300a06082a8648ce3d040302", "hex");
const time = (text: string): Buffer => der(0x17, Buffer.from(text));

/**
 * A list as large CAs publish them, of a fortnight from 21/11/2026, made octet by octet: pkijs would take a minute. Revoked
 * are `serials` and so many others.
 */
export async function largeCrl(
  issuer: Identity,
  others: number,
  serials: readonly number[],
): Promise<Buffer> {
  const entries: Buffer[] = [];
  for (let i = 0; i < others + serials.length; i += 1) {
    const number = Buffer.alloc(8);
    number.writeUInt32BE(i, 4);
    number[0] = 1;
    const known = serials[i - others];
    const serial = known === undefined ? number : shortest(known);
    entries.push(der(0x30, der(0x02, serial), time("260101000000Z")));
  }
  const tbs = der(
    0x30,
    der(0x02, Buffer.from([1])),
    ecdsaSha256,
    Buffer.from(issuer.certificate.subject.toSchema().toBER()),
    time("261121000000Z"),
    time("261205000000Z"),
    der(0x30, ...entries),
  );
  const exported = await webcrypto.subtle.exportKey("pkcs8", issuer.privateKey);
  const key = createPrivateKey({ key: Buffer.from(exported), format: "der", type: "pkcs8" });
  return der(0x30, tbs, ecdsaSha256, der(0x03, Buffer.from([0]), sign("sha256", tbs, key)));
}

function shortest(serial: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(serial, 1);
  const first = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray((bytes[first] ?? 0) >= 0x80 ? first - 1 : first);
}
