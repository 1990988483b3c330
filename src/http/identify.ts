import type { Request } from "express";
import { z } from "zod";
import type { Actor } from "../domain/people/actor.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
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

const idHeader = z.uuid().toLowerCase().optional();

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
  const address = request.ip ?? "";
  allow(limits.strangers.peek(address));
  const token = /^Bearer +(?<token>[\w.~+/=-]+)$/i.exec(request.get("authorization") ?? "")?.groups?.[
    "token"
  ];
  if (token === undefined) throw new RuleBroken("access.sign-in");
  const identity = await verifier.verify(token).catch((error: unknown) => {
    if (error instanceof TokenRefused && !error.expired) limits.strangers.take(address);
    throw error;
  });
  allow(limits.people.take(identity.kind === "person" ? identity.personId : identity.directoryId));
  const choice = {
    agencyId: parsed(idHeader, request.get("x-agency")),
    onBehalfOf: parsed(idHeader, request.get("x-on-behalf-of")),
  };
  const actor =
    identity.kind === "person"
      ? await identifyPerson(services, { personId: identity.personId, ...choice })
      : await identifyByDirectoryId(services, { directoryId: identity.directoryId, ...choice });
  factsOf(request).personId = actor.personId;
  return actor;
}

export function allow(seconds: number): void {
  if (seconds > 0) throw new RuleBroken("access.too-many-requests", { params: { seconds } });
}
