import type { Finding, SubIndication } from "../../../domain/signatures/conclusion.ts";
import { schemeOf, schemeDigest } from "../cms/algorithms.ts";
import { digestOf } from "../cms/digest.ts";
import type { Certificate } from "../cms/certificate.ts";
import { weaknesses } from "../cms/weakness.ts";
import type { Path } from "./certificate-path.ts";
import { basicConstraints, hasUnknownCritical, isWithinNames, mayUseKeyFor } from "./extensions.ts";
import { readName } from "./distinguished-name.ts";
import { revocationOf, type RevocationValues } from "./revocation.ts";

/** Why a path is not believed at a moment, or null. */
export interface PathFault {
  readonly subIndication: SubIndication;
  readonly finding: Finding;
  /** Would an earlier proven moment help: expiry, revocation, staleness (EN 319 102-1, 5.6.2)? */
  readonly isOfTime: boolean;
  readonly isRevocation: boolean;
}

const fault = (
  subIndication: SubIndication,
  code: string,
  certificate: Certificate,
  more: Readonly<Record<string, string | number>> = {},
): PathFault => ({
  subIndication,
  finding: { code, params: { certificate: readName(certificate.subject).commonName ?? "", ...more } },
  isOfTime: false,
  isRevocation: false,
});

const ofTime = (it: PathFault, isRevocation = false): PathFault => ({ ...it, isOfTime: true, isRevocation });

export interface PathQuestion {
  readonly path: Path;
  /** The moment that the path must hold at. */
  readonly moment: Date;
  readonly now: Date;
  readonly values: RevocationValues;
  /** Is a certificate believed whose revocation nobody could be asked about? */
  readonly revocation: "soft" | "hard";
  /** May this certificate do what was done with its key? */
  readonly isFit: (certificate: Certificate) => boolean;
}

/**
 * X.509 path validation (RFC 5280, 6.1; EN 319 102-1, 5.2.6), from the anchor down: what restricts a CA, validity,
 * purpose, algorithms, revocation. The anchor itself is believed as it is.
 */
export function faultOfPath(question: PathQuestion): PathFault | null {
  return (
    faultOfConstraints(question) ??
    faultOfAlgorithms(question) ??
    faultOfTime(question) ??
    faultOfRevocation(question)
  );
}

function faultOfConstraints({ path, isFit }: PathQuestion): PathFault | null {
  const [leaf, ...issuers] = path;
  if (!isFit(leaf)) return fault("CHAIN_CONSTRAINTS_FAILURE", "path.purpose", leaf);
  for (const [depth, ca] of issuers.entries()) {
    const constraints = basicConstraints(ca);
    const isAnchor = depth === issuers.length - 1;
    // Old roots are certificates of version 1, without extensions: who pinned one meant it to be a CA.
    const isCa = constraints === null ? isAnchor : constraints.isCa;
    if (!isCa || !mayUseKeyFor(ca, ["keyCertSign"]))
      return fault("CHAIN_CONSTRAINTS_FAILURE", "path.no-ca", ca);
    const below = issuers.slice(0, depth).filter((it) => !it.subject.equals(it.issuer)).length;
    if (below > (constraints?.pathLength ?? Infinity)) {
      return fault("CERTIFICATE_CHAIN_GENERAL_FAILURE", "path.too-long", ca);
    }
    for (const certificate of path.slice(0, depth + 1)) {
      if (!areNamesAllowed(ca, certificate)) {
        return fault("CERTIFICATE_CHAIN_GENERAL_FAILURE", "path.name", certificate);
      }
    }
  }
  const unknown = path.find(hasUnknownCritical);
  return unknown === undefined
    ? null
    : fault("CERTIFICATE_CHAIN_GENERAL_FAILURE", "path.critical-extension", unknown);
}

/** Constraints that cannot be read allow nothing. */
function areNamesAllowed(ca: Certificate, certificate: Certificate): boolean {
  try {
    return isWithinNames(ca, certificate);
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}

function faultOfAlgorithms({ path, moment }: PathQuestion): PathFault | null {
  for (const [i, certificate] of path.entries()) {
    const key = certificate.publicKey();
    if (key === null) return fault("CRYPTO_CONSTRAINTS_FAILURE", "path.key-unsupported", certificate);
    const scheme = i === path.length - 1 ? null : schemeOf(certificate.algorithm);
    const digest = scheme === null ? null : schemeDigest(scheme, digestOf(certificate.algorithm) ?? "");
    const { forgeable, tooWeak } = weaknesses([digest], key, moment);
    const [weak] = [...forgeable, ...tooWeak];
    if (weak !== undefined) {
      return fault("CRYPTO_CONSTRAINTS_FAILURE", "path.weak", certificate, {
        algorithm: String(
          weak.params?.["algorithm"] ?? weak.params?.["bits"] ?? weak.params?.["curve"] ?? "",
        ),
      });
    }
  }
  return null;
}

function faultOfTime({ path, moment }: PathQuestion): PathFault | null {
  for (const [i, certificate] of path.entries()) {
    if (moment < certificate.notBefore) return fault("NOT_YET_VALID", "path.not-yet-valid", certificate);
    // An anchor is trusted until the list drops it, whatever date it bears.
    const isAnchor = i === path.length - 1 && i > 0;
    if (!isAnchor && moment > certificate.notAfter) {
      return ofTime(fault("OUT_OF_BOUNDS_NO_POE", "path.expired", certificate));
    }
  }
  return null;
}

function faultOfRevocation({ path, values, moment, now, revocation }: PathQuestion): PathFault | null {
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1];
    if (issuer === undefined) return null;
    const status = revocationOf(certificate, issuer, values, moment, now);
    if (status.is === "revoked" && status.since <= moment) {
      // EN 319 102-1, 5.2.6.4: what is only suspended may be told later.
      if (status.isOnHold) return ofTime(fault("TRY_LATER", "path.on-hold", certificate));
      const subIndication = i === 0 ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE";
      const since = status.since.toISOString();
      return ofTime(fault(subIndication, "path.revoked", certificate, { since }), true);
    }
    if (status.is === "stale" || (status.is === "unknown" && revocation === "hard")) {
      return ofTime(fault("TRY_LATER", `path.revocation-${status.is}`, certificate));
    }
  }
  return null;
}
