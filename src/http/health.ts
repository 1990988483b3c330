import { Router } from "express";
import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import { factsOf } from "./request-facts.ts";

/** What must work for the server to do its work, each a question that throws when the answer is no. */
export interface Readiness {
  readonly parts: Readonly<Record<string, () => Promise<void>>>;
  readonly isStopping: () => boolean;
}

const patienceMs = 3000;

/** `/healthz`: the process answers. `/readyz`: every part it needs works, or which does not; 503 also while it stops. */
export function healthRoutes(log: Logger, readiness: Readiness): Router {
  const router = Router();
  router.get("/healthz", (request, response) => {
    factsOf(request).route = "/healthz";
    response.setHeader("Cache-Control", "no-store");
    response.json({ status: "alive" });
  });
  router.get("/readyz", async (request, response) => {
    factsOf(request).route = "/readyz";
    const names = Object.keys(readiness.parts);
    const results = await Promise.all(Object.values(readiness.parts).map((ask) => answers(ask)));
    const parts = Object.fromEntries(names.map((name, i) => [name, results[i] === null ? "ok" : "failed"]));
    results.forEach((error, i) => {
      if (error !== null) log.error({ part: names[i], error: errorFacts(error) }, "not ready");
    });
    const isReady = !readiness.isStopping() && results.every((error) => error === null);
    const status = readiness.isStopping() ? "stopping" : isReady ? "ready" : "notReady";
    response.setHeader("Cache-Control", "no-store");
    response.status(isReady ? 200 : 503).json({ status, parts });
  });
  return router;
}

/** Null for yes. A part that does not answer in time has failed: whoever asks does not wait for ever either. */
async function answers(ask: () => Promise<void>): Promise<Error | null> {
  const late = Promise.withResolvers<Error>();
  const timer = setTimeout(() => late.resolve(new Error(`No answer within ${patienceMs} ms.`)), patienceMs);
  const asked = ask().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error("Failed.", { cause: error })),
  );
  try {
    return await Promise.race([asked, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
