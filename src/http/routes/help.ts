import { Router } from "express";
import { practiceEntered, practiceView, tourSeen, toursSeen } from "../../contract/help.ts";
import { markTourSeen } from "../../usecases/help/mark-tour-seen.ts";
import { enterPractice } from "../../usecases/practice/enter-practice.ts";
import { openPractice } from "../../usecases/practice/open-practice.ts";
import { readPractice } from "../../usecases/practice/read-practice.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Being shown around, and practising. */
export function helpRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.post(
    "/tours",
    endpoint(edge, { body: tourSeen, answer: toursSeen }, ({ actor, body }) =>
      markTourSeen(services, actor, body.tour),
    ),
  );
  router.post(
    "/practice",
    endpoint(edge, { answer: practiceEntered }, ({ actor }) => enterPractice(services, actor)),
  );
  router.get(
    "/admin/practice",
    endpoint(edge, { answer: practiceView }, ({ actor }) => readPractice(services, actor)),
  );
  router.post(
    "/admin/practice",
    endpoint(edge, { answer: practiceView, status: 201 }, ({ actor }) => openPractice(services, actor)),
  );
  return router;
}
