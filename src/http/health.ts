import { Router } from "express";
import type { Logger } from "pino";
import { errorFacts } from "../log/error-facts.ts";
import { factsOf } from "./request-facts.ts";

/**
 * How a part does. `late`: it works, and somebody should look; nobody is sent to another server for that. `facts` are
 * for whoever runs the server, and for everybody who can reach it: counts and ids of migrations, nothing of content.
 */
export interface PartState {
  readonly state: "ok" | "late" | "failed";
  readonly facts?: Readonly<Record<string, number | string | readonly string[]>>;
}

/** What must work for the server to do its work, each a question that answers, or throws when the answer is no. */
export interface Readiness {
  readonly parts: Readonly<Record<string, () => Promise<PartState | void>>>;
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
    const asked = await Promise.all(
      Object.entries(readiness.parts).map(
        async ([name, ask]) => [name, await answerOf(name, ask, log)] as const,
      ),
    );
    const parts = Object.fromEntries(asked.map(([name, { state }]) => [name, state]));
    const facts = Object.fromEntries(
      asked.flatMap(([name, part]) => (part.facts ? [[name, part.facts]] : [])),
    );
    const isReady = !readiness.isStopping() && asked.every(([, { state }]) => state !== "failed");
    const status = readiness.isStopping() ? "stopping" : isReady ? "ready" : "notReady";
    response.setHeader("Cache-Control", "no-store");
    if (!isReady) response.setHeader("Retry-After", "5");
    const told = Object.keys(facts).length === 0 ? {} : { facts };
    response.status(isReady ? 200 : 503).json({ status, parts, ...told });
  });
  return router;
}

/** A part that does not answer in time has failed: whoever asks does not wait for ever either. */
async function answerOf(name: string, ask: Readiness["parts"][string], log: Logger): Promise<PartState> {
  const late = Promise.withResolvers<PartState>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${patienceMs} ms.`)), patienceMs);
  try {
    return await Promise.race([ask().then((state): PartState => state ?? { state: "ok" }), late.promise]);
  } catch (error) {
    log.error({ part: name, error: errorFacts(error) }, "not ready");
    return { state: "failed" };
  } finally {
    clearTimeout(timer);
  }
}
