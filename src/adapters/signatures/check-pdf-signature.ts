import type { Finding, SubIndication } from "../../domain/signatures/conclusion.ts";
import { certificatesIn, checkSigner, type SignerCheck } from "./cms/check-signer.ts";
import { isSigned, schemeOf } from "./cms/algorithms.ts";
import { hash } from "./cms/digest.ts";
import { Asn1Broken, octets, readAsn1 } from "./cms/der.ts";
import { readCertificate, type Certificate } from "./cms/certificate.ts";
import { oids, readSignedData, type SignedData } from "./cms/signed-data.ts";
import { checkTimeStamp, type TimeStamp } from "./cms/time-stamp.ts";
import type { SignedBytes } from "./pdf/signed-bytes.ts";
import { isSpace } from "./pdf/characters.ts";
import { pdfDate } from "./pdf/date.ts";
import { entry, nameOf, textOf, type PdfDictionary, type PdfValue } from "./pdf/values.ts";

/** What the bytes of one signature in a PDF prove, before anybody asks whose it is or what came after it. */
export interface PdfSignatureCheck {
  readonly check: SignerCheck;
  /** Is it a document time-stamp (ISO 32000-2, 12.8.5), which stamps and does not sign? */
  readonly isTimeStamp: boolean;
  /** Of the document time-stamp itself, or those over the signature's value. */
  readonly timeStamps: readonly TimeStamp[];
  readonly signedData: SignedData | null;
  readonly certificates: readonly Certificate[];
  readonly subFilter: string | null;
}

type Resolve = (value: PdfValue) => PdfValue;

/**
 * Checks /Contents by what /SubFilter says it is (ISO 32000-2, table 255; EN 319 142-1).
 *
 * @param stored certificates from the document security store, where a signature may have left its own (5.4.2.2).
 */
export function checkPdfSignature(
  dictionary: PdfDictionary,
  signed: SignedBytes,
  resolve: Resolve,
  stored: readonly Certificate[] = [],
): PdfSignatureCheck {
  const subFilter = nameOf(resolve(entry(dictionary, "SubFilter")));
  try {
    const checked = checkBySubFilter(subFilter, { dictionary, signed, resolve, stored });
    if (checked.signedData !== null && isFollowed(signed.contents, checked.signedData.end))
      return followed(checked);
    if (!signed.contentsIsHex) {
      return { ...checked, check: worse(checked.check, "undecided", "FORMAT_FAILURE", "contents.literal") };
    }
    return checked;
  } catch (cause) {
    if (!(cause instanceof Asn1Broken)) throw cause;
    const check = nobody("failed", "FORMAT_FAILURE", "cms.unreadable");
    return { check, isTimeStamp: false, timeStamps: [], signedData: null, certificates: [], subFilter };
  }
}

/** A signature's dictionary and all that it is checked with. */
interface Given {
  readonly dictionary: PdfDictionary;
  readonly signed: SignedBytes;
  readonly resolve: Resolve;
  readonly stored: readonly Certificate[];
}

const followed = (checked: PdfSignatureCheck): PdfSignatureCheck => ({
  ...checked,
  check: worse(checked.check, "undecided", "FORMAT_FAILURE", "cms.followed-by-bytes"),
});

function checkBySubFilter(subFilter: string | null, given: Given): PdfSignatureCheck {
  const { dictionary, resolve } = given;
  const claimedAt = pdfDate(textOf(resolve(entry(dictionary, "M"))));
  switch (subFilter) {
    case "ETSI.CAdES.detached":
    case "adbe.pkcs7.detached":
      return checkDetached(subFilter, given, claimedAt);
    case "adbe.pkcs7.sha1":
      return checkEncapsulated(subFilter, given);
    case "adbe.x509.rsa_sha1":
      return checkRaw(subFilter, given);
    case "ETSI.RFC3161":
      return checkDocumentTimeStamp(subFilter, given);
    case null:
    default: {
      const detached = checkDetached(subFilter, given, claimedAt);
      const { check } = detached;
      return {
        ...detached,
        check: worse(check, "undecided", "SIG_CONSTRAINTS_FAILURE", "signature.sub-filter-unknown"),
      };
    }
  }
}

function checkDetached(
  subFilter: string | null,
  { signed, stored }: Given,
  claimedAt: Date | null,
): PdfSignatureCheck {
  const signedData = readSignedData(signed.contents);
  const certificates = certificatesIn(signedData);
  const check = checkSigner(signedData, signed.parts, signedData.contentType, { more: stored, claimedAt });
  const timeStamps = stampsOver(check, [...certificates, ...stored]);
  const about = { isTimeStamp: false, timeStamps, signedData, certificates, subFilter };
  if (signedData.content === null) return { ...about, check };
  // pkijs and others would take it for what was signed and never look at the PDF (signatures.md 3.2, 1).
  const isCopy = signedData.content.equals(Buffer.concat(signed.parts));
  const faulty = worse(check, isCopy ? "undecided" : "failed", "FORMAT_FAILURE", "cms.content-in-detached");
  return { ...about, check: isCopy ? faulty : { ...faulty, subIndication: "FORMAT_FAILURE" } };
}

/** adbe.pkcs7.sha1: the CMS signs the SHA-1 of the bytes, which it carries. */
function checkEncapsulated(subFilter: string, { signed, stored }: Given): PdfSignatureCheck {
  const signedData = readSignedData(signed.contents);
  const certificates = certificatesIn(signedData);
  const content = signedData.content ?? Buffer.alloc(0);
  const check = checkSigner(signedData, [content], signedData.contentType, { more: stored });
  const timeStamps = stampsOver(check, [...certificates, ...stored]);
  const about = { isTimeStamp: false, timeStamps, signedData, certificates, subFilter };
  if (!content.equals(hash("sha1", signed.parts))) {
    return { ...about, check: worse(check, "failed", "HASH_FAILURE", "signature.bytes-changed") };
  }
  const weak = worse(check, "undecided", "CRYPTO_CONSTRAINTS_FAILURE", "signature.weak-digest", {
    algorithm: "SHA-1",
  });
  return { ...about, check: weak };
}

/** adbe.x509.rsa_sha1: a bare PKCS #1 value; the certificates stand in the dictionary. */
function checkRaw(subFilter: string, { dictionary, signed, resolve }: Given): PdfSignatureCheck {
  const certificates = certificatesOf(resolve(entry(dictionary, "Cert")), resolve);
  const [certificate] = certificates;
  const about = { isTimeStamp: false, timeStamps: [], signedData: null, certificates, subFilter };
  const value = octets(readAsn1(signed.contents));
  const key = certificate?.publicKey() ?? null;
  const scheme = schemeOf({ oid: "1.2.840.113549.1.1.5", parameters: null });
  if (certificate === undefined || key === null || scheme === null) {
    return {
      ...about,
      check: nobody("undecided", "NO_SIGNING_CERTIFICATE_FOUND", "cms.certificate-missing"),
    };
  }
  const isRight = isSigned(signed.parts, value, key, scheme, "sha1");
  const check = isRight
    ? nobody("undecided", "CRYPTO_CONSTRAINTS_FAILURE", "signature.weak-digest", { algorithm: "SHA-1" })
    : nobody("failed", "HASH_FAILURE", "signature.value-wrong");
  return { ...about, check: { ...check, certificate, algorithm: "RSA SHA1" } };
}

function certificatesOf(value: PdfValue, resolve: Resolve): Certificate[] {
  const items = value.kind === "array" ? value.items.map(resolve) : [value];
  return items.flatMap((item) => (item.kind === "string" ? [readCertificate(item.bytes)] : []));
}

function checkDocumentTimeStamp(subFilter: string, { signed, stored }: Given): PdfSignatureCheck {
  const stamp = checkTimeStamp(signed.contents, signed.parts, stored);
  const { check, signedData } = stamp;
  const certificates = signedData === null ? [] : certificatesIn(signedData);
  return { check, isTimeStamp: true, timeStamps: [stamp], signedData, certificates, subFilter };
}

/** A CMS or time-stamp token as a file of its own, over the content that it carries or that stands beside it. */
export function checkMessage(bytes: Buffer, beside: Buffer | null): PdfSignatureCheck | null {
  const signedData = readSignedData(bytes);
  const content = signedData.content ?? beside;
  if (content === null) return null;
  const checked = checkContent(bytes, signedData, content, beside);
  return bytes.subarray(signedData.end).every(isSpace) ? checked : followed(checked);
}

function checkContent(
  bytes: Buffer,
  signedData: SignedData,
  content: Buffer,
  beside: Buffer | null,
): PdfSignatureCheck {
  const certificates = certificatesIn(signedData);
  const about = { signedData, certificates, subFilter: null };
  if (signedData.contentType === oids.tstInfo) {
    const stamp = checkTimeStamp(bytes, beside === null ? [] : [beside]);
    return { ...about, check: stamp.check, isTimeStamp: true, timeStamps: [stamp] };
  }
  const check = checkSigner(signedData, [content], signedData.contentType);
  return { ...about, check, isTimeStamp: false, timeStamps: stampsOver(check, certificates) };
}

/** The time-stamps among the unsigned attributes (EN 319 122-1, 5.3) stamp the signature's value. */
function stampsOver({ signer }: SignerCheck, certificates: readonly Certificate[]): TimeStamp[] {
  if (signer === null) return [];
  return signer.unsigned
    .filter((attribute) => attribute.oid === oids.signatureTimeStamp)
    .flatMap(({ values }) => values)
    .map((token) =>
      checkTimeStamp(token.bytes.subarray(token.start, token.end), [signer.signature], certificates),
    );
}

const isFollowed = (contents: Buffer, end: number): boolean =>
  contents.subarray(end).some((byte) => byte !== 0);

function nobody(
  verdict: SignerCheck["verdict"],
  subIndication: SubIndication,
  code: string,
  params: Finding["params"] = {},
): SignerCheck {
  const findings = [{ code, params }];
  return {
    verdict,
    subIndication,
    findings,
    certificate: null,
    signingTime: null,
    signer: null,
    algorithm: null,
  };
}

/** The check with one more fault; a failure is never made milder. */
function worse(
  check: SignerCheck,
  verdict: "failed" | "undecided",
  subIndication: SubIndication,
  code: string,
  params: Finding["params"] = {},
): SignerCheck {
  const findings = [...check.findings, { code, params }];
  if (check.verdict === "failed") return { ...check, findings };
  if (check.verdict === "undecided" && verdict === "undecided") return { ...check, findings };
  return { ...check, verdict, subIndication, findings };
}
