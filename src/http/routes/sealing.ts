import { Router } from "express";
import {
  candidateQuery,
  markSettled,
  notSecret,
  sealable,
  sealDocument as sealInput,
  sealing,
  sealings,
} from "../../contract/sealing.ts";
import { findToSeal } from "../../usecases/sealing/find-to-seal.ts";
import { listSealings } from "../../usecases/sealing/list-sealings.ts";
import { sealDocument } from "../../usecases/sealing/seal-document.ts";
import { settleMarks } from "../../usecases/sealing/settle-marks.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** What an administrator does when a document slipped in that may not be here. */
export function sealingRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/admin/sealings",
    endpoint(edge, { answer: sealings }, ({ actor }) => listSealings(services, actor)),
  );
  router.get(
    "/admin/sealings/candidate",
    endpoint(edge, { query: candidateQuery, answer: sealable }, ({ actor, query }) =>
      findToSeal(services, actor, query),
    ),
  );
  router.post(
    "/admin/sealings",
    endpoint(edge, { body: sealInput, answer: sealing, status: 201 }, ({ actor, body }) =>
      sealDocument(services, actor, body),
    ),
  );
  router.post(
    "/admin/sealings/:id/not-secret",
    endpoint(edge, { body: notSecret, answer: markSettled }, ({ actor, id, body }) =>
      settleMarks(services, actor, id, body),
    ),
  );
  return router;
}
