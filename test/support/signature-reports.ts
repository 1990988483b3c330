import type { FileReport, SignatureReport, SignerIdentity } from "../../src/domain/signatures/file-report.ts";

/** A signer as a certificate names one: 'O=…, CN=…'. */
export function signer(commonName: string, organization: string | null = null): SignerIdentity {
  const text = [...(organization === null ? [] : [`O=${organization}`]), `CN=${commonName}`].join(", ");
  return {
    commonName,
    organization,
    organizationalUnit: null,
    title: null,
    identifiers: [],
    text,
    issuer: "CN=Vanthu Test Root",
    serial: "01",
    fingerprint: "0".repeat(64),
  };
}

export function signature(part: Partial<SignatureReport> = {}): SignatureReport {
  return {
    field: "Ky1",
    revision: 1,
    signedLength: 1_000,
    kind: "person",
    integrity: part.conclusion === "TOTAL-FAILED" ? "broken" : "intact",
    conclusion: "TOTAL-PASSED",
    subIndication: null,
    signer: signer("Nguyễn Văn An"),
    signedAt: "2026-05-01T02:00:00.000Z",
    provenAt: null,
    algorithm: "ECDSA P-256 SHA256",
    changesAfter: [],
    findings: [],
    ...part,
  };
}

/** The report on a file with these signatures. */
export function report(signatures: readonly SignatureReport[], part: Partial<FileReport> = {}): FileReport {
  const worst =
    signatures.find((it) => it.conclusion === "TOTAL-FAILED") ??
    signatures.find((it) => it.conclusion === "INDETERMINATE") ??
    signatures[0];
  return {
    integrity: worst?.integrity ?? "none",
    conclusion: worst?.conclusion ?? "NO-SIGNATURE",
    subIndication: worst?.subIndication ?? null,
    revisions: Math.max(1, signatures.length),
    signatures,
    findings: [],
    ...part,
  };
}
