import { createHmac, timingSafeEqual, X509Certificate } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { jwtVerify } from "jose";

import { onBehalfOf, PeopleModel, type Exchange } from "./people-model.ts";

export interface EntraApp {
  readonly tenantId: string;
  readonly clientId: string;
  secret: string;
  /** PEM; null: none was uploaded. */
  certificate: string | null;
  /** A federated credential: the token of a managed identity that stands for the app; null: none was set up. */
  trusts: string | null;
  /** What an administrator consented to. */
  roles: readonly string[];
  tokenSeconds: number;
}

/** The standard's name, and the one that MSAL says. */
const deviceGrants = ["urn:ietf:params:oauth:grant-type:device_code", "device_code"];
const key = "the double signs with this";

/** Entra's token endpoint, for an app that signs in as itself. */
export class EntraDouble {
  readonly app: EntraApp;
  audience: string;
  origin = "";
  issued = 0;
  /** The code that was asked for last, and what for; a test signs in with it. */
  device: { readonly code: string; readonly scope: string; isSignedIn: boolean } | null = null;
  readonly people = new PeopleModel();

  constructor(app: EntraApp, audience: string) {
    this.app = app;
    this.audience = audience;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", this.origin).pathname;
    const tenant = path.split("/")[1] ?? "";
    if (path.endsWith("/.well-known/openid-configuration")) return json(response, 200, this.metadata(tenant));
    if (path.endsWith("/discovery/instance")) return json(response, 200, {});
    if (path.endsWith("/discovery/v2.0/keys")) return json(response, 200, { keys: [{ kty: "RSA" }] });
    if (request.method === "POST" && path.endsWith("/oauth2/v2.0/devicecode"))
      return tenant !== this.app.tenantId
        ? refuse(response, 400, "invalid_request", "AADSTS90002")
        : json(response, 200, this.deviceCode(new URLSearchParams(await text(request))));
    if (request.method !== "POST" || !path.endsWith("/oauth2/v2.0/token"))
      return refuse(response, 404, "not_found", "AADSTS900023");
    const form = new URLSearchParams(await text(request));
    if (deviceGrants.includes(form.get("grant_type") ?? "")) return this.answerDevice(form, response);
    const wrong = tenant === this.app.tenantId ? await this.whatIsWrong(form) : "AADSTS90002";
    if (wrong !== null)
      return refuse(response, wrong === "AADSTS700016" ? 400 : 401, "invalid_client", wrong);
    if (form.get("grant_type") === onBehalfOf) return this.exchange(form, response);
    this.issued += 1;
    json(response, 200, {
      token_type: "Bearer",
      expires_in: this.app.tokenSeconds,
      ext_expires_in: this.app.tokenSeconds,
      access_token: this.token(form.get("scope") ?? ""),
    });
  }

  private async exchange(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const { clientId, tenantId, tokenSeconds } = this.app;
    const done: Exchange = await this.people.exchange(form, clientId, tenantId);
    if ("error" in done) {
      const { error, code, ...more } = done;
      return refuse(response, 400, error, code, more);
    }
    const { personId: oid, scopes } = done;
    const scp = scopes.join(" ");
    json(response, 200, {
      token_type: "Bearer",
      expires_in: tokenSeconds,
      ext_expires_in: tokenSeconds,
      scope: scopes.map((one) => `${this.audience}/${one}`).join(" "),
      access_token: this.signed({ aud: this.audience, oid, scp }, tokenSeconds),
    });
  }

  /** Who asks for a code, and what they ask to be allowed; a person enters the code on another screen. */
  private deviceCode(form: URLSearchParams): Record<string, unknown> {
    this.device = { code: crypto.randomUUID(), scope: form.get("scope") ?? "", isSignedIn: false };
    return {
      user_code: "VNT4TEST7",
      device_code: this.device.code,
      verification_uri: "https://microsoft.com/devicelogin",
      expires_in: 900,
      interval: 1,
      message: "",
    };
  }

  private answerDevice(form: URLSearchParams, response: ServerResponse): void {
    if (form.get("device_code") !== this.device?.code)
      return refuse(response, 400, "bad_verification_code", "AADSTS70000");
    if (!this.device.isSignedIn) return refuse(response, 400, "authorization_pending", "AADSTS70016");
    json(response, 200, {
      token_type: "Bearer",
      scope: this.device.scope,
      expires_in: this.app.tokenSeconds,
      access_token: this.administratorToken(),
    });
  }

  private async whatIsWrong(form: URLSearchParams): Promise<string | null> {
    if (form.get("client_id") !== this.app.clientId) return "AADSTS700016";
    if (!["client_credentials", onBehalfOf].includes(form.get("grant_type") ?? "")) return "AADSTS70003";
    const assertion = form.get("client_assertion");
    if (assertion === null) return form.get("client_secret") === this.app.secret ? null : "AADSTS7000215";
    if (assertion === this.app.trusts) return null;
    if (this.app.certificate === null) return "AADSTS700027";
    try {
      const { publicKey } = new X509Certificate(this.app.certificate);
      // Clocks differ a little, and MSAL rounds to the next second.
      await jwtVerify(assertion, publicKey, { subject: this.app.clientId, clockTolerance: 300 });
      return null;
    } catch {
      // Signed with another key, or for somebody else.
      return "AADSTS700027";
    }
  }

  token(scope: string, seconds = this.app.tokenSeconds): string {
    const { clientId: appid, roles } = this.app;
    return this.signed({ aud: scope.replace(/\/\.default$/u, ""), appid, roles }, seconds);
  }

  /** Of an administrator who signed in, in whose name Graph is asked. */
  administratorToken(): string {
    return this.signed({ aud: this.audience, scp: "Application.ReadWrite.All" }, this.app.tokenSeconds);
  }

  private signed(claims: Readonly<Record<string, unknown>>, seconds: number): string {
    const { tenantId: tid } = this.app;
    const exp = Math.floor(Date.now() / 1000) + seconds;
    const body = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded({ ...claims, tid, exp })}`;
    return `${body}.${signature(body)}`;
  }

  /** Null where the token is this tenant's, for Graph, and not over. */
  whyNot(header: string | undefined): string | null {
    const token = /^Bearer (.+)$/u.exec(header ?? "")?.[1];
    if (token === undefined) return "Access token is empty.";
    const [head = "", claims = "", sign = ""] = token.split(".");
    const right = Buffer.from(signature(`${head}.${claims}`));
    const given = Buffer.from(sign);
    if (right.length !== given.length || !timingSafeEqual(right, given)) return "Invalid signature.";
    const { aud, tid, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<
      string,
      unknown
    >;
    if (aud !== this.audience) return "Invalid audience.";
    if (tid !== this.app.tenantId) return "Invalid tenant.";
    return Number(exp) * 1000 > Date.now() ? null : "Lifetime validation failed, the token is expired.";
  }

  private metadata(tenant: string): Record<string, unknown> {
    const base = `${this.origin}/${tenant}`;
    return {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      issuer: `${base}/v2.0`,
    };
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = (body: string): string => createHmac("sha256", key).update(body).digest("base64url");

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(
  response: ServerResponse,
  status: number,
  error: string,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  json(response, status, {
    error,
    error_description: `${code}: as the double was told. Trace ID: 0 Timestamp: ${new Date().toISOString()}`,
    error_codes: [Number(code.replace(/\D/gu, ""))],
    ...more,
  });
}
