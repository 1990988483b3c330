import type { Finding, SubIndication } from "../../../domain/signatures/conclusion.ts";
import { isSigned, schemeDigest, schemeOf, type Scheme } from "./algorithms.ts";
import { digestOf, hash, type DigestName } from "./digest.ts";
import { readCertificate, type Certificate } from "./certificate.ts";
import { keyFacts } from "./key-facts.ts";
import { Asn1Broken, children, content, context, octets, oid, sequence, tags, time } from "./der.ts";
import {
  inDerOrder,
  oids,
  readAlgorithm,
  type Attribute,
  type SignedData,
  type SignerInfo,
} from "./signed-data.ts";
import { sameName } from "../trust/distinguished-name.ts";
import { weaknesses } from "./weakness.ts";

/** What the bytes of one signer's signature prove, whoever the signer is. */
export interface SignerCheck {
  readonly verdict: "verified" | "failed" | "undecided";
  /** Also beside `verified`, where the bytes are right and a key is shorter than policy asks. */
  readonly subIndication: SubIndication | null;
  readonly findings: readonly Finding[];
  readonly certificate: Certificate | null;
  /** As the signer claims. */
  readonly signingTime: Date | null;
  readonly signer: SignerInfo | null;
  readonly algorithm: string | null;
}

/** What stands outside of the CMS. */
export interface SignerContext {
  /** Certificates to find the signer's among. */
  readonly more?: readonly Certificate[];
  /** The signed document's word on when, for a CMS that says none. */
  readonly claimedAt?: Date | null;
}

type Outcome = Pick<SignerCheck, "verdict" | "subIndication" | "findings">;

const failed = (subIndication: SubIndication, code: string): Outcome => ({
  verdict: "failed",
  subIndication,
  findings: [{ code }],
});

const undecided = (subIndication: SubIndication, ...findings: readonly Finding[]): Outcome => ({
  verdict: "undecided",
  subIndication,
  findings,
});

/**
 * Checks a CMS over the message, given in parts that are not copied (RFC 5652, 5.6; strict where pkijs is not, see
 * signatures.md 3.2): one signer, content-type and message-digest exactly once and right, the signing certificate that
 * the signer named, and the signature value with node:crypto.
 *
 * @param contentType what the signed attributes must name.
 */
export function checkSigner(
  signedData: SignedData,
  message: readonly Buffer[],
  contentType: string,
  { more = [], claimedAt = null }: SignerContext = {},
): SignerCheck {
  const nobody = { certificate: null, signingTime: null, signer: null, algorithm: null };
  const [first, ...others] = signedData.signers;
  if (first === undefined) return { ...nobody, ...failed("FORMAT_FAILURE", "cms.no-signer") };
  const candidates = [...certificatesIn(signedData), ...more];
  const checks = signedData.signers.map((signer) =>
    checkOne(signer, message, contentType, candidates, claimedAt),
  );
  const [check] = checks;
  if (check === undefined) return { ...nobody, ...failed("FORMAT_FAILURE", "cms.no-signer") };
  if (others.length === 0) return check;
  // PAdES allows one (EN 319 142-1, 4.1 c); who shows only the first hides the second.
  const bad = checks.find((it) => it.verdict === "failed");
  const several = { code: "cms.several-signers" };
  if (bad === undefined) return { ...check, ...undecided("FORMAT_FAILURE", several) };
  return { ...bad, subIndication: "FORMAT_FAILURE", findings: [several, ...bad.findings] };
}

/** What stands among the certificates and is none is no evidence of anything. */
export function certificatesIn(signedData: SignedData): Certificate[] {
  return signedData.certificates.flatMap((der) => {
    try {
      return [readCertificate(der)];
    } catch (cause) {
      if (cause instanceof Asn1Broken) return [];
      throw cause;
    }
  });
}

function checkOne(
  signer: SignerInfo,
  message: readonly Buffer[],
  contentType: string,
  candidates: readonly Certificate[],
  claimedAt: Date | null,
): SignerCheck {
  const certificate = candidates.find((it) => isSignerOf(it, signer)) ?? null;
  const signingTime = signingTimeOf(signer) ?? claimedAt;
  const digest = digestOf(signer.digest);
  const about = { certificate, signingTime, signer };
  if (digest === null) {
    const unsupported = undecided("CRYPTO_CONSTRAINTS_FAILURE", { code: "cms.digest-unsupported" });
    return { ...about, ...unsupported, algorithm: null };
  }
  const scheme = schemeOf(signer.algorithm);
  const algorithm = scheme === null ? null : nameOfAlgorithm(scheme, digest, certificate);
  const attributes = checkAttributes(signer, message, contentType, digest);
  if (attributes !== null) return { ...about, ...attributes, algorithm };
  return {
    ...about,
    ...checkSignature(signer, message, digest, scheme, certificate, signingTime),
    algorithm,
  };
}

function isSignerOf(certificate: Certificate, { id }: SignerInfo): boolean {
  if (id.by === "keyIdentifier") return certificate.subjectKeyIdentifier?.equals(id.keyIdentifier) === true;
  return certificate.serial.equals(id.serial) && sameName(certificate.issuer, id.issuer);
}

/** Null where the signed attributes are as they must be, or where there are none. */
function checkAttributes(
  signer: SignerInfo,
  message: readonly Buffer[],
  contentType: string,
  digest: DigestName,
): Outcome | null {
  const { signedAttributes } = signer;
  if (signedAttributes === null) return null;
  const types = valuesOf(signedAttributes.list, oids.contentType);
  const [type] = types;
  if (type === undefined) return failed("SIG_CONSTRAINTS_FAILURE", "cms.content-type-missing");
  if (types.length > 1 || oid(type) !== contentType) {
    return failed("SIG_CONSTRAINTS_FAILURE", "cms.content-type-differs");
  }
  if (!namesAlgorithms(signer, signedAttributes.list))
    return failed("SIG_CONSTRAINTS_FAILURE", "cms.other-algorithm-named");
  const stated = valuesOf(signedAttributes.list, oids.messageDigest);
  const [only] = stated;
  if (only === undefined) return failed("FORMAT_FAILURE", "cms.digest-missing");
  if (stated.length > 1) return failed("FORMAT_FAILURE", "cms.several-digests");
  return octets(only).equals(hash(digest, message))
    ? null
    : failed("HASH_FAILURE", "signature.bytes-changed");
}

/** RFC 6211, 3: where the signer names the algorithms among what is signed, nobody may put others beside it. */
function namesAlgorithms({ digest, algorithm }: SignerInfo, list: readonly Attribute[]): boolean {
  const values = valuesOf(list, oids.algorithmProtection);
  return values.every((value) => {
    const fields = sequence(value);
    const namedDigest = readAlgorithm(fields.next());
    const namedAlgorithm = readAlgorithm(fields.next(context(1)), context(1));
    return values.length === 1 && namedDigest.oid === digest.oid && namedAlgorithm.oid === algorithm.oid;
  });
}

const valuesOf = (list: readonly Attribute[], name: string) =>
  list.filter((it) => it.oid === name).flatMap((it) => it.values);

function checkSignature(
  signer: SignerInfo,
  message: readonly Buffer[],
  digest: DigestName,
  scheme: Scheme | null,
  certificate: Certificate | null,
  signedAt: Date | null,
): Outcome {
  if (certificate === null)
    return undecided("NO_SIGNING_CERTIFICATE_FOUND", { code: "cms.certificate-missing" });
  const key = certificate.publicKey();
  if (scheme === null || key === null) {
    return undecided("CRYPTO_CONSTRAINTS_FAILURE", { code: "cms.algorithm-unsupported" });
  }
  const attributes = signer.signedAttributes;
  const parts = attributes === null ? message : [attributes.der];
  const verifies = (over: readonly Buffer[]) => isSigned(over, signer.signature, key, scheme, digest);
  const unsorted: Finding[] = attributes?.inOrder === false ? [{ code: "cms.attributes-unsorted" }] : [];
  if (!verifies(parts)) {
    const isOtherOrder = attributes?.inOrder === false && verifies([inDerOrder(attributes.der)]);
    return isOtherOrder ? undecided("FORMAT_FAILURE", ...unsorted) : wrongValue(signer);
  }
  if (!namesCertificate(signer, certificate)) {
    return undecided("NO_SIGNING_CERTIFICATE_FOUND", { code: "cms.other-certificate-named" });
  }
  const { forgeable, tooWeak } = weaknesses([digest, schemeDigest(scheme, digest)], key, signedAt);
  if (forgeable.length > 0) return undecided("CRYPTO_CONSTRAINTS_FAILURE", ...forgeable, ...tooWeak);
  const subIndication = tooWeak.length > 0 ? "CRYPTO_CONSTRAINTS_FAILURE" : null;
  return { verdict: "verified", subIndication, findings: [...unsorted, ...tooWeak] };
}

/** Without signed attributes the value is over the document: that it does not verify is all that can be told. */
function wrongValue({ signedAttributes }: SignerInfo): Outcome {
  return failed(signedAttributes === null ? "HASH_FAILURE" : "SIG_CRYPTO_FAILURE", "signature.value-wrong");
}

/** ESS signing-certificate (RFC 2634, 5.4) and its second version (RFC 5035, 3): the first names the signer's own. */
function namesCertificate({ signedAttributes }: SignerInfo, certificate: Certificate): boolean {
  if (signedAttributes === null) return true;
  for (const { oid: name, values } of signedAttributes.list) {
    const isFirstVersion = name === oids.signingCertificate;
    if (!isFirstVersion && name !== oids.signingCertificateV2) continue;
    const [value] = values;
    const [list] = value === undefined ? [] : children(value);
    const [named] = list === undefined ? [] : children(list);
    if (named === undefined || values.length !== 1) return false;
    const fields = sequence(named);
    const stated = !isFirstVersion && fields.peek() === tags.sequence ? readAlgorithm(fields.next()) : null;
    const digest = stated === null ? (isFirstVersion ? "sha1" : "sha256") : digestOf(stated);
    if (digest === null || !octets(fields.next()).equals(hash(digest, [certificate.der]))) return false;
  }
  return true;
}

function signingTimeOf({ signedAttributes }: SignerInfo): Date | null {
  const [value] = valuesOf(signedAttributes?.list ?? [], oids.signingTime);
  if (value === undefined || content(value).length > 40) return null;
  try {
    return time(value);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return null;
    throw cause;
  }
}

function nameOfAlgorithm(scheme: Scheme, digest: DigestName, certificate: Certificate | null): string {
  const key = certificate?.publicKey() ?? null;
  const { curve, bits, type } = key === null ? { curve: null, bits: null, type: "" } : keyFacts(key);
  const size = curve ?? bits ?? type;
  const name = { pkcs1: "RSA", pss: "RSA-PSS", ecdsa: "ECDSA", dsa: "DSA", eddsa: "EdDSA" }[scheme.is];
  return [name, size, (schemeDigest(scheme, digest) ?? digest).toUpperCase()].join(" ");
}
