import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import { problemOf } from "./problem.ts";
import { factsOf } from "./request-facts.ts";

/** Answers whatever a route threw with a problem body; faults of ours are logged under the id that the person sees. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (isAboutLostConnection(error) || (request.destroyed && !request.complete)) {
      response.destroy();
      return;
    }
    const { status, body, isFault } = problemOf(error, randomUUID);
    if (isFault) {
      factsOf(request).faultId = body.faultId ?? "";
      log.error({ faultId: body.faultId, route: factsOf(request).route, error: errorFacts(error) }, "fault");
    }
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      response.destroy();
      return;
    }
    // What the route had begun to say of a file.
    for (const name of ["Content-Type", "Content-Disposition", "Content-Length", "ETag"])
      response.removeHeader(name);
    if (status === 401) response.setHeader("WWW-Authenticate", 'Bearer error="invalid_token"');
    if (status === 503 || status === 429) response.setHeader("Retry-After", retryAfter(error));
    // What is still being sent is not read; without this the next request on the connection would be read from it.
    if (!request.complete) response.setHeader("Connection", "close");
    response.setHeader("Cache-Control", "no-store");
    response.status(status).json(body);
  };
}

/** The other side is gone: nobody to answer, nothing to explain. */
function isAboutLostConnection(error: unknown): boolean {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  const codes: unknown[] = ["ERR_STREAM_PREMATURE_CLOSE", "ECONNRESET", "EPIPE", "ABORT_ERR"];
  return codes.includes(code);
}

function retryAfter(error: unknown): string {
  const seconds: unknown =
    error instanceof Error && "params" in error && typeof error.params === "object" && error.params !== null
      ? Reflect.get(error.params, "seconds")
      : undefined;
  return typeof seconds === "number" ? String(seconds) : "5";
}
