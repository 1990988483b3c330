import { createHash } from "node:crypto";
import type { RevocationQuestion } from "../../../ports/signature-check.ts";
import type { Certificate } from "../cms/certificate.ts";
import { children, readAsn1, sequence, whole } from "../cms/der.ts";
import { addressesIn } from "./addresses.ts";
import { hasIssued, pathsTo } from "./certificate-path.ts";
import { revocationOf, type RevocationValues } from "./revocation.ts";

/** A certificate on a path that is asked about, with whose it is. */
interface Asked {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

/**
 * What could still be asked about a certificate and those above it: revocation that nothing at hand answers for that
 * moment, and issuers that nobody brought. Embedded values come first, so where they answer nothing is asked.
 */
export function questionsAbout(
  leaf: Certificate,
  pool: readonly Certificate[],
  anchors: readonly Certificate[],
  values: RevocationValues,
  now: Date,
): RevocationQuestion[] {
  const [path] = pathsTo(leaf, pool, anchors);
  if (path === undefined) return issuerQuestions(leaf, pool);
  return path.flatMap((certificate, i) => {
    const issuer = path[i + 1];
    if (issuer === undefined) return [];
    const { is } = revocationOf(certificate, issuer, values, now, now);
    return is === "unknown" || is === "stale" ? revocationQuestions({ certificate, issuer }) : [];
  });
}

/** The highest certificate that was brought names where its issuer's is found (RFC 5280, 4.2.2.1). */
function issuerQuestions(leaf: Certificate, pool: readonly Certificate[]): RevocationQuestion[] {
  let last = leaf;
  for (let level = 0; level < 10; level += 1) {
    const issuer = pool.find((it) => it !== last && hasIssued(it, last));
    if (issuer === undefined || issuer.subject.equals(issuer.issuer)) break;
    last = issuer;
  }
  return addressesIn(last).issuer.map((address) => question("issuer", address, null));
}

function revocationQuestions({ certificate, issuer }: Asked): RevocationQuestion[] {
  const { ocsp, crl } = addressesIn(certificate);
  const request = ocsp.length === 0 ? null : ocspRequest(certificate, issuer);
  return [
    ...ocsp.map((address) => question("ocsp", address, request)),
    ...crl.map((address) => question("crl", address, null)),
  ];
}

function question(
  kind: RevocationQuestion["kind"],
  address: string,
  request: Buffer | null,
): RevocationQuestion {
  const key = createHash("sha256")
    .update(`${kind} ${address} `)
    .update(request ?? "")
    .digest("hex");
  return { key, kind, address, request };
}

const sha1 = (bytes: Buffer): Buffer => createHash("sha1").update(bytes).digest();
const sha1Algorithm = Buffer.from("300906052b0e03021a0500", "hex");

/** An OCSPRequest about one certificate (RFC 6960, 4.1.1), without a nonce, so that responders may answer from a store. */
function ocspRequest(certificate: Certificate, issuer: Certificate): Buffer {
  const certId = der(
    0x30,
    sha1Algorithm,
    der(0x04, sha1(certificate.issuer)),
    der(0x04, sha1(issuer.keyBits)),
    der(0x02, certificate.serial),
  );
  return der(0x30, der(0x30, der(0x30, der(0x30, certId))));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

/** What a place for issuers' certificates gives: one in DER, or a PKCS #7 of several. */
export function certificatesInAnswer(bytes: Buffer): Buffer[] {
  const outer = sequence(readAsn1(bytes));
  const first = outer.next();
  if (first.tag !== 0x06) return [bytes];
  const signedData = sequence(children(outer.next())[0] ?? first);
  signedData.next();
  signedData.next();
  signedData.next();
  const certificates = signedData.optional(0xa0);
  return certificates === null ? [] : children(certificates).map(whole);
}
