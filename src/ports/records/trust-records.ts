import type { LocalDate } from "../../domain/time/local-date.ts";
import type { RevocationQuestion } from "../signature-check.ts";

/**
 * What a certificate is believed for: people's and agencies' signatures, time-stamps, both, or only to build paths over
 * (`intermediate`: nothing is believed by it).
 */
export const trustPurposes = ["signing", "timeStamping", "both", "intermediate"] as const;
export type TrustPurpose = (typeof trustPurposes)[number];

/** A certificate on an agency's trust list. It stays there when it is taken out, so that it can be told when it held. */
export interface TrustedCertificateRecord {
  readonly id: string;
  readonly agencyId: string;
  /** SHA-256 of the certificate in hex. */
  readonly fingerprint: string;
  readonly purpose: TrustPurpose;
  readonly der: Uint8Array;
  /** Believed from that day on; to the end of the other one. */
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** Where the administrator has it from. */
  readonly source: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
  readonly removalReason: string | null;
  readonly version: number;
}

/** What an address answered, or is to be asked. */
export interface RevocationValueRecord extends RevocationQuestion {
  readonly value: Uint8Array | null;
  readonly fetchedAt: Date | null;
  readonly untilAt: Date | null;
  readonly dueAt: Date | null;
  readonly attempts: number;
  /** Why it could not be had when last asked. */
  readonly fault: string | null;
}

export interface TrustRecords {
  /** The whole list with what was taken out, oldest first. */
  certificates(agencyId: string): Promise<TrustedCertificateRecord[]>;
  certificate(id: string): Promise<TrustedCertificateRecord | null>;
  addCertificate(record: TrustedCertificateRecord): Promise<void>;
  /** Against the version before; false where somebody was first. */
  saveCertificate(record: TrustedCertificateRecord): Promise<boolean>;
  /** Agencies with any certificate on their list. */
  agencies(): Promise<string[]>;
  /** What a document needs that has been answered. */
  valuesOf(documentId: string): Promise<RevocationValueRecord[]>;
  values(keys: readonly string[]): Promise<RevocationValueRecord[]>;
  /** A document needs these answers. What is not known or not current any more is asked at `dueAt`. */
  need(
    document: { readonly documentId: string; readonly agencyId: string },
    questions: readonly RevocationQuestion[],
    dueAt: Date,
  ): Promise<void>;
  due(at: Date, limit: number): Promise<RevocationValueRecord[]>;
  /** Documents that need the answer. */
  neededBy(key: string): Promise<{ readonly documentId: string; readonly agencyId: string }[]>;
  answered(
    key: string,
    answer: Pick<RevocationValueRecord, "value" | "fetchedAt" | "untilAt">,
  ): Promise<void>;
  failed(key: string, failure: { readonly fault: string; readonly dueAt: Date }): Promise<void>;
}
