import {
  NameConstraints,
  GeneralNames,
  RelativeDistinguishedNames,
  type GeneralName,
  type GeneralSubtree,
} from "pkijs";
import type { Certificate } from "../cms/certificate.ts";
import { Asn1Broken, children, content, integer, oid, readAsn1, sequence, tags } from "../cms/der.ts";

const oids = {
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  nameConstraints: "2.5.29.30",
  certificatePolicies: "2.5.29.32",
  policyMappings: "2.5.29.33",
  policyConstraints: "2.5.29.36",
  inhibitAnyPolicy: "2.5.29.54",
  extendedKeyUsage: "2.5.29.37",
  qcStatements: "1.3.6.1.5.5.7.1.3",
  crlDistributionPoints: "2.5.29.31",
  authorityInfoAccess: "1.3.6.1.5.5.7.1.1",
  ocspNoCheck: "1.3.6.1.5.5.7.48.1.5",
} as const;

/** Those whose meaning is honoured here, or that restrict nothing that is asked here. */
const understood: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.nameConstraints,
  oids.certificatePolicies,
  oids.policyMappings,
  oids.policyConstraints,
  oids.inhibitAnyPolicy,
  oids.extendedKeyUsage,
  oids.qcStatements,
  oids.crlDistributionPoints,
  "2.5.29.14",
  "2.5.29.35",
]);

export function hasUnknownCritical(certificate: Certificate): boolean {
  return [...certificate.extensions].some(([name, { isCritical }]) => isCritical && !understood.has(name));
}

/** CA flag and the number of CAs that may follow; null where the extension is missing. */
export function basicConstraints(
  certificate: Certificate,
): { isCa: boolean; pathLength: number | null } | null {
  const value = certificate.extensions.get(oids.basicConstraints)?.value;
  if (value === undefined) return null;
  return readOr({ isCa: false, pathLength: 0 }, () => {
    const fields = sequence(readAsn1(value));
    const flag = fields.optional(tags.boolean);
    const length = fields.optional(tags.integer);
    return {
      isCa: flag !== null && content(flag)[0] !== 0,
      pathLength: length === null ? null : integer(length),
    };
  });
}

/** An extension that cannot be read allows nothing. */
function readOr<T>(nothing: T, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Asn1Broken) return nothing;
    throw cause;
  }
}

export type KeyUse = "digitalSignature" | "nonRepudiation" | "keyCertSign" | "cRLSign";
const keyUseBits: Readonly<Record<KeyUse, number>> = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyCertSign: 5,
  cRLSign: 6,
};

/** Where the extension is missing a key may do anything (RFC 5280, 4.2.1.3). */
export function mayUseKeyFor(certificate: Certificate, uses: readonly KeyUse[]): boolean {
  const value = certificate.extensions.get(oids.keyUsage)?.value;
  if (value === undefined) return true;
  const flags = readOr(0, () => content(readAsn1(value)).subarray(1)[0] ?? 0);
  return uses.some((it) => (flags & (0x80 >> keyUseBits[it])) !== 0);
}

export const purposes = {
  timeStamping: "1.3.6.1.5.5.7.3.8",
  ocspSigning: "1.3.6.1.5.5.7.3.9",
} as const;

/** For which documents may be signed: any, e-mail, document signing of RFC 9336, of Microsoft, of Adobe; log-on. */
const signingPurposes: ReadonlySet<string> = new Set([
  "2.5.29.37.0",
  "1.3.6.1.5.5.7.3.2",
  "1.3.6.1.5.5.7.3.4",
  "1.3.6.1.5.5.7.3.36",
  "1.3.6.1.4.1.311.10.3.12",
  "1.2.840.113583.1.1.5",
  "1.3.6.1.4.1.311.20.2.2",
]);

export function extendedKeyUsage(
  certificate: Certificate,
): { purposes: string[]; isCritical: boolean } | null {
  const extension = certificate.extensions.get(oids.extendedKeyUsage);
  if (extension === undefined) return null;
  const { isCritical, value } = extension;
  return { purposes: readOr<string[]>([], () => children(readAsn1(value)).map(oid)), isCritical };
}

export function maySignDocuments(certificate: Certificate): boolean {
  if (!mayUseKeyFor(certificate, ["digitalSignature", "nonRepudiation"])) return false;
  return extendedKeyUsage(certificate)?.purposes.some((it) => signingPurposes.has(it)) ?? true;
}

/** RFC 3161, 2.3: the extension is there, critical, and names time-stamping alone. */
export function mayStampTime(certificate: Certificate): boolean {
  const usage = extendedKeyUsage(certificate);
  const [only, ...others] = usage?.purposes ?? [];
  return usage?.isCritical === true && only === purposes.timeStamping && others.length === 0;
}

/** Does the certificate say where its revocation can be asked? */
export function namesRevocationSource(certificate: Certificate): boolean {
  return (
    certificate.extensions.has(oids.crlDistributionPoints) ||
    certificate.extensions.has(oids.authorityInfoAccess)
  );
}

export const isNeverRevoked = (certificate: Certificate): boolean =>
  certificate.extensions.has(oids.ocspNoCheck);

const kinds = { email: 1, dns: 2, directory: 4, uri: 6 } as const;

/** RFC 5280, 4.2.1.10: are a certificate's names inside what a CA above it may name? */
export function isWithinNames(ca: Certificate, certificate: Certificate): boolean {
  const value = ca.extensions.get(oids.nameConstraints)?.value;
  if (value === undefined) return true;
  const constraints = NameConstraints.fromBER(Uint8Array.from(value));
  const names = namesOf(certificate);
  const permitted = constraints.permittedSubtrees ?? [];
  const excluded = constraints.excludedSubtrees ?? [];
  return names.every((name) => {
    const ofKind = permitted.filter((it) => it.base.type === name.kind);
    const isPermitted = ofKind.length === 0 || ofKind.some((it) => covers(it, name));
    return isPermitted && !excluded.some((it) => it.base.type === name.kind && covers(it, name));
  });
}

type Name =
  | { readonly kind: typeof kinds.directory; readonly parts: readonly Buffer[] }
  | { readonly kind: number; readonly text: string };

function namesOf(certificate: Certificate): Name[] {
  const names: Name[] = [{ kind: kinds.directory, parts: relativeNames(certificate.subject) }];
  const alternative = certificate.extensions.get(oids.subjectAltName)?.value;
  if (alternative === undefined) return names;
  for (const name of GeneralNames.fromBER(Uint8Array.from(alternative)).names) {
    const read = readGeneralName(name);
    if (read !== null) names.push(read);
  }
  return names;
}

const relativeNames = (name: Buffer): Buffer[] =>
  children(readAsn1(name)).map((it) => it.bytes.subarray(it.start, it.end));

function readGeneralName({ type, value }: GeneralName): Name | null {
  const held: unknown = value;
  if (type === kinds.directory && held instanceof RelativeDistinguishedNames) {
    return { kind: kinds.directory, parts: relativeNames(Buffer.from(held.toSchema().toBER())) };
  }
  return typeof held === "string" ? { kind: type, text: held.toLowerCase() } : null;
}

function covers({ base }: GeneralSubtree, name: Name): boolean {
  const limit = readGeneralName(base);
  if (limit === null) return false;
  if ("parts" in limit) {
    return "parts" in name && limit.parts.every((part, i) => name.parts[i]?.equals(part) === true);
  }
  if ("parts" in name) return false;
  const host = name.kind === kinds.uri ? (URL.parse(name.text)?.hostname ?? "") : name.text;
  if (name.kind === kinds.email && limit.text.includes("@")) return host === limit.text;
  const domain = name.kind === kinds.email ? (host.split("@")[1] ?? "") : host;
  const suffix = limit.text.startsWith(".") ? limit.text : `.${limit.text}`;
  return domain === limit.text || domain.endsWith(suffix);
}
