import assert from "node:assert/strict";
import { SignJWT, generateKeyPair } from "jose";
import { signInOptions } from "../../src/contract/session.ts";
import { apiClient, type ApiClient } from "../support/api-client.ts";
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
