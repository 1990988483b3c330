import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from "jose";
import { entraVerifier } from "../../../src/adapters/identity/entra-verifier.ts";
import { openLocalIssuer } from "../../../src/adapters/identity/local-issuer.ts";
import { systemClock } from "../../../src/adapters/clock-and-ids/system-clock.ts";
import { TokenCheckUnavailable, TokenRefused } from "../../../src/ports/token-verifier.ts";
import { later } from "../../support/later.ts";

const tenantId = "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";
const clientId = "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11";
const applicationIdUri = `api://vanthu.example.vn/${clientId}`;
const oid = "3b1e7b5a-9d6e-4a0d-8b36-5f0c9f8f2d10";

interface Pair {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly jwk: JWK;
}

async function pair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { kid, key: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" } };
}

interface Changes {
  readonly claims?: Record<string, unknown>;
  readonly without?: string;
  readonly kid?: string;
}

function token({ key, kid }: Pair, { claims = {}, without, kid: otherKid }: Changes = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const all: Record<string, unknown> = {
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid,
    scp: "openid access_as_user",
    iat: now - 10,
    nbf: now - 10,
    exp: now + 3600,
    ...claims,
  };
  if (without !== undefined) Reflect.deleteProperty(all, without);
  return new SignJWT(all).setProtectedHeader({ alg: "RS256", kid: otherKid ?? kid }).sign(key);
}

describe("a bearer token of Entra", () => {
  let first: Pair;
  let published: JWK[];
  let fetches: number;
  let down: boolean;
  const verifier = () =>
    entraVerifier({
      tenantId,
      clientId,
      applicationIdUri,
      fetchKeys: async (url) => {
        fetches += 1;
        assert.equal(url, `https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`);
        if (down) throw new TypeError("fetch failed");
        return Response.json({ keys: published });
      },
    });

  before(async () => {
    first = await pair("first");
  });
  beforeEach(() => {
    published = [first.jwk];
    fetches = 0;
    down = false;
  });

  it("names the person by the directory's object id, for v2 tokens and v1 tokens", async () => {
    const check = verifier();
    assert.deepEqual(await check.verify(await token(first)), { kind: "directory", directoryId: oid });
    const v1 = { iss: `https://sts.windows.net/${tenantId}/`, aud: applicationIdUri };
    assert.deepEqual(await check.verify(await token(first, { claims: v1 })), {
      kind: "directory",
      directoryId: oid,
    });
    assert.equal(fetches, 1, "the issuer's keys are kept");
  });

  it("knows a guest of the tenant (R22) by the object id here, whatever the home tenant says of name and address", async () => {
    const home = { idp: "https://sts.windows.net/99999999-2222-4333-8444-555555555555/", acct: 1 };
    const said = {
      email: "clerk@here.example",
      preferred_username: "clerk@here.example",
      upn: "clerk@here.example",
    };
    const signed = await token(first, { claims: { ...home, ...said } });
    assert.deepEqual(await verifier().verify(signed), { kind: "directory", directoryId: oid });
    const fromHome = { ...home, tid: "99999999-2222-4333-8444-555555555555" };
    await assert.rejects(verifier().verify(await token(first, { claims: fromHome })), /another tenant/u);
  });

  const now = Math.floor(Date.now() / 1000);
  const other = "11111111-2222-4333-8444-555555555555";
  const refused: readonly [string, Changes][] = [
    ["of another issuer", { claims: { iss: "https://evil.example/v2.0" } }],
    ["of another tenant's issuer", { claims: { iss: `https://login.microsoftonline.com/${other}/v2.0` } }],
    ["of another tenant", { claims: { tid: other } }],
    ["for another audience", { claims: { aud: other } }],
    ["for Graph", { claims: { aud: "https://graph.microsoft.com" } }],
    ["that has expired", { claims: { exp: now - 120 } }],
    ["that holds only later", { claims: { nbf: now + 3600 } }],
    ["of an app as such, without a scope", { without: "scp" }],
    ["for another scope", { claims: { scp: "User.Read access_as_user_admin" } }],
    ["without the person's object id", { without: "oid" }],
    ["without a tenant", { without: "tid" }],
    ["without an expiry", { without: "exp" }],
    ["without a beginning", { without: "nbf" }],
    ["signed with a key that is not published", { kid: "unknown" }],
  ];
  for (const [what, changes] of refused) {
    it(`is refused ${what}`, async () => {
      await assert.rejects(verifier().verify(await token(first, changes)), TokenRefused);
    });
  }

  it("is refused with a wrong signature, another algorithm or none", async () => {
    const check = verifier();
    const impostor = await pair("first");
    await assert.rejects(check.verify(await token(impostor)), TokenRefused);
    const symmetric = await new SignJWT({ oid, tid: tenantId, scp: "access_as_user" })
      .setProtectedHeader({ alg: "HS256", kid: "first" })
      .sign(new TextEncoder().encode(JSON.stringify(first.jwk)));
    await assert.rejects(check.verify(symmetric), TokenRefused);
    await assert.rejects(check.verify(new UnsecuredJWT({ oid }).encode()), TokenRefused);
    const [head, , signature] = (await token(first)).split(".");
    const forged = Buffer.from(JSON.stringify({ oid, tid: tenantId, scp: "access_as_user" })).toString(
      "base64url",
    );
    await assert.rejects(check.verify(`${head}.${forged}.${signature}`), TokenRefused);
    for (const rubbish of ["", "x", "a.b.c"]) await assert.rejects(check.verify(rubbish), TokenRefused);
  });

  it("says when it has expired, and keeps no claim of it", async () => {
    const expired = await token(first, { claims: { exp: now - 120, name: "Bí mật" } });
    await assert.rejects(verifier().verify(expired), (error) => {
      assert.ok(error instanceof TokenRefused && error.expired);
      assert.equal(error.cause, undefined);
      return !JSON.stringify(error).includes("Bí mật");
    });
  });

  it("is checked with the new key when the issuer has changed its keys", async () => {
    const second = await pair("second");
    const check = verifier();
    await check.verify(await token(first));
    published = [second.jwk];
    const signed = await token(second);
    await later(31_000, () => check.verify(signed));
    assert.equal(fetches, 2);
  });

  it("is checked with the old key as long as it is published, and no longer", async () => {
    const second = await pair("second");
    const check = verifier();
    published = [first.jwk, second.jwk];
    await check.verify(await token(second));
    await check.verify(await token(first));
    published = [second.jwk];
    const halfADay = 12 * 3_600_000 + 1;
    const old = await token(first, { claims: { exp: now + 90_000 } });
    await later(halfADay, () => assert.rejects(check.verify(old), TokenRefused));
    assert.equal(fetches, 2);
  });

  it("does not ask for the keys again for each token that names an unknown one", async () => {
    const check = verifier();
    for (let n = 0; n < 10; n += 1)
      await assert.rejects(check.verify(await token(first, { kid: `unknown-${n}` })), TokenRefused);
    assert.equal(fetches, 1);
  });

  it("cannot be judged while the issuer's keys are out of reach: neither yes nor no", async () => {
    down = true;
    await assert.rejects(verifier().verify(await token(first)), TokenCheckUnavailable);
  });
});

describe("the sample sign-in", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-identity-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("signs for a person and checks what it signed, also after a restart", async () => {
    const { issuer, verifier } = await openLocalIssuer(folder, systemClock);
    const { token: signed, expiresInSeconds } = await issuer.issue(oid);
    assert.equal(expiresInSeconds, 43_200);
    assert.deepEqual(await verifier.verify(signed), { kind: "person", personId: oid });
    const again = await openLocalIssuer(folder, systemClock);
    assert.deepEqual(await again.verifier.verify(signed), { kind: "person", personId: oid });
  });

  it("keeps its key for its owner alone", async () => {
    await openLocalIssuer(folder, systemClock);
    const [name = ""] = await readdir(folder);
    if (process.platform !== "win32") assert.equal((await stat(path.join(folder, name))).mode & 0o777, 0o600);
  });

  it("does not believe the key of another data folder, nor an old token", async () => {
    const { verifier } = await openLocalIssuer(folder, systemClock);
    const elsewhere = await openLocalIssuer(path.join(folder, "other"), systemClock);
    await assert.rejects(verifier.verify((await elsewhere.issuer.issue(oid)).token), TokenRefused);
    const yesterday = { now: () => new Date(Date.now() - 24 * 3_600_000) };
    const old = await (await openLocalIssuer(folder, yesterday)).issuer.issue(oid);
    await assert.rejects(verifier.verify(old.token), (e) => e instanceof TokenRefused && e.expired);
  });
});
