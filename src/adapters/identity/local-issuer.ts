import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from "jose";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { SampleIssuer, TokenVerifier } from "../../ports/token-verifier.ts";
import { jwtVerifier, scope } from "./jwt-verifier.ts";

const issuer = "urn:vanthu:sample-sign-in";
const audience = "urn:vanthu";
/** Stands where Entra's tokens name their tenant. */
const tenantId = "sample";
const lifetimeSeconds = 12 * 3600;

const privateKey = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/**
 * Signs and checks tokens for the sample people, with a key pair of this data folder (made at the first start, readable
 * by its owner alone), so that a restart signs nobody out.
 */
export async function openLocalIssuer(
  folder: string,
  clock: Clock,
): Promise<{ issuer: SampleIssuer; verifier: TokenVerifier }> {
  const { d, ...publicPart } = await loadKey(folder);
  const kid = await calculateJwkThumbprint(publicPart);
  const signingKey = await importJWK({ ...publicPart, d }, "ES256");
  const keys = createLocalJWKSet({ keys: [{ ...publicPart, kid, alg: "ES256", use: "sig" }] });
  return {
    issuer: {
      async issue(personId) {
        const now = Math.floor(clock.now().getTime() / 1000);
        const token = await new SignJWT({ oid: personId, tid: tenantId, scp: scope })
          .setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
          .setIssuer(issuer)
          .setAudience(audience)
          .setIssuedAt(now)
          .setNotBefore(now)
          .setExpirationTime(now + lifetimeSeconds)
          .sign(signingKey);
        return { token, expiresInSeconds: lifetimeSeconds };
      },
    },
    verifier: jwtVerifier({
      keys,
      algorithm: "ES256",
      issuers: [issuer],
      audiences: [audience],
      tenantId,
      subject: "person",
    }),
  };
}

async function loadKey(folder: string): Promise<z.infer<typeof privateKey>> {
  const file = path.join(folder, "sample-sign-in.key.json");
  const kept = await readKey(file);
  if (kept !== null) return kept;
  await mkdir(folder, { recursive: true, mode: 0o750 });
  // Written whole under another name first: a crash never leaves half a key.
  const fresh = `${file}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify(privateKey.parse(await newKey())), { mode: 0o600 });
  // Of two servers that start at once the first one's key is the key of both.
  await link(fresh, file).catch((error: unknown) => {
    if (!hasCode(error, "EEXIST")) throw error;
  });
  await unlink(fresh);
  const made = await readKey(file);
  if (made === null) throw new Error("The key that was just made is gone.");
  return made;
}

async function readKey(file: string): Promise<z.infer<typeof privateKey> | null> {
  const kept = await readFile(file, "utf8").catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  });
  return kept === null ? null : privateKey.parse(JSON.parse(kept));
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

async function newKey(): Promise<JWK> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  return exportJWK(pair.privateKey);
}
