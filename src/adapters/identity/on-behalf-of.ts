import { OnBehalfOfCredential, type AccessToken, type TokenCredential } from "@azure/identity";
import { z } from "zod";
import { PersonNeeded, PersonsGraphAway, type PersonsProof } from "../../ports/in-persons-name.ts";
import { TokenRefused } from "../../ports/token-verifier.ts";
import type { Tokens } from "../archive/sharepoint/credential.ts";
import { retryAfter } from "../archive/sharepoint/graph.ts";
import { assertionOf, entraOptions, type AppIdentity } from "./app-credential.ts";

/** Tokens for Graph in people's names. */
export interface PersonsTokens {
  /** Those of one person, for these permissions (`Calendars.ReadWrite`). */
  of(proof: PersonsProof, permissions: readonly string[]): Tokens;
}

const freshMs = 300_000;
const mostKept = 5_000;

/**
 * Exchanges a person's token for the tab into one for Graph (OAuth 2.0 On-Behalf-Of). What was exchanged is kept in this
 * process's memory alone, per person and permission, until shortly before it ends; only who has just proved to be that
 * person reaches it. However many ask at once, one exchange is made. `now` is in milliseconds since 1970.
 */
export function openPersonsTokens(
  app: AppIdentity & { readonly graphUrl: string },
  now: () => number = () => Date.now(),
): PersonsTokens {
  const kept = new Map<string, Promise<AccessToken>>();

  async function fresh(key: string, exchange: () => Promise<AccessToken>): Promise<string> {
    const before = kept.get(key);
    const known = (await before?.catch(() => null)) ?? null;
    if (known !== null && known.expiresOnTimestamp - freshMs > now()) return known.token;
    if (kept.get(key) === before) kept.delete(key);
    const asked = kept.get(key) ?? exchange();
    kept.set(key, asked);
    const oldest = kept.keys().next();
    if (kept.size > mostKept && oldest.done !== true) kept.delete(oldest.value);
    try {
      return (await asked).token;
    } catch (error) {
      if (kept.get(key) === asked) kept.delete(key);
      throw error;
    }
  }

  return {
    of({ directoryId, token }, permissions) {
      const key = `${directoryId} ${permissions.join(" ")}`;
      return {
        token: () => fresh(key, () => exchanged(app, token, permissions)),
        drop: () => {
          kept.delete(key);
        },
      };
    },
  };
}

async function exchanged(
  app: AppIdentity & { readonly graphUrl: string },
  token: string,
  permissions: readonly string[],
): Promise<AccessToken> {
  const told: Told = { answer: null };
  try {
    const scopes = permissions.map((one) => `${app.graphUrl}/${one}`);
    return await credentialOf(app, token, told).getToken(scopes).then(orNothing);
  } catch (error) {
    throw inOurWords(told.answer, permissions, error);
  }
}

function orNothing(token: AccessToken | null): AccessToken {
  if (token === null) throw new Error("Entra gives no token.");
  return token;
}

/** The library's errors leave out what a person has to prove (`claims`), so Entra's answer is read on its way to it. */
interface Told {
  answer: { readonly status: number; readonly body: string; readonly retryAfter: number | null } | null;
}

function credentialOf(app: AppIdentity, userAssertionToken: string, told: Told): TokenCredential {
  const { tenantId, clientId, credential } = app;
  const base = {
    ...entraOptions(app),
    // A person waits: they are told to try again instead.
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ position: "perRetry" as const, policy: listening(told) }],
    tenantId,
    clientId,
    userAssertionToken,
  };
  switch (credential.kind) {
    case "password":
      return new OnBehalfOfCredential({ ...base, clientSecret: credential.password });
    case "certificate":
      return new OnBehalfOfCredential({ ...base, certificatePath: credential.path });
    case "managedIdentity":
      return new OnBehalfOfCredential({ ...base, getAssertion: assertionOf(credential.identityId) });
  }
}

interface Heard {
  readonly status: number;
  readonly bodyAsText?: string | null;
  readonly headers: { get(name: string): string | undefined };
}

function listening(told: Told) {
  return {
    name: "vanthuListening",
    async sendRequest<Q, A extends Heard>(request: Q, next: (request: Q) => Promise<A>): Promise<A> {
      const answer = await next(request);
      const after = new Headers({ "retry-after": answer.headers.get("retry-after") ?? "" });
      told.answer =
        answer.status < 400
          ? null
          : {
              status: answer.status,
              body: answer.bodyAsText ?? "",
              retryAfter: retryAfter(after),
            };
      return answer;
    },
  };
}

const refusal = z.object({
  error: z.string(),
  suberror: z.string().optional(),
  error_codes: z.array(z.number()).default([]),
  claims: z.string().max(4_000).optional(),
});

/** Codes of Entra (learn.microsoft.com, "Microsoft Entra authentication and authorization error codes"). */
const consentCodes = [65001, 65004, 90094, 90095];
/** The person's token is over, or will only begin. */
const timeCodes = [500133, 700024];
/** It was issued for another app, or by another tenant. */
const foreignCodes = [50013, 500131, 500132, 50027];

function inOurWords(answer: Told["answer"], permissions: readonly string[], error: unknown): Error {
  const said = answer === null ? undefined : refusal.safeParse(jsonOf(answer.body)).data;
  if (answer !== null && (answer.status === 429 || answer.status === 503))
    return new PersonsGraphAway("throttled", `HTTP ${answer.status}`, { retryAfter: answer.retryAfter });
  if (said === undefined) return withoutAnswer(error, answer?.status ?? null);
  const { error: kind, suberror, error_codes: codes, claims } = said;
  const has = (some: readonly number[]): boolean => codes.some((code) => some.includes(code));
  const asksPerson = kind === "invalid_grant" || kind === "interaction_required";
  if (has(timeCodes)) return new TokenRefused("expired", { expired: true });
  if (has(consentCodes) || suberror === "consent_required" || kind === "consent_required")
    return new PersonNeeded("consent", permissions, claims ?? null);
  if (asksPerson && !has(foreignCodes)) return new PersonNeeded("signIn", permissions, claims ?? null);
  return new PersonsGraphAway("setUp", codes[0] === undefined ? kind : `AADSTS${codes[0]}`);
}

/** Before anything was sent, as for a certificate that cannot be read, the system says why; else nobody answered. */
function withoutAnswer(error: unknown, status: number | null): PersonsGraphAway {
  const isFile = error instanceof Error && "syscall" in error && "path" in error;
  if (isFile) return new PersonsGraphAway("setUp", "certificate", { cause: error });
  return new PersonsGraphAway("offline", status === null ? "Entra" : `HTTP ${status}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page in place of Entra's answer.
    return null;
  }
}
