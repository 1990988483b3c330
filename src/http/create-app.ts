import express, { type Express, type RequestHandler, type Router } from "express";
import type { Logger } from "pino";
import { RuleBroken } from "../domain/rule-broken.ts";
import { aboutPages } from "./about-pages.ts";
import { answerProblems } from "./answer-problems.ts";
import { healthRoutes, type Readiness } from "./health.ts";
import { factsOf } from "./request-facts.ts";
import { requestLog } from "./request-log.ts";
import { apiHeaders } from "./security-headers.ts";
import { tabPages } from "./tab-pages.ts";

export interface AppParts {
  readonly log: Logger;
  readonly readiness: Readiness;
  /** Everything under /api. */
  readonly api: readonly Router[];
  /** Takes what Teams sends to the bot. */
  readonly bot: RequestHandler;
  readonly tabFolder: string;
  /** By which host names it may be called. The embedded mode answers at this machine's own alone. */
  readonly answersTo: (hostName: string) => boolean;
  readonly isHttps: boolean;
  readonly trustedProxies: readonly string[];
}

/** The whole HTTP edge, in the order in which a request meets it. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.set("trust proxy", [...parts.trustedProxies]);
  app.use(requestLog(parts.log));
  app.use(demandOwnName(parts.answersTo));
  app.use(closeWhileStopping(parts.readiness));
  app.use(healthRoutes(parts.log, parts.readiness));
  app.use("/tab", tabPages(parts.tabFolder, parts.isHttps));
  app.use("/about", aboutPages(parts.isHttps));
  app.get("/", (_request, response) => response.redirect(302, "/tab/"));
  app.use(apiHeaders(parts.isHttps));
  app.post("/api/messages", botRoute, parts.bot);
  app.use("/api", ...parts.api);
  app.use(() => {
    throw new RuleBroken("http.no-such-route");
  });
  app.use(answerProblems(parts.log));
  return app;
}

const botRoute: RequestHandler = (request, _response, next) => {
  factsOf(request).route = "/api/messages";
  next();
};

/** A page on the web can make a name of its own point at 127.0.0.1 (DNS rebinding); it comes with that name in Host. */
function demandOwnName(answersTo: AppParts["answersTo"]): RequestHandler {
  return (request, _response, next) => {
    if (!answersTo((request.headers.host ?? "").replace(/:\d+$/, ""))) throw new RuleBroken("access.host");
    next();
  };
}

/** Connections are kept open between requests; while the server stops each ends with the request it carries. */
function closeWhileStopping(readiness: Readiness): RequestHandler {
  return (_request, response, next) => {
    if (readiness.isStopping()) response.setHeader("Connection", "close");
    next();
  };
}
