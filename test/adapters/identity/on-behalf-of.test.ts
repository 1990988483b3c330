import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AppIdentity } from "../../../src/adapters/identity/app-credential.ts";
import { openPersonsTokens } from "../../../src/adapters/identity/on-behalf-of.ts";
import { PersonNeeded, PersonsGraphAway } from "../../../src/ports/in-persons-name.ts";
import { TokenRefused } from "../../../src/ports/token-verifier.ts";
import type { EntraPeople } from "../../support/entra-people.ts";
import type { GraphDouble } from "../../support/graph-double/graph-double.ts";
import { makeAppCertificate } from "../../support/graph-double/tls-authority.ts";
import { openPeopleAtGraph } from "../../support/people-at-graph.ts";

const permissions = ["Calendars.ReadWrite"];
const person = "11111111-1111-4111-8111-111111111111";
const other = "22222222-2222-4222-8222-222222222222";

describe("A token for Graph in a person's name", function () {
  this.timeout(30_000);
  let people: EntraPeople;
  let double: GraphDouble;
  before(async () => {
    ({ people, double } = await openPeopleAtGraph());
  });
  beforeEach(() => {
    double.faults.clear();
    double.entra.people.demands = null;
    double.entra.people.exchanges = 0;
    double.entra.people.consented.add("Calendars.ReadWrite");
  });
  after(async () => {
    assert.deepEqual(double.complaints, []);
    await double.close();
  });

  const app = (
    credential: AppIdentity["credential"] = { kind: "password", password: double.entra.app.secret },
  ) => ({
    tenantId: people.tenantId,
    clientId: people.clientId,
    credential,
    loginUrl: double.origin,
    graphUrl: double.origin,
  });
  const tokenOf = async (
    claims: Readonly<Record<string, unknown>> = {},
    credential?: AppIdentity["credential"],
  ): Promise<string> => {
    const token = await people.tokenFor(person, claims);
    return openPersonsTokens(app(credential)).of({ directoryId: person, token }, permissions).token();
  };
  const claimsOf = (token: string): unknown =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

  it("is Graph's, says who it is and what was consented, by secret and by certificate", async () => {
    const { oid, scp, aud } = claimsOf(await tokenOf()) as Record<string, unknown>;
    assert.deepEqual([oid, scp, aud], [person, "Calendars.ReadWrite", double.origin]);
    const folder = await mkdtemp(path.join(tmpdir(), "vanthu-obo-"));
    const made = await makeAppCertificate();
    double.entra.app.certificate = made.certificate;
    const file = path.join(folder, "app.pem");
    await writeFile(file, made.key + made.certificate);
    await tokenOf({}, { kind: "certificate", path: file });
    await rm(folder, { recursive: true });
    await assert.rejects(tokenOf({}, { kind: "certificate", path: file }), {
      fault: "setUp",
      reason: "certificate",
    });
  });

  it("is kept for its person alone, asked for once however many ask, until it is about to end", async () => {
    let now = Date.now();
    const tokens = openPersonsTokens(app(), () => now);
    const of = async (id: string) =>
      tokens.of({ directoryId: id, token: await people.tokenFor(id) }, permissions);
    const [first, second, third] = [await of(person), await of(person), await of(other)];
    const [a, b] = await Promise.all([first.token(), second.token()]);
    assert.equal(a, b);
    const { oid } = claimsOf(await third.token()) as Record<string, unknown>;
    assert.equal(oid, other);
    assert.equal(double.entra.people.exchanges, 2);
    now += 3_400_000;
    await first.token();
    assert.equal(double.entra.people.exchanges, 3);
    first.drop();
    await second.token();
    assert.equal(double.entra.people.exchanges, 4);
  });

  it("asks for the consent that is missing, and for a sign-in that proves what a policy demands", async () => {
    double.entra.people.consented.clear();
    const needs = (act: string, claims: string | null) => (error: unknown) => {
      assert.ok(error instanceof PersonNeeded);
      assert.deepEqual([error.act, error.scopes, error.claims], [act, permissions, claims]);
      return true;
    };
    await assert.rejects(tokenOf(), needs("consent", null));
    double.entra.people.consented.add("Calendars.ReadWrite");
    const demands = '{"access_token":{"capolids":{"essential":true,"values":["a policy"]}}}';
    double.entra.people.demands = demands;
    await assert.rejects(tokenOf(), needs("signIn", demands));
    await tokenOf({ amr: ["pwd", "mfa"] });
  });

  it("tells a token that is over from one that was issued for another app, and what the app itself got wrong", async () => {
    const over = Math.floor(Date.now() / 1000) - 60;
    await assert.rejects(tokenOf({ exp: over }), (error) => error instanceof TokenRefused && error.expired);
    const wrong = (reason: string) => ({ fault: "setUp", reason });
    await assert.rejects(tokenOf({ aud: other }), wrong("AADSTS500131"));
    await assert.rejects(tokenOf({ tid: other }), wrong("AADSTS50027"));
    await assert.rejects(tokenOf({}, { kind: "password", password: "old" }), wrong("AADSTS7000215"));
  });

  it("says how long to wait when Entra is asked too much, and that it does not answer", async () => {
    const atToken = ({ path: at }: { path: string }) => at.includes("/oauth2/v2.0/token");
    double.faults.plan(atToken, { kind: "status", status: 429, retryAfter: 17 });
    await assert.rejects(tokenOf(), { fault: "throttled", retryAfter: 17 });
    double.faults.plan(atToken, { kind: "status", status: 502 });
    await assert.rejects(
      tokenOf(),
      (error) => error instanceof PersonsGraphAway && error.fault === "offline",
    );
  });

  it("is in no error that goes to the log", async () => {
    double.entra.people.consented.clear();
    const token = await people.tokenFor(person);
    const asked = openPersonsTokens(app()).of({ directoryId: person, token }, permissions);
    await assert.rejects(asked.token(), (error: Error) => {
      assert.ok(
        !JSON.stringify([error, error.message, error.stack, error.cause]).includes(token.slice(0, 40)),
      );
      return true;
    });
  });
});
