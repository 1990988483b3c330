/**
 * A walk over BER and DER (X.690) that copies nothing and reads only what it is asked for: a CMS of two certificates
 * takes microseconds here and milliseconds in an object model, and an archive has millions.
 */
export interface Asn1 {
  readonly bytes: Buffer;
  /** The first octet of the tag; higher tags are not met in what is read here. */
  readonly tag: number;
  /** Of the tag. */
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** Behind the value, and behind its end-of-contents where the length is indefinite. */
  readonly end: number;
  readonly isIndefinite: boolean;
}

/** The bytes are no ASN.1 of the expected kind. Inside the validator only. */
export class Asn1Broken extends Error {
  constructor(what: string) {
    super(what);
    this.name = "Asn1Broken";
  }
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  constructedOctetString: 0x24,
} as const;

/** The context tag `[n]`. */
export const context = (n: number, constructed = true): number => 0x80 | (constructed ? 0x20 : 0) | n;

const mostLevels = 64;

/** @throws Asn1Broken */
export function readAsn1(bytes: Buffer, start = 0, limit = bytes.length, level = 0): Asn1 {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit) throw new Asn1Broken("ends early");
  if ((tag & 0x1f) === 0x1f) throw new Asn1Broken("long tag");
  if (first === 0x80) return readIndefinite(bytes, tag, start, limit, level);
  let length = first;
  let contentStart = start + 2;
  if (first > 0x80) {
    const count = first & 0x7f;
    if (count > 6) throw new Asn1Broken("long length");
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[contentStart + i] ?? 0);
    contentStart += count;
  }
  const end = contentStart + length;
  if (end > limit) throw new Asn1Broken("ends early");
  return { bytes, tag, start, contentStart, contentEnd: end, end, isIndefinite: false };
}

function readIndefinite(bytes: Buffer, tag: number, start: number, limit: number, level: number): Asn1 {
  if ((tag & 0x20) === 0 || level >= mostLevels) throw new Asn1Broken("indefinite length");
  let at = start + 2;
  while (!(bytes[at] === 0 && bytes[at + 1] === 0)) at = readAsn1(bytes, at, limit, level + 1).end;
  return { bytes, tag, start, contentStart: start + 2, contentEnd: at, end: at + 2, isIndefinite: true };
}

/** The values inside a constructed one. */
export function children(node: Asn1): Asn1[] {
  const found: Asn1[] = [];
  for (let at = node.contentStart; at < node.contentEnd;) {
    const child = readAsn1(node.bytes, at, node.contentEnd);
    found.push(child);
    at = child.end;
  }
  return found;
}

/** Reads the values of a SEQUENCE one after the other, some of them optional. */
export interface Sequence {
  /** The next value, which must have that tag if one is named. */
  readonly next: (tag?: number) => Asn1;
  /** The next value if it has that tag. */
  readonly optional: (tag: number) => Asn1 | null;
  readonly peek: () => number | null;
}

export function sequence(node: Asn1, tag: number = tags.sequence): Sequence {
  if (node.tag !== tag) throw new Asn1Broken(`tag ${node.tag} where ${tag} belongs`);
  let at = node.contentStart;
  const peek = (): number | null => (at < node.contentEnd ? (node.bytes[at] ?? null) : null);
  const next = (expected?: number): Asn1 => {
    const child = readAsn1(node.bytes, at, node.contentEnd);
    if (expected !== undefined && child.tag !== expected) {
      throw new Asn1Broken(`tag ${child.tag} where ${expected} belongs`);
    }
    at = child.end;
    return child;
  };
  return { next, peek, optional: (expected) => (peek() === expected ? next() : null) };
}

/** Tag, length and content as they stand. */
export const whole = (node: Asn1): Buffer => node.bytes.subarray(node.start, node.end);

export const content = (node: Asn1): Buffer => node.bytes.subarray(node.contentStart, node.contentEnd);

/** The octets of a string, which BER may cut into pieces. */
export function octets(node: Asn1, level = 0): Buffer {
  if ((node.tag & 0x20) === 0) return content(node);
  if (level >= mostLevels) throw new Asn1Broken("pieces of pieces");
  return Buffer.concat(children(node).map((it) => octets(it, level + 1)));
}

export function oid(node: Asn1): string {
  if (node.tag !== tags.oid) throw new Asn1Broken("no object identifier");
  if (node.contentEnd - node.contentStart > 64) throw new Asn1Broken("long object identifier");
  const octetsOf = node.bytes.toString("latin1", node.contentStart, node.contentEnd);
  const known = knownOids.get(octetsOf);
  if (known !== undefined) return known;
  const text = dotted(content(node));
  if (knownOids.size < mostOids) knownOids.set(octetsOf, text);
  return text;
}

/** The same few come in each certificate and message. */
const knownOids = new Map<string, string>();
const mostOids = 1_000;

function dotted(bytes: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(head / 40));
  return [root, head - root * 40, ...rest].join(".");
}

/** A small INTEGER. */
export function integer(node: Asn1): number {
  const bytes = content(node);
  if (bytes.length === 0 || bytes.length > 6) throw new Asn1Broken("long integer");
  return bytes.readIntBE(0, bytes.length);
}

/** UTCTime or GeneralizedTime in Z (RFC 5280, 4.1.2.5). */
export function time(node: Asn1): Date {
  const text = content(node).toString("latin1");
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(Z|[+-]\d{4})?$/u.exec(
    text,
  );
  if (match === null) throw new Asn1Broken("no time");
  const [, year = "", month, day, hour, minute, second = "00", fraction = "0", zone = "Z"] = match;
  const fullYear = year.length === 4 ? year : `${Number(year) < 50 ? "20" : "19"}${year}`;
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const instant = new Date(
    `${fullYear}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}${offset}`,
  );
  if (Number.isNaN(instant.getTime())) throw new Asn1Broken("no time");
  return instant;
}
