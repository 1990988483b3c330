import { Router } from "express";
import { administrationDone as answer } from "../../contract/administration.ts";
import { handedOver, handOverInput, heldWork } from "../../contract/handovers.ts";
import { rightsChanges, rightsDecision } from "../../contract/rights.ts";
import { handOverWork } from "../../usecases/handovers/hand-over-work.ts";
import { readHeldWork } from "../../usecases/handovers/read-held-work.ts";
import { decideRights } from "../../usecases/rights/decide-rights.ts";
import { listRights } from "../../usecases/rights/list-rights.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Rights that wait for a second person, and the work of somebody who moves or leaves. */
export function rightsRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/admin/rights",
    endpoint(edge, { answer: rightsChanges }, ({ actor }) => listRights(services, actor)),
  );
  router.post(
    "/admin/rights/:id/decide",
    endpoint(edge, { body: rightsDecision, answer }, ({ actor, id, body }) =>
      decideRights(services, actor, id, body),
    ),
  );
  router.get(
    "/admin/people/:id/work",
    endpoint(edge, { answer: heldWork }, ({ actor, id }) => readHeldWork(services, actor, id)),
  );
  router.post(
    "/admin/people/:id/hand-over",
    endpoint(edge, { body: handOverInput, answer: handedOver }, ({ actor, id, body }) =>
      handOverWork(services, actor, id, body),
    ),
  );
  return router;
}
