import { createHash } from "node:crypto";
import { isSigned, schemeOf } from "../cms/algorithms.ts";
import { bits, type Certificate } from "../cms/certificate.ts";
import {
  Asn1Broken,
  children,
  content,
  context,
  octets,
  oid,
  readAsn1,
  sequence,
  tags,
  time,
  type Asn1,
} from "../cms/der.ts";
import { readAlgorithm, type Algorithm } from "../cms/signed-data.ts";
import { sameName } from "./distinguished-name.ts";
import { fullNames, isDistributedAt } from "./addresses.ts";
import { basicConstraints, mayUseKeyFor } from "./extensions.ts";

export interface Revocation {
  readonly since: Date;
  /** Suspended for now (RFC 5280, 5.3.1: certificateHold). */
  readonly isOnHold: boolean;
}

/** A certificate revocation list (RFC 5280, 5) whose entries are walked where they lie: 100,000 take no memory. */
export interface CertificateList {
  readonly issuer: Buffer;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly algorithm: Algorithm;
  /** Null where the certificate of that number does not stand in the list as revoked. */
  readonly revocation: (serial: Buffer) => Revocation | null;
  readonly isSignedBy: (issuer: Certificate) => boolean;
  /**
   * Does it say that a certificate which is missing in it is not revoked? A part of a list says so of its part alone, and
   * a list that came after a certificate's end may have dropped it.
   */
  readonly covers: (certificate: Certificate) => boolean;
}

/** @throws Asn1Broken */
export function readCertificateList(der: Buffer): CertificateList {
  const outer = sequence(readAsn1(der));
  const tbsNode = outer.next();
  const algorithm = readAlgorithm(outer.next());
  const signature = bits(outer.next());
  const tbs = sequence(tbsNode);
  tbs.optional(tags.integer);
  tbs.next(tags.sequence);
  const issuerNode = tbs.next();
  const thisUpdate = time(tbs.next());
  const next = tbs.peek();
  const nextUpdate = next === tags.utcTime || next === tags.generalizedTime ? time(tbs.next()) : null;
  const entries = tbs.optional(tags.sequence);
  const explicit = tbs.optional(context(0));
  const signedPart = tbsNode.bytes.subarray(tbsNode.start, tbsNode.end);
  const verified = new Map<string, boolean>();
  const { covers, isIndirect, keepsExpiredSince } = readScope(explicit);
  return {
    issuer: issuerNode.bytes.subarray(issuerNode.start, issuerNode.end),
    thisUpdate,
    nextUpdate,
    algorithm,
    covers: (certificate) =>
      covers(certificate) && (thisUpdate <= certificate.notAfter || isKept(keepsExpiredSince, certificate)),
    // Whose number an entry of an indirect list means, it says itself: the list's issuer need not have given it.
    revocation: (serial) => (entries === null || isIndirect ? null : find(entries, serial)),
    isSignedBy: (issuer) => {
      const known = verified.get(issuer.fingerprint);
      if (known !== undefined) return known;
      const key = issuer.publicKey();
      const scheme = schemeOf(algorithm);
      const isRight =
        key !== null &&
        scheme !== null &&
        mayUseKeyFor(issuer, ["cRLSign"]) &&
        isSigned([signedPart], signature, key, scheme, "sha256");
      verified.set(issuer.fingerprint, isRight);
      return isRight;
    },
  };
}

/** The octets of the serial number are looked for first; only where they stand is an entry read. */
function find(entries: Asn1, serial: Buffer): Revocation | null {
  const { bytes, contentStart, contentEnd } = entries;
  const needle = Buffer.concat([Buffer.from([tags.integer, serial.length]), serial]);
  for (
    let at = bytes.indexOf(needle, contentStart);
    at >= 0 && at < contentEnd;
    at = bytes.indexOf(needle, at + 1)
  ) {
    const revoked = entryAround(entries, at);
    if (revoked !== null) return revoked;
  }
  return null;
}

/** The octets may stand inside a date or an extension by chance: the entries are walked to make sure. */
function entryAround(entries: Asn1, place: number): Revocation | null {
  for (let at = entries.contentStart; at < entries.contentEnd;) {
    const entry = readAsn1(entries.bytes, at, entries.contentEnd);
    if (entry.contentStart === place) {
      const fields = sequence(entry);
      fields.next(tags.integer);
      return revocationIn(time(fields.next()), fields.optional(tags.sequence));
    }
    if (entry.start > place) return null;
    at = entry.end;
  }
  return null;
}

const reasonCode = "2.5.29.21";
const reasons = { certificateHold: 6, removeFromCrl: 8 } as const;

/** A delta list takes back what was revoked before (RFC 5280, 5.3.1). */
function revocationIn(since: Date, extensions: Asn1 | null): Revocation | null {
  let reason = 0;
  for (const extension of extensions === null ? [] : children(extensions)) {
    const fields = sequence(extension);
    if (oid(fields.next()) !== reasonCode) continue;
    fields.optional(tags.boolean);
    reason = content(readAsn1(octets(fields.next())))[0] ?? 0;
  }
  return reason === reasons.removeFromCrl ? null : { since, isOnHold: reason === reasons.certificateHold };
}

const deltaIndicator = "2.5.29.27";
const issuingDistributionPoint = "2.5.29.28";
/** X.509, 9.5.2.8: since when certificates that expired stay in the list. */
const expiredCertsOnCrl = "2.5.29.60";
const known = new Set([deltaIndicator, issuingDistributionPoint, "2.5.29.20", "2.5.29.35", "2.5.29.46"]);

type Covers = CertificateList["covers"];

interface Scope {
  readonly covers: Covers;
  /** Does it hold certificates of other issuers? */
  readonly isIndirect: boolean;
  readonly keepsExpiredSince: Date | null;
}

const everyone: Covers = () => true;
const nobody: Covers = () => false;

function readScope(explicit: Asn1 | null): Scope {
  let covers = everyone;
  let isIndirect = false;
  let keepsExpiredSince: Date | null = null;
  const list = explicit === null ? [] : children(sequence(explicit, context(0)).next());
  for (const extension of list) {
    const fields = sequence(extension);
    const name = oid(fields.next());
    const isCritical = fields.optional(tags.boolean) !== null;
    const value = octets(fields.next());
    if (name === deltaIndicator || (isCritical && !known.has(name))) covers = nobody;
    else if (name === expiredCertsOnCrl) keepsExpiredSince = time(readAsn1(value));
    else if (name === issuingDistributionPoint) {
      isIndirect = children(readAsn1(value)).some(
        (it) => it.tag === context(4, false) && content(it)[0] !== 0,
      );
      if (covers !== nobody) covers = scopeOfPoint(value);
    }
  }
  return { covers, isIndirect, keepsExpiredSince };
}

/**
 * RFC 5280, 5.2.5 and 6.3.3 b: a list for one distribution point speaks of the certificates that name it, one for users or
 * for CAs of those, one of some reasons [3] or of other issuers [4] of nobody's whole standing.
 */
function scopeOfPoint(value: Buffer): Covers {
  const fields = sequence(readAsn1(value));
  const scopes: Covers[] = [];
  while (fields.peek() !== null) {
    const field = fields.next();
    const isSet = content(field)[0] !== 0;
    if (field.tag === context(0)) {
      const names = fullNames(field);
      scopes.push((certificate) => isDistributedAt(certificate, names));
    } else if (field.tag === context(1, false) && isSet) scopes.push((it) => !isCa(it));
    else if (field.tag === context(2, false) && isSet) scopes.push(isCa);
    else if (field.tag === context(3, false) || isSet) return nobody;
  }
  return (certificate) => scopes.every((it) => it(certificate));
}

/** Does somebody still know of a certificate that expired, who keeps those that did since a day? */
export const isKept = (since: Date | null, { notAfter }: Certificate): boolean =>
  since !== null && since <= notAfter;

const isCa = (certificate: Certificate): boolean => basicConstraints(certificate)?.isCa === true;

const kept = new Map<string, CertificateList | null>();
const mostKept = 200;

/** Read once for equal bytes; null where they are no list. */
export function certificateListOf(der: Buffer): CertificateList | null {
  const key = createHash("sha256").update(der).digest("hex");
  let list = kept.get(key);
  if (list !== undefined) return list;
  try {
    list = readCertificateList(Buffer.from(der));
  } catch (cause) {
    if (!(cause instanceof Asn1Broken)) throw cause;
    list = null;
  }
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, list);
  return list;
}

export const isListOf = (list: CertificateList, issuer: Certificate): boolean =>
  sameName(list.issuer, issuer.subject) && list.isSignedBy(issuer);
