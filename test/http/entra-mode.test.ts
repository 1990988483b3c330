import assert from "node:assert/strict";
import { SignJWT, UnsecuredJWT, generateKeyPair } from "jose";
import { session, signInOptions } from "../../src/contract/session.ts";
import { apiClient, type ApiClient } from "../support/api-client.ts";
import { openEntraPeople, type EntraPeople } from "../support/entra-people.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

const tenantId = "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
const clientId = "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11";

describe("the server with Entra", () => {
  let server: TestServer;
  let stranger: ApiClient;
  before(async () => {
    server = await startTestServer({
      people: "none",
      env: {
        MICROSOFT_APP_ID: clientId,
        MICROSOFT_APP_TENANT_ID: tenantId,
        MICROSOFT_APP_PASSWORD: "not-a-real-one",
        VANTHU_SCANNER: "clamd",
        CLAMD_SOCKET: "/nowhere/clamd.ctl",
        VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
      },
    });
    stranger = apiClient(`http://127.0.0.1:${server.port}`, null);
  });
  after(() => server.stop());

  it("says where people sign in, and knows no sample people", async () => {
    assert.deepEqual(await stranger.get("/api/sign-in", signInOptions), {
      mode: "entra",
      clientId,
      tenantId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
    });
    const body = { personId: "00000000-0000-4000-8000-000000000000" };
    const refusal = await stranger.refused("POST", "/api/sign-in/sample", body);
    assert.deepEqual([refusal.status, refusal.code], [404, "access.sample-only"]);
    assert.equal((await server.services.store.read.organisation.agenciesHere()).length, 0);
  });

  it("has no other way in than a token of the tenant", async () => {
    const { privateKey } = await generateKeyPair("ES256");
    const forged = await new SignJWT({ oid: clientId, tid: tenantId, scp: "access_as_user" })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer("urn:vanthu:sample-sign-in")
      .setAudience("urn:vanthu")
      .setIssuedAt()
      .setNotBefore(0)
      .setExpirationTime("1h")
      .sign(privateKey);
    const refusal = await apiClient(`http://127.0.0.1:${server.port}`, forged).refused("GET", "/api/session");
    assert.deepEqual([refusal.status, refusal.code], [401, "access.token-refused"]);
  });

  it("tells browsers to come by TLS alone", async () => {
    const { headers } = await stranger.request("GET", "/api/sign-in");
    assert.match(headers.get("strict-transport-security") ?? "", /max-age=/);
  });

  it("refuses what comes to the bot without the channel's token", async () => {
    const activity = { type: "message", text: "help", serviceUrl: "https://smba.trafficmanager.net/" };
    const response = await stranger.request("POST", "/api/messages", activity);
    assert.ok([400, 401].includes(response.status), String(response.status));
  });
});

describe("a person's token at the server", () => {
  let entra: EntraPeople;
  let server: TestServer;
  let clerk: string;
  before(async () => {
    entra = await openEntraPeople();
    server = await startTestServer({
      env: {
        MICROSOFT_APP_ID: entra.clientId,
        MICROSOFT_APP_TENANT_ID: entra.tenantId,
        MICROSOFT_APP_PASSWORD: "not-a-real-one",
        VANTHU_SCANNER: "clamd",
        CLAMD_SOCKET: "/nowhere/clamd.ctl",
        VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
      },
      start: { fetchKeys: entra.fetchKeys },
    });
    clerk = server.people.actors.clerk.personId;
  });
  after(() => server.stop());

  const as = (token: string) => apiClient(`http://127.0.0.1:${server.port}`, token);
  const now = Math.floor(Date.now() / 1000);
  const other = "11111111-2222-4333-8444-555555555555";
  const of = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;

  it("lets in who it names", async () => {
    const { person } = await as(await entra.tokenFor(clerk)).get("/api/session", session);
    assert.equal(person.id, clerk);
  });

  const bad: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ["for another audience", { aud: other }],
    ["that another app got for Graph", { aud: "https://graph.microsoft.com", appid: other }],
    ["of the bot's channel", { iss: "https://api.botframework.com", serviceurl: "https://smba.example/" }],
    ["of another tenant's issuer", { iss: of(other), tid: other }],
    ["of another tenant", { tid: other }],
    ["that has expired", { iat: now - 7200, nbf: now - 7200, exp: now - 3600 }],
    ["that holds only later", { nbf: now + 3600, exp: now + 7200 }],
    ["of an app as such", { scp: null, roles: ["access_as_application"] }],
    ["without an end", { exp: null }],
  ];
  for (const [what, claims] of bad) {
    it(`is refused ${what}: 401, whatever is asked`, async () => {
      const token = await entra.tokenFor(clerk, claims);
      for (const path of ["/api/session", "/api/work?bucket=toHandle"])
        assert.equal((await as(token).refused("GET", path)).status, 401, path);
    });
  }

  it("is refused without a signature, and with one by another key under the same name", async () => {
    const claims = { oid: clerk, tid: entra.tenantId, scp: "access_as_user" };
    const unsigned = new UnsecuredJWT(claims).setIssuer(of(entra.tenantId)).setAudience(entra.clientId);
    const { privateKey } = await generateKeyPair("RS256");
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "people" })
      .setIssuer(of(entra.tenantId))
      .setAudience(entra.clientId)
      .setIssuedAt()
      .setNotBefore(0)
      .setExpirationTime("1h")
      .sign(privateKey);
    for (const token of [unsigned.setExpirationTime("1h").encode(), forged])
      assert.equal((await as(token).refused("GET", "/api/session")).status, 401);
  });

  it("names somebody who is nobody here: 403, not who they are", async () => {
    const refusal = await as(await entra.tokenFor(other)).refused("GET", "/api/session");
    assert.equal(refusal.status, 403);
  });
});
