import { Asn1Broken, children, context, oid, readAsn1, tags } from "./cms/der.ts";
import { oids } from "./cms/signed-data.ts";

/**
 * The kind of a file that is signed in a way that is not supported; null where nothing shows that it is signed. OOXML and
 * OpenDocument keep signatures in parts of their own, whose names a ZIP holds as they are; XML carries them inside.
 */
export function signedKind(bytes: Buffer): string | null {
  if (bytes.subarray(0, 2).toString("latin1") === "PK") return signedPackage(bytes);
  if (bytes.subarray(0, 4).equals(compoundFile))
    return bytes.includes("_xmlsignatures", 0, "utf16le") || bytes.includes("_signatures", 0, "utf16le")
      ? "DOC/XLS/PPT"
      : null;
  if (isSignedMail(bytes)) return "S/MIME";
  if (/-----BEGIN PGP SIGN(?:ED MESSAGE|ATURE)-----/u.test(bytes.toString("latin1", 0, 1_024)))
    return "OpenPGP";
  const encoding = bytes.subarray(0, 2).equals(utf16Mark) ? "utf16le" : "latin1";
  const isMarkup = /^(?:\u00ef\u00bb\u00bf|\ufeff)?\s*</u.test(bytes.toString(encoding, 0, 512));
  return isMarkup && bytes.includes("http://www.w3.org/2000/09/xmldsig#", 0, encoding) ? "XML (XAdES)" : null;
}

/** A message (RFC 8551, 3.4 and 3.5) whose head or whose first part says that it is signed. */
const isSignedMail = (bytes: Buffer): boolean =>
  /^content-type:\s*(?:multipart\/signed|application\/(?:x-)?pkcs7-)/imu.test(
    bytes.toString("latin1", 0, 16_384),
  );

/** Of Word, Excel and PowerPoint before 2007 (MS-CFB, 2.2; MS-OFFCRYPTO, 2.5 says how those are signed). */
const compoundFile = Buffer.from("d0cf11e0", "hex");
const utf16Mark = Buffer.from("fffe", "hex");

/** Names of parts: Office's own and .NET's (ECMA-376-2, 13), OpenDocument's (part 3, 5) and ASiC's (EN 319 162-1). */
function signedPackage(bytes: Buffer): string | null {
  if (bytes.includes("_xmlsignatures/") || bytes.includes("/digital-signature/")) return "OOXML";
  const parts = ["documentsignatures.xml", "macrosignatures.xml", "signatures", "signature.", "timestamp."];
  return parts.some((it) => bytes.includes(`META-INF/${it}`)) ? "ODF/ASiC" : null;
}

/** A CMS as it lies in the file, or as text (RFC 7468: PEM, perhaps among other lines; base64 alone); null where the file is none. */
export function messageIn(bytes: Buffer): Buffer | null {
  if (isCms(bytes)) return bytes;
  const text = bytes.subarray(0, mostText).toString("latin1").trim();
  const base64 = (
    /-----BEGIN (CMS|PKCS ?#?7[A-Z ]{0,12})-----([^-]*)-----END \1-----/u.exec(text)?.[2] ?? text
  ).trim();
  // What begins with a SEQUENCE of more than 255 octets begins so in base64.
  if (!base64.startsWith("MI") || /[^\w+/=\s]/u.test(base64)) return null;
  const decoded = Buffer.from(base64, "base64");
  return isCms(decoded) ? decoded : null;
}

/** No signature with its certificates and lists is longer as text. */
const mostText = 8 * 1024 * 1024;

function isCms(bytes: Buffer): boolean {
  if (bytes[0] !== tags.sequence) return false;
  try {
    const [type, value] = children(readAsn1(bytes));
    return type !== undefined && value?.tag === context(0) && oid(type) === oids.signedData;
  } catch (cause) {
    if (cause instanceof Asn1Broken) return false;
    throw cause;
  }
}
