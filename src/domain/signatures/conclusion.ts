/** The result of a validation (ETSI EN 319 102-1, 5.1.3); the last where nothing is signed. */
export type Conclusion = "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED" | "NO-SIGNATURE";

/** Why it did not pass (ETSI EN 319 102-1, tables 5 and 6). */
export type SubIndication =
  | "FORMAT_FAILURE"
  | "HASH_FAILURE"
  | "SIG_CRYPTO_FAILURE"
  | "REVOKED"
  | "EXPIRED"
  | "NOT_YET_VALID"
  | "SIG_CONSTRAINTS_FAILURE"
  | "CHAIN_CONSTRAINTS_FAILURE"
  | "CERTIFICATE_CHAIN_GENERAL_FAILURE"
  | "CRYPTO_CONSTRAINTS_FAILURE"
  | "CRYPTO_CONSTRAINTS_FAILURE_NO_POE"
  | "TIMESTAMP_ORDER_FAILURE"
  | "NO_SIGNING_CERTIFICATE_FOUND"
  | "NO_CERTIFICATE_CHAIN_FOUND"
  | "REVOKED_NO_POE"
  | "REVOKED_CA_NO_POE"
  | "OUT_OF_BOUNDS_NO_POE"
  | "OUT_OF_BOUNDS_NOT_REVOKED"
  | "REVOCATION_OUT_OF_BOUNDS_NO_POE"
  | "NO_POE"
  | "TRY_LATER"
  | "SIGNED_DATA_NOT_FOUND";

/**
 * Of the bytes alone, trust and revocation aside. Intact: every signature verifies and all that changed afterwards is
 * permitted. Undecided: weak or unsupported algorithms, and what cannot be told. None: nothing is signed.
 */
export type Integrity = "intact" | "broken" | "undecided" | "none";

/** One thing that was found, by a code of the vocabulary in `contract/messages/signatures.ts`. */
export interface Finding {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

const order: Readonly<Record<Integrity, number>> = { none: 0, intact: 1, undecided: 2, broken: 3 };

/** The worst of them; `none` for an empty list. */
export function worstIntegrity(all: readonly Integrity[]): Integrity {
  return all.reduce<Integrity>((worst, it) => (order[it] > order[worst] ? it : worst), "none");
}
