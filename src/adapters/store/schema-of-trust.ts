export interface TrustTables {
  trusted_certificate: TrustedCertificateTable;
  revocation_value: RevocationValueTable;
  revocation_need: RevocationNeedTable;
}

interface TrustedCertificateTable {
  id: string;
  agency_id: string;
  /** SHA-256 of the certificate in hex. */
  fingerprint: string;
  purpose: string;
  /** Base64. */
  der: string;
  valid_from: string;
  valid_to: string | null;
  source: string | null;
  added_by: string;
  added_at: Date;
  removed_by: string | null;
  removed_at: Date | null;
  removal_reason: string | null;
  version: number;
}

interface RevocationValueTable {
  /** SHA-256 in hex of what is asked where. */
  value_key: string;
  kind: string;
  address: string;
  /** Base64, of an OCSP request. */
  request: string | null;
  /** Base64, as last answered. */
  value: string | null;
  value_hash: string | null;
  fetched_at: Date | null;
  /** So long the answer says that it may be used. */
  until_at: Date | null;
  /** When it is to be asked; null while nobody needs it anew. */
  due_at: Date | null;
  attempts: number;
  fault: string | null;
}

interface RevocationNeedTable {
  document_id: string;
  value_key: string;
  agency_id: string;
}
