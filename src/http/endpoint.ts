import express, { type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import type { Actor } from "../domain/people/actor.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { Services } from "../ports/services.ts";
import type { TokenVerifier } from "../ports/token-verifier.ts";
import { allow, whoSpeaks, type Limits } from "./identify.ts";
import { factsOf } from "./request-facts.ts";
import { parsed } from "./shape-problems.ts";

/** What every route stands on. */
export interface Edge {
  readonly services: Services;
  readonly verifier: TokenVerifier;
  readonly limits: Limits;
  /** Parses answers with the contract too, so that tests find where the two part; costs time. */
  readonly checkAnswers: boolean;
}

/** A route in the order in which a request meets it; `answer` is what the contract promises. */
export interface Route<Q extends z.ZodType, B extends z.ZodType> {
  readonly query?: Q;
  readonly body?: B;
  readonly answer: z.ZodType;
  /** 200 unless said otherwise. */
  readonly status?: number;
}

interface Asked<Q extends z.ZodType, B extends z.ZodType> extends Question<Q, B> {
  readonly actor: Actor;
}

/** What is asked, whoever asks. */
interface Question<Q extends z.ZodType, B extends z.ZodType> {
  /** The `:id` of the path, a UUID. */
  readonly id: string;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly request: Request;
  readonly response: Response;
}

/** Of a route that is asked no question. */
export const noQuery = z.strictObject({});
const noBody = z.undefined();
const json = express.json({ limit: "1mb" });

/** Limit, who, parse, one use case, present. */
export function endpoint<Q extends z.ZodType = typeof noQuery, B extends z.ZodType = typeof noBody>(
  edge: Edge,
  route: Route<Q, B>,
  act: (asked: Asked<Q, B>) => Promise<unknown>,
): RequestHandler {
  return streaming(edge, (actor, request, response) =>
    answering(edge, route, request, response, (question) => act({ actor, ...question })),
  );
}

/** Once it is known who asks: parse, one use case, present. */
export async function answering<Q extends z.ZodType, B extends z.ZodType>(
  edge: Edge,
  route: Route<Q, B>,
  request: Request,
  response: Response,
  act: (question: Question<Q, B>) => Promise<unknown>,
): Promise<void> {
  const question = {
    id: idOf(request),
    query: parsed(route.query ?? noQuery, { ...request.query }) as z.output<Q>,
    body: (route.body === undefined
      ? undefined
      : parsed(route.body, await bodyOf(request, response))) as z.output<B>,
    request,
    response,
  };
  present(edge, route, await act(question), response);
}

/** A route whose use case reads or writes bytes itself: limit and who are the same. */
export function streaming(
  edge: Edge,
  act: (actor: Actor, request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    rememberRoute(request);
    await act(await whoSpeaks(request, edge.services, edge.verifier, edge.limits), request, response);
  };
}

/** A route whose address itself says who may: limit by where it comes from, and bytes. */
export function openStreaming(
  edge: Edge,
  act: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    rememberRoute(request);
    allow(edge.limits.strangers.take(request.ip ?? ""));
    await act(request, response);
  };
}

/** A route for those who are not signed in yet. */
export function open<B extends z.ZodType = typeof noBody>(
  edge: Edge,
  route: Pick<Route<typeof noQuery, B>, "body" | "answer">,
  act: (body: z.output<B>) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    rememberRoute(request);
    allow(edge.limits.strangers.take(request.ip ?? ""));
    const body = route.body === undefined ? undefined : parsed(route.body, await bodyOf(request, response));
    present(edge, route, await act(body as z.output<B>), response);
  };
}

function present(
  edge: Edge,
  { answer, status = 200 }: { readonly answer: z.ZodType; readonly status?: number },
  value: unknown,
  response: Response,
): void {
  if (edge.checkAnswers) answer.parse(value);
  response.setHeader("Cache-Control", "no-store");
  response.status(status).json(value);
}

/** Where the path has no `:id` nobody asks for it. A wrong one names nothing, like one that is not there. */
export function idOf(request: Request): string {
  const id = request.params["id"];
  if (id === undefined) return "";
  const uuid = z.uuid().toLowerCase().safeParse(id);
  if (!uuid.success) throw new RuleBroken("http.not-found");
  return uuid.data;
}

export function rememberRoute(request: Request): void {
  const route: unknown = request.route;
  const path = typeof route === "object" && route !== null && "path" in route ? route.path : "";
  factsOf(request).route = `${request.baseUrl}${typeof path === "string" ? path : ""}`;
}

/** Read only after the sender is known. Throws what the body parser refuses, and `http.media-type` for other types. */
async function bodyOf(request: Request, response: Response): Promise<unknown> {
  if (request.is("application/json") === false) {
    throw new RuleBroken("http.media-type", { params: { expected: "application/json" } });
  }
  await new Promise<void>((resolve, reject) => {
    json(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error("The body cannot be read.", { cause: error }));
    });
  });
  return request.body as unknown;
}
