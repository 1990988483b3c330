import { Router } from "express";
import {
  checkIncoming as checkInput,
  incomingCheck,
  incomingDetail,
  incomingPage,
  incomingQuery,
  incomingStanding,
  registered,
  registerIncoming as registerInput,
} from "../../contract/incoming.ts";
import { checkIncoming } from "../../usecases/incoming/check-incoming.ts";
import { listIncoming } from "../../usecases/incoming/list-incoming.ts";
import { readIncoming } from "../../usecases/incoming/read-incoming.ts";
import { readStanding } from "../../usecases/incoming/read-standing.ts";
import { registerIncoming } from "../../usecases/incoming/register-incoming.ts";
import { endpoint, type Edge } from "../endpoint.ts";

export function incomingRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.post(
    "/incoming/check",
    endpoint(edge, { body: checkInput, answer: incomingCheck }, ({ actor, body }) =>
      checkIncoming(services, actor, body),
    ),
  );
  router.post(
    "/incoming",
    endpoint(edge, { body: registerInput, answer: registered, status: 201 }, ({ actor, body }) =>
      registerIncoming(services, actor, body),
    ),
  );
  router.get(
    "/incoming",
    endpoint(edge, { query: incomingQuery, answer: incomingPage }, ({ actor, query }) =>
      listIncoming(services, actor, query),
    ),
  );
  router.get(
    "/incoming/:id",
    endpoint(edge, { answer: incomingDetail }, (asked) => readIncoming(services, asked.actor, asked.id)),
  );
  router.get(
    "/incoming/:id/standing",
    endpoint(edge, { answer: incomingStanding }, (asked) => readStanding(services, asked.actor, asked.id)),
  );
  return router;
}
