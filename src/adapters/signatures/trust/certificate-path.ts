import { isSigned, schemeOf } from "../cms/algorithms.ts";
import type { Certificate } from "../cms/certificate.ts";
import { sameName } from "./distinguished-name.ts";

/** From the certificate asked about to an anchor, both included. */
export type Path = readonly [Certificate, ...Certificate[]];

const longest = 10;
const mostPaths = 32;
const mostTries = 2_000;

/**
 * The ways from a certificate to the anchors over certificates whose keys signed the one before. Trust is never by name
 * (RFC 5280, 6): each step is a signature that verifies, and the end is one of the anchors' very certificates.
 */
export function pathsTo(
  leaf: Certificate,
  pool: readonly Certificate[],
  anchors: readonly Certificate[],
): Path[] {
  const isAnchor = new Set(anchors.map((it) => it.fingerprint));
  const issuers = [...new Map([...anchors, ...pool].map((it) => [it.fingerprint, it])).values()];
  const found: Path[] = [];
  let tries = 0;
  const extend = (path: Path): void => {
    const last = path.at(-1) ?? leaf;
    if (isAnchor.has(last.fingerprint)) {
      found.push(path);
      return;
    }
    if (path.length >= longest) return;
    for (const issuer of issuers) {
      tries += 1;
      if (tries > mostTries || found.length >= mostPaths) return;
      if (path.includes(issuer) || !hasIssued(issuer, last)) continue;
      extend([...path, issuer]);
    }
  };
  extend([leaf]);
  return found;
}

const checked = new Map<string, boolean>();
const mostChecked = 20_000;

/**
 * Did that key sign this certificate? Key identifiers are hints at which one to try (RFC 5280, 4.2.1.1), and cross-certificates
 * are found that make them in another way: the signature decides.
 */
export function hasIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameName(issuer.subject, certificate.issuer)) return false;
  const pair = `${issuer.fingerprint}${certificate.fingerprint}`;
  const known = checked.get(pair);
  if (known !== undefined) return known;
  const result = isSignedBy(issuer, certificate);
  if (checked.size >= mostChecked) checked.clear();
  checked.set(pair, result);
  return result;
}

function isSignedBy(issuer: Certificate, certificate: Certificate): boolean {
  const key = issuer.publicKey();
  const scheme = schemeOf(certificate.algorithm);
  if (key === null || scheme === null) return false;
  return isSigned([certificate.tbs], certificate.signature, key, scheme, "sha256");
}
