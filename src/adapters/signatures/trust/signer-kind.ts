import type { SignerKind } from "../../../domain/legal-value/legal-value.ts";
import type { Certificate } from "../cms/certificate.ts";
import { readName } from "./distinguished-name.ts";

const electronicSeal = Buffer.from("060604008e46010602", "hex");
const qcStatements = "1.3.6.1.5.5.7.1.3";

/** Numbers of people in Vietnamese certificates: citizen's card, its forerunner, passport. */
const personNumber = /^(?:CCCD|CMND|HC|HCHIEU|SDD|PNOVN)[:-]/iu;
/** Numbers of bodies: tax code, state-budget unit, agency identifier. */
const agencyNumber = /^(?:MST|MNS|MQHNS|MDD|SHCT|VATVN|NTRVN)[:-]/iu;
/** How names of agencies begin; a person's name begins with none of these. */
const agencyWord =
  /^(?:bộ|sở|cục|chi cục|tổng cục|vụ|ủy ban|uỷ ban|ubnd|hđnd|hội đồng|văn phòng|phòng|ban|viện|trường|trung tâm|công an|tòa án|toà án|thanh tra|đảng|tỉnh ủy|công ty|tổng công ty|ngân hàng|bảo hiểm|kho bạc|thuế|hải quan)\b/iu;

/** Whose key it is, as far as the certificate tells: a person's, or an agency's (its electronic seal). */
export function signerKind(certificate: Certificate): SignerKind {
  const name = readName(certificate.subject);
  if (certificate.extensions.get(qcStatements)?.value.includes(electronicSeal) === true) return "agency";
  if (name.givenName !== null || name.surname !== null || name.title !== null) return "person";
  if (name.identifiers.some((it) => personNumber.test(it))) return "person";
  if (name.identifiers.some((it) => agencyNumber.test(it)) || name.organizationIdentifier !== null)
    return "agency";
  const commonName = (name.commonName ?? "").normalize("NFC").trim();
  if (commonName !== "" && commonName === name.organization?.normalize("NFC").trim()) return "agency";
  if (agencyWord.test(commonName)) return "agency";
  return name.organization !== null && looksLikePerson(commonName) ? "person" : "unknown";
}

/** Two to six words of letters, each with a capital. */
const looksLikePerson = (name: string): boolean => /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}$/u.test(name);
