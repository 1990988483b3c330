/** Whom a token names: by the directory's object id (Entra), or one of our own sample people. */
export type VerifiedIdentity =
  | { readonly kind: "directory"; readonly directoryId: string }
  | { readonly kind: "person"; readonly personId: string };

/** Checks a bearer token in full: signature, algorithm, issuer, audience, tenant, times, subject and scope. */
export interface TokenVerifier {
  /** Throws `TokenRefused` for a token that does not prove who speaks, `TokenCheckUnavailable` when nobody can tell now. */
  verify(token: string): Promise<VerifiedIdentity>;
}

/** Signs tokens for the sample people of the embedded mode, checked by the same verifier as everybody's. */
export interface SampleIssuer {
  issue(personId: string): Promise<{ readonly token: string; readonly expiresInSeconds: number }>;
}

export class TokenRefused extends Error {
  /** For the log; never the token nor a claim of it. */
  readonly reason: string;
  readonly expired: boolean;

  constructor(reason: string, options: ErrorOptions & { readonly expired?: boolean } = {}) {
    super(`Token refused: ${reason}.`, options);
    this.name = "TokenRefused";
    this.reason = reason;
    this.expired = options.expired ?? false;
  }
}

/** The issuer's keys cannot be had. */
export class TokenCheckUnavailable extends Error {
  constructor(options: ErrorOptions = {}) {
    super("The issuer's keys cannot be read.", options);
    this.name = "TokenCheckUnavailable";
  }
}
