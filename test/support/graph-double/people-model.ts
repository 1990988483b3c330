import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from "jose";

export const onBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** What Entra says to an exchange: a person's permissions, or what is in the way. */
export type Exchange =
  | { readonly personId: string; readonly scopes: readonly string[] }
  | {
      readonly error: string;
      readonly code: string;
      readonly suberror?: string;
      readonly claims?: string;
    };

/** Tokens of people, exchanged for others in their name (Microsoft Learn, "OAuth 2.0 On-Behalf-Of flow"). */
export class PeopleModel {
  /** By which tokens of people are signed. */
  keys: JSONWebKeySet = { keys: [] };
  /** Permissions of Graph to which everybody has consented. */
  readonly consented = new Set<string>();
  /** What a policy wants to have proved (`claims`), and a token that proves nothing of it lacks; null: nothing. */
  demands: string | null = null;
  exchanges = 0;

  async exchange(form: URLSearchParams, clientId: string, tenantId: string): Promise<Exchange> {
    if (form.get("requested_token_use") !== "on_behalf_of")
      return { error: "invalid_request", code: "AADSTS900144" };
    const read = await this.read(form.get("assertion") ?? "", clientId, tenantId);
    if ("error" in read) return read;
    const scopes = (form.get("scope") ?? "")
      .split(" ")
      .flatMap((one) => /^https:.*\/([^/]+)$/u.exec(one)?.[1] ?? []);
    if (!scopes.every((one) => this.consented.has(one)))
      return { error: "invalid_grant", suberror: "consent_required", code: "AADSTS65001" };
    if (this.demands !== null && !read.methods.includes("mfa"))
      return {
        error: "interaction_required",
        suberror: "basic_action",
        code: "AADSTS50076",
        claims: this.demands,
      };
    this.exchanges += 1;
    return { personId: read.personId, scopes };
  }

  private async read(
    assertion: string,
    clientId: string,
    tenantId: string,
  ): Promise<Extract<Exchange, { error: string }> | { personId: string; methods: unknown[] }> {
    const wrong = (code: string) => ({ error: "invalid_grant", code });
    try {
      const { payload } = await jwtVerify(assertion, createLocalJWKSet(this.keys), { audience: clientId });
      if (payload["tid"] !== tenantId) return wrong("AADSTS50027");
      return {
        personId: String(payload["oid"]),
        methods: Array.isArray(payload["amr"]) ? payload["amr"] : [],
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return wrong("AADSTS500133");
      if (error instanceof errors.JWTClaimValidationFailed) return wrong("AADSTS500131");
      return wrong("AADSTS50013");
    }
  }
}
