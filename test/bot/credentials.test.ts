import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { credentialsOf } from "../../bot/channel/credentials-of.ts";
import { isLoopbackAddress, isLoopbackUrl } from "../../bot/loopback.ts";
import type { BotCredential } from "../../bot/settings.ts";
import { uuid } from "./sample-documents.ts";

const entra = (credential: BotCredential, appId = uuid(1), tenantId = uuid(2)) =>
  credentialsOf({ mode: "entra", appId, tenantId, credential });

describe("Who the bot says it is", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const kinds: readonly BotCredential[] = [
    { kind: "secret", secret: "only for the test" },
    { kind: "certificate", thumbprint: "A".repeat(40), privateKey },
    { kind: "managedIdentity", identityId: uuid(4) },
  ];
  for (const credential of kinds) {
    it(`never switches the check of tokens off with a ${credential.kind}, and knows its own app alone`, async () => {
      const factory = entra(credential);
      assert.ok(!(await factory.isAuthenticationDisabled()));
      assert.equal(await factory.isValidAppId(uuid(1)), true);
      assert.equal(await factory.isValidAppId(uuid(3)), false);
    });

    it(`refuses a ${credential.kind} without an app id or a tenant: the SDK would check nobody`, () => {
      assert.throws(() => entra(credential, " "), /app id/u);
      assert.throws(() => entra(credential, uuid(1), ""), /tenant/u);
    });
  }

  it("checks nobody only in the embedded mode", async () => {
    assert.equal(
      await credentialsOf({ mode: "embedded", sampleTenantId: uuid(2) }).isAuthenticationDisabled(),
      true,
    );
  });
});

describe("This machine", () => {
  it("is known by its addresses, not by names that end like them", () => {
    for (const address of ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
      assert.ok(isLoopbackAddress(address));
    for (const address of ["10.0.0.1", "::ffff:10.0.0.1", "127.0.0.1.evil", undefined])
      assert.ok(!isLoopbackAddress(address));
    for (const url of ["http://localhost:1/x", "http://127.0.0.1/", "http://[::1]:3/"])
      assert.ok(isLoopbackUrl(url));
    for (const url of [
      "http://localhost.evil/",
      "http://127.0.0.1.evil/",
      "x",
      "http://127.0.0.1@evil.example/",
    ])
      assert.ok(!isLoopbackUrl(url), url);
  });
});
