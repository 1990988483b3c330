import type { Express } from "express";
import { pino } from "pino";
import { z } from "zod";
import { createApp } from "../../src/http/create-app.ts";
import { rateLimit } from "../../src/http/rate-limit.ts";
import { allRoutes } from "../../src/http/routes/all.ts";
import type { Services } from "../../src/ports/services.ts";

const path = z.union([z.string(), z.instanceof(RegExp)]);
const layer = z.object({
  rawPath: z.union([path, z.array(path)]),
  route: z.object({ path, methods: z.record(z.string(), z.boolean()) }).optional(),
  handle: z.unknown(),
});

/** Every route of the product's own HTTP edge as `GET /api/work`, read from the routers that serve it. */
export function everyRoute(services: Services): string[] {
  const limit = rateLimit(1, 1);
  const verifier = { verify: () => Promise.reject(new Error("Nobody is asked who they are.")) };
  const edge = { services, verifier, limits: { people: limit, strangers: limit }, checkAnswers: false };
  const signIn = { mode: "entra", clientId: "", tenantId: "", authority: "" } as const;
  return routesIn(
    createApp({
      log: pino({ level: "silent" }),
      readiness: { parts: {}, isStopping: () => false },
      api: allRoutes(edge, signIn),
      bot: (_request, response) => response.end(),
      tabFolder: import.meta.dirname,
      answersTo: () => true,
      isHttps: false,
      trustedProxies: [],
    }),
  );
}

export function routesIn(app: Express): string[] {
  return [...new Set(routesOf(app.router.stack, ""))].sort();
}

function routesOf(stack: unknown, prefix: string): string[] {
  return z
    .array(layer)
    .parse(stack)
    .flatMap(({ rawPath, route, handle }) => {
      if (route !== undefined) {
        return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${prefix}${route.path}`);
      }
      if (typeof handle !== "function" || !("stack" in handle)) return [];
      if (typeof rawPath !== "string") throw new Error(`A router is mounted at ${String(rawPath)}.`);
      return routesOf(handle.stack, prefix + (rawPath === "/" ? "" : rawPath));
    });
}
