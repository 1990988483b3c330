import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { factsOf } from "./request-facts.ts";

/** One line a request: method, the route's pattern, status, milliseconds, the person's technical id (rule 8). */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once("close", () => {
      const { route = "none", personId, faultId } = factsOf(request);
      // 499: the other side went away before it had its answer.
      const status = response.writableFinished ? response.statusCode : 499;
      const line = {
        method: request.method,
        route,
        status,
        ms: Math.round(performance.now() - began),
        personId,
        faultId,
      };
      log[status >= 500 ? "error" : "info"](line, "request");
    });
    next();
  };
}
