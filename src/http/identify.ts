import type { Request } from "express";
import { z } from "zod";
import type { Actor } from "../domain/people/actor.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { WhoseId } from "../ports/records/people-records.ts";
import type { PersonsProof } from "../ports/in-persons-name.ts";
import type { Services } from "../ports/services.ts";
import { TokenRefused, type TokenVerifier } from "../ports/token-verifier.ts";
import { identifyByDirectoryId, identifyPerson } from "../usecases/people/identify-actor.ts";
import type { RateLimit } from "./rate-limit.ts";
import { factsOf } from "./request-facts.ts";
import { parsed } from "./shape-problems.ts";

export interface Limits {
  /** A person's requests. */
  readonly people: RateLimit;
  /** An address's requests that name nobody, and its tokens that prove nothing. */
  readonly strangers: RateLimit;
}

export const idHeader = z.uuid().toLowerCase().optional();

/** Whose token it is. Throws `access.sign-in`, `TokenRefused`, `access.too-many-requests`. */
export async function whoseToken(
  request: Request,
  verifier: TokenVerifier,
  limits: Limits,
): Promise<WhoseId> {
  const address = request.ip ?? "";
  allow(limits.strangers.peek(address));
  const token = tokenOf(request);
  if (token === undefined) throw new RuleBroken("access.sign-in");
  const identity = await verifier.verify(token).catch((error: unknown) => {
    if (error instanceof TokenRefused && !error.expired) limits.strangers.take(address);
    throw error;
  });
  allow(limits.people.take(identity.kind === "person" ? identity.personId : identity.directoryId));
  return identity.kind === "person" ? { personId: identity.personId } : { directoryId: identity.directoryId };
}

/**
 * Who speaks, with the rights that hold now: nothing is remembered from an earlier request, so that a change of rights
 * counts at once. Throws `access.sign-in`, `TokenRefused`, `access.too-many-requests` and what the use case throws.
 */
export async function whoSpeaks(
  request: Request,
  services: Pick<Services, "store" | "clock">,
  verifier: TokenVerifier,
  limits: Limits,
): Promise<Actor> {
  const who = await whoseToken(request, verifier, limits);
  const choice = {
    agencyId: parsed(idHeader, request.get("x-agency")),
    onBehalfOf: parsed(idHeader, request.get("x-on-behalf-of")),
  };
  const actor =
    "personId" in who
      ? await identifyPerson(services, { ...who, ...choice })
      : await identifyByDirectoryId(services, { ...who, ...choice });
  factsOf(request).personId = actor.personId;
  return actor;
}

/** With what Entra lets the app ask Graph for who speaks; null for sample people. Only after `whoSpeaks`. */
export async function proofOf(request: Request, verifier: TokenVerifier): Promise<PersonsProof | null> {
  const token = tokenOf(request);
  if (token === undefined) throw new RuleBroken("access.sign-in");
  const identity = await verifier.verify(token);
  return identity.kind === "person" ? null : { directoryId: identity.directoryId, token };
}

function tokenOf(request: Request): string | undefined {
  return /^Bearer +(?<token>[\w.~+/=-]+)$/i.exec(request.get("authorization") ?? "")?.groups?.["token"];
}

export function allow(seconds: number): void {
  if (seconds > 0) throw new RuleBroken("access.too-many-requests", { params: { seconds } });
}
