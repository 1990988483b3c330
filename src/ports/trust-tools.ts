import type { RevocationQuestion } from "./signature-check.ts";

/** A certificate as people read it. */
export interface CertificateFacts {
  readonly der: Uint8Array;
  /** SHA-256 of the certificate in hex. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  /** In hex. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isCa: boolean;
  readonly isSelfIssued: boolean;
  /** May its key stamp time, by its own word? */
  readonly mayStampTime: boolean;
}

export interface FetchedValue {
  readonly value: Uint8Array;
  /** Until then it may be used without asking again. */
  readonly until: Date;
}

/** Hosts that may be asked: `crl.example.vn`, `*.example.vn` for all below, with `:8080` where the port is not the usual. */
export interface FetchPolicy {
  readonly hosts: readonly string[];
}

export const fetchFaults = [
  "hostNotAllowed",
  "privateAddress",
  "unreachable",
  "redirected",
  "refused",
  "tooLarge",
  "tooSlow",
  "unusable",
] as const;
export type FetchFault = (typeof fetchFaults)[number];

/** Nothing was had from the address; asking again later may help. */
export class CannotFetch extends Error {
  readonly fault: FetchFault;

  constructor(fault: FetchFault, options?: ErrorOptions) {
    super(fault, options);
    this.name = "CannotFetch";
    this.fault = fault;
  }
}

/** Reads certificates, and asks their addresses about revocation. */
export interface TrustTools {
  /** Of a file in PEM, DER or PKCS #7. Throws `RuleBroken("trust.unreadable")`. */
  read(file: Uint8Array): Promise<CertificateFacts[]>;
  /** Throws `CannotFetch`. */
  fetch(question: RevocationQuestion, policy: FetchPolicy, now: Date): Promise<FetchedValue>;
}
