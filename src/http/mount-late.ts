import { Router, type RequestHandler } from "express";

/** Handlers that are loaded when the first request for them comes; a load that fails is tried with the next one. */
export function mountLate(load: () => Promise<RequestHandler[]>): RequestHandler {
  let mounted: Promise<Router> | null = null;
  return async (request, response, next) => {
    mounted ??= load().then(
      (handlers) => Router().use(...handlers),
      (error: unknown) => {
        mounted = null;
        throw error;
      },
    );
    (await mounted)(request, response, next);
  };
}
