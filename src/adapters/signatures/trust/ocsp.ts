import { createHash } from "node:crypto";
import { ResponseData, type SingleResponse } from "pkijs";
import { isSigned, schemeOf } from "../cms/algorithms.ts";
import { digestOf, hash } from "../cms/digest.ts";
import { bits, readCertificate, type Certificate } from "../cms/certificate.ts";
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
  whole,
  type Asn1,
} from "../cms/der.ts";
import { readAlgorithm, type Algorithm } from "../cms/signed-data.ts";
import { hasIssued } from "./certificate-path.ts";
import { extendedKeyUsage, hasUnknownCritical, mayUseKeyFor, purposes } from "./extensions.ts";

/** What a responder said about one certificate (RFC 6960, 4.2), believed because of who signed it. */
export interface OcspAnswer {
  readonly status: "good" | "revoked" | "unknown";
  readonly revokedAt: Date | null;
  /** Suspended for now. */
  readonly isOnHold: boolean;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly producedAt: Date;
  /** Since when it also knows of certificates that expired (RFC 6960, 4.4.4: archive cut-off). */
  readonly keepsExpiredSince: Date | null;
  readonly algorithm: Algorithm;
  /** Whom the issuer named to answer; null where it answers itself. */
  readonly responder: Certificate | null;
}

interface OcspResponse {
  readonly tbs: Buffer;
  readonly data: ResponseData;
  readonly algorithm: Algorithm;
  readonly signature: Buffer;
  readonly certificates: readonly Certificate[];
}

const kept = new Map<string, OcspResponse | null>();
const mostKept = 1_000;

/**
 * The answer about a certificate, if the response is signed by its issuer or by a responder that the issuer named for
 * that (RFC 6960, 4.2.2.2). pkijs reads the response; it is never asked to believe it (signatures.md 3.2, 2).
 */
export function ocspAnswer(der: Buffer, certificate: Certificate, issuer: Certificate): OcspAnswer | null {
  const response = responseOf(der);
  if (response === null) return null;
  const about = response.data.responses.filter((it) => isAbout(it, certificate, issuer));
  const signer = about.length === 0 ? null : signerOf(response, issuer);
  if (signer === null) return null;
  const answers = about.map((single) => ({ single, ...statusOf(single) }));
  // One certificate may be answered about twice; what speaks against it counts.
  const worst = ["revoked", "unknown", "good"].flatMap((it) =>
    answers.filter(({ status }) => status === it),
  )[0];
  if (worst === undefined) return null;
  const { single, ...status } = worst;
  return {
    ...status,
    thisUpdate: single.thisUpdate,
    nextUpdate: single.nextUpdate ?? null,
    producedAt: response.data.producedAt,
    keepsExpiredSince: archiveCutoff(single),
    algorithm: response.algorithm,
    responder: signer === issuer ? null : signer,
  };
}

function responseOf(der: Buffer): OcspResponse | null {
  const key = createHash("sha256").update(der).digest("hex");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const response = readOrNull(der);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, response);
  return response;
}

function readOrNull(der: Buffer): OcspResponse | null {
  try {
    return readBasic(basicOf(readAsn1(der)));
  } catch (cause) {
    // pkijs throws plain errors for what it cannot read; no answer can be taken from such bytes.
    if (cause instanceof Error) return null;
    throw cause;
  }
}

/** An OCSPResponse, or the BasicOCSPResponse inside it as some writers store. */
function basicOf(node: Asn1): Asn1 {
  const fields = sequence(node);
  if (fields.peek() !== tags.enumerated) return node;
  if (content(fields.next())[0] !== 0) throw new Asn1Broken("no successful response");
  const bytes = sequence(sequence(fields.next(context(0)), context(0)).next());
  if (oid(bytes.next()) !== "1.3.6.1.5.5.7.48.1.1") throw new Asn1Broken("no basic response");
  return readAsn1(octets(bytes.next(tags.octetString)));
}

function readBasic(node: Asn1): OcspResponse {
  const fields = sequence(node);
  const tbs = Buffer.from(whole(fields.next()));
  const algorithm = readAlgorithm(fields.next());
  const signature = bits(fields.next());
  const explicit = fields.optional(context(0));
  const list = explicit === null ? [] : children(sequence(explicit, context(0)).next());
  return {
    tbs,
    data: ResponseData.fromBER(Uint8Array.from(tbs)),
    algorithm,
    signature,
    certificates: list.map((it) => readCertificate(whole(it))),
  };
}

/** The same certificate by its issuer's name, key and its number (RFC 6960, 4.1.1). */
function isAbout({ certID }: SingleResponse, certificate: Certificate, issuer: Certificate): boolean {
  const digest = digestOf({ oid: certID.hashAlgorithm.algorithmId, parameters: null });
  if (digest === null) return false;
  const stated = (value: { valueBlock: { valueHexView: Uint8Array } }) =>
    Buffer.from(value.valueBlock.valueHexView);
  return (
    stated(certID.serialNumber).equals(certificate.serial) &&
    stated(certID.issuerNameHash).equals(hash(digest, [certificate.issuer])) &&
    stated(certID.issuerKeyHash).equals(hash(digest, [issuer.keyBits]))
  );
}

/** The issuer, or a responder with its certificate for that; null where a stranger signed. */
function signerOf(response: OcspResponse, issuer: Certificate): Certificate | null {
  if (isSignedWith(response, issuer)) return issuer;
  const { producedAt } = response.data;
  return (
    response.certificates.find(
      (responder) =>
        extendedKeyUsage(responder)?.purposes.includes(purposes.ocspSigning) === true &&
        mayUseKeyFor(responder, ["digitalSignature", "nonRepudiation"]) &&
        !hasUnknownCritical(responder) &&
        hasIssued(issuer, responder) &&
        responder.notBefore <= producedAt &&
        producedAt <= responder.notAfter &&
        isSignedWith(response, responder),
    ) ?? null
  );
}

function isSignedWith({ tbs, algorithm, signature }: OcspResponse, signer: Certificate): boolean {
  const key = signer.publicKey();
  const scheme = schemeOf(algorithm);
  return key !== null && scheme !== null && isSigned([tbs], signature, key, scheme, "sha256");
}

function archiveCutoff({ singleExtensions = [] }: SingleResponse): Date | null {
  const extension = singleExtensions.find((it) => it.extnID === "1.3.6.1.5.5.7.48.1.6");
  if (extension === undefined) return null;
  return revocationTime(readAsn1(Buffer.from(extension.extnValue.valueBlock.valueHexView)));
}

const certificateHold = 6;

/** CertStatus: [0] good, [1] revoked with its time and perhaps a reason, [2] unknown. */
function statusOf(single: SingleResponse): Pick<OcspAnswer, "status" | "revokedAt" | "isOnHold"> {
  const plain = { revokedAt: null, isOnHold: false };
  const [, choice] = children(readAsn1(Buffer.from(single.toSchema().toBER())));
  if (choice === undefined || (choice.tag & 0x1f) > 1) return { status: "unknown", ...plain };
  if ((choice.tag & 0x1f) === 0) return { status: "good", ...plain };
  const [at, reason] = children(choice);
  const [code] = reason === undefined ? [] : children(reason);
  return {
    status: "revoked",
    revokedAt: at === undefined ? null : revocationTime(at),
    isOnHold: code !== undefined && content(code)[0] === certificateHold,
  };
}

function revocationTime(node: Asn1): Date | null {
  const text = content(node).toString("latin1");
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/u.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** When the first answer of a response was given and until when it holds; null where there is none, as in refusals. */
export function ocspTimes(der: Buffer): { thisUpdate: Date; nextUpdate: Date | null } | null {
  const single = responseOf(der)?.data.responses[0];
  return single === undefined
    ? null
    : { thisUpdate: single.thisUpdate, nextUpdate: single.nextUpdate ?? null };
}
