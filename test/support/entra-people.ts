import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT, type FetchImplementation, type JSONWebKeySet } from "jose";
import type { BrowserContext, Route } from "playwright-core";

/** Entra for people: its published keys, tokens by them, and the pages by which a browser signs in. */
export interface EntraPeople {
  readonly tenantId: string;
  readonly clientId: string;
  /** By which its tokens are signed, as it publishes them. */
  readonly keys: JSONWebKeySet;
  /** For the server, in the place of the network. */
  readonly fetchKeys: FetchImplementation;
  /** A token for the tab, as Teams and MSAL get it; `claims` replace what it says, null leaves one out. */
  tokenFor(directoryId: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Whoever comes to Entra's page in this window is signed in as this person; null: they give up. */
  signsIn(
    context: BrowserContext,
    directoryId: string | null,
    /** Hears what Entra's page was opened with. */
    onAsked?: (asked: URLSearchParams) => void,
  ): Promise<void>;
  /** Prompts that Entra's page was opened with; "" where none was named. */
  readonly prompts: string[];
}

const login = "https://login.microsoftonline.com";

export async function openEntraPeople(): Promise<EntraPeople> {
  const tenantId = crypto.randomUUID();
  const clientId = crypto.randomUUID();
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid: "people", use: "sig", alg: "RS256" };
  const prompts: string[] = [];
  const issuer = `${login}/${tenantId}/v2.0`;

  function signed(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: issuer, aud: clientId, tid: tenantId, iat: now - 10, nbf: now - 10, exp: now + 3600 };
    const said = Object.entries({ ...all, ...claims }).filter(([, value]) => value !== null);
    return new SignJWT(Object.fromEntries(said))
      .setProtectedHeader({ alg: "RS256", kid: "people", typ: "JWT" })
      .sign(privateKey);
  }
  const tokenFor: EntraPeople["tokenFor"] = (oid, claims = {}) =>
    signed({ oid, scp: "access_as_user", ...claims });

  return {
    tenantId,
    clientId,
    prompts,
    keys: { keys: [published] },
    fetchKeys: () => Promise.resolve(Response.json({ keys: [published] })),
    tokenFor,
    async signsIn(context, directoryId, onAsked) {
      const codes = new Map<string, { readonly nonce: string; readonly challenge: string }>();
      await context.route(`${login}/**`, async (route) => {
        const url = new URL(route.request().url());
        if (url.pathname.endsWith("/authorize")) return authorize(route, url.searchParams);
        if (url.pathname.endsWith("/token")) return redeem(route);
        return route.abort();
      });

      async function authorize(route: Route, asked: URLSearchParams): Promise<void> {
        prompts.push(asked.get("prompt") ?? "");
        onAsked?.(asked);
        const back = new URLSearchParams({ state: asked.get("state") ?? "" });
        if (directoryId === null) back.set("error", "access_denied");
        else {
          const code = crypto.randomUUID();
          codes.set(code, { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "" });
          back.set("code", code);
          back.set("client_info", encoded({ uid: directoryId, utid: tenantId }));
        }
        const address = JSON.stringify(`${asked.get("redirect_uri") ?? ""}#${back.toString()}`);
        await route.fulfill({
          contentType: "text/html",
          body: `<script>location.replace(${address})</script>`,
        });
      }

      async function redeem(route: Route): Promise<void> {
        const form = new URLSearchParams(route.request().postData() ?? "");
        const begun = codes.get(form.get("code") ?? "");
        const proof = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        const headers = { "access-control-allow-origin": "*" };
        if (begun === undefined || begun.challenge !== proof || directoryId === null)
          return route.fulfill({ status: 400, headers, json: { error: "invalid_grant" } });
        const person = {
          oid: directoryId,
          sub: directoryId,
          preferred_username: "lan@example.vn",
          name: "Lan",
        };
        return route.fulfill({
          headers,
          json: {
            token_type: "Bearer",
            expires_in: 3600,
            scope: `${clientId}/access_as_user openid profile`,
            access_token: await tokenFor(directoryId),
            refresh_token: "only for the double",
            id_token: await signed({ ...person, nonce: begun.nonce, ver: "2.0" }),
            client_info: encoded({ uid: directoryId, utid: tenantId }),
          },
        });
      }
    },
  };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
