import type { Request, RequestHandler, Response } from "express";
import type { z } from "zod";
import type { Guest } from "../domain/people/guest.ts";
import { identifyGuest } from "../usecases/guests/identify-guest.ts";
import { answering, rememberRoute, type Edge, type Route } from "./endpoint.ts";
import { idHeader, whoseToken } from "./identify.ts";
import { parsed } from "./shape-problems.ts";

/**
 * A route for who acts for an agency outside: limit, who, parse, one use case, present. The token is checked as everybody's;
 * `X-Agency` chooses among several accounts. An official of an agency here is nobody on these routes, and a guest on the others.
 */
export function guestEndpoint<Q extends z.ZodType = z.ZodObject, B extends z.ZodType = z.ZodUndefined>(
  edge: Edge,
  route: Route<Q, B>,
  act: (asked: {
    readonly guest: Guest;
    readonly id: string;
    readonly query: z.output<Q>;
    readonly body: z.output<B>;
  }) => Promise<unknown>,
): RequestHandler {
  return guestStreaming(edge, (guest, request, response) =>
    answering(edge, route, request, response, (asked) => act({ guest, ...asked })),
  );
}

/** A route whose use case reads or writes bytes itself. */
export function guestStreaming(
  edge: Edge,
  act: (guest: Guest, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    rememberRoute(request);
    const who = await whoseToken(request, edge.verifier, edge.limits);
    const accountId = parsed(idHeader, request.get("x-agency"));
    await act(await identifyGuest(edge.services, { who, accountId }), request, response);
  };
}
