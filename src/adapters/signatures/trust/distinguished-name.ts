import { Asn1Broken, children, oid, readAsn1, sequence, type Asn1 } from "../cms/der.ts";

/** A name in a certificate (RFC 5280, 4.1.2.4) as people read it. */
export interface DistinguishedName {
  readonly commonName: string | null;
  readonly organization: string | null;
  readonly organizationalUnit: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly title: string | null;
  /** ETSI EN 319 412-1's organizationIdentifier. */
  readonly organizationIdentifier: string | null;
  /** Userid and serialNumber: Vietnamese certificates put MST, CCCD, MNS and other numbers there. */
  readonly identifiers: readonly string[];
  readonly text: string;
}

const labels: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.4", "SN"],
  ["2.5.4.5", "serialNumber"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.12", "title"],
  ["2.5.4.42", "GN"],
  ["2.5.4.97", "organizationIdentifier"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["1.2.840.113549.1.9.1", "E"],
]);

/** A name that cannot be read says nothing. */
export function readName(der: Buffer): DistinguishedName {
  const parts = partsOrNull(der) ?? [];
  const first = (label: string) => parts.find((it) => it.label === label)?.value ?? null;
  return {
    commonName: first("CN"),
    organization: first("O"),
    organizationalUnit: first("OU"),
    givenName: first("GN"),
    surname: first("SN"),
    title: first("title"),
    organizationIdentifier: first("organizationIdentifier"),
    identifiers: parts
      .filter((it) => it.label === "UID" || it.label === "serialNumber")
      .map((it) => it.value),
    text: parts.map(({ label, value }) => `${label}=${value}`).join(", "),
  };
}

/**
 * The same name, also where one CA wrote it in another string type or other case (RFC 5280, 7.1). A name that cannot be
 * read is the same as its own bytes alone.
 */
export function sameName(a: Buffer, b: Buffer): boolean {
  if (a.equals(b)) return true;
  const folded = foldedName(a);
  return folded !== null && folded === foldedName(b);
}

function foldedName(der: Buffer): string | null {
  const folded = partsOrNull(der)?.map(({ label, value }) => {
    const plain = value.normalize("NFKC").trim().replaceAll(/\s+/gu, " ").toLowerCase();
    return `${label}=${plain}`;
  });
  return folded?.join("\n") ?? null;
}

function partsOrNull(der: Buffer): Part[] | null {
  try {
    return partsOf(der);
  } catch (cause) {
    if (cause instanceof Asn1Broken) return null;
    throw cause;
  }
}

interface Part {
  readonly label: string;
  readonly value: string;
}

function partsOf(der: Buffer): Part[] {
  return children(readAsn1(der)).flatMap((set) =>
    children(set).map((attribute) => {
      const fields = sequence(attribute);
      const type = oid(fields.next());
      return { label: labels.get(type) ?? type, value: textOf(fields.next()) };
    }),
  );
}

const utf16 = new TextDecoder("utf-16be");

/** By its string type: UTF8String, BMPString, or one of the eight-bit ones. */
function textOf(node: Asn1): string {
  const bytes = node.bytes.subarray(node.contentStart, node.contentEnd);
  if (node.tag === 0x0c) return bytes.toString("utf8");
  return node.tag === 0x1e ? utf16.decode(bytes) : bytes.toString("latin1");
}
