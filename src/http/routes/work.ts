import { Router } from "express";
import { z } from "zod";
import { id } from "../../contract/common.ts";
import { handedOver } from "../../contract/handovers.ts";
import { leftWork, reassignInput } from "../../contract/left-work.ts";
import { assignees, work, workQuery } from "../../contract/routing.ts";
import { listLeftWork } from "../../usecases/handovers/list-left-work.ts";
import { reassignLeftWork } from "../../usecases/handovers/reassign-left-work.ts";
import { listAssignees } from "../../usecases/routing/list-assignees.ts";
import { listWork } from "../../usecases/work/list-work.ts";
import { endpoint, type Edge } from "../endpoint.ts";

const assigneesQuery = z.strictObject({ documentId: id.optional(), assignmentId: id.optional() });

/** What waits for the person, what others left behind for them to give on, and whom they may give it to. */
export function workRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/work",
    endpoint(edge, { query: workQuery, answer: work }, ({ actor, query }) =>
      listWork(services, actor, query),
    ),
  );
  router.get(
    "/work/left",
    endpoint(edge, { answer: leftWork }, ({ actor }) => listLeftWork(services, actor)),
  );
  router.post(
    "/work/left",
    endpoint(edge, { body: reassignInput, answer: handedOver }, ({ actor, body }) =>
      reassignLeftWork(services, actor, body),
    ),
  );
  router.get(
    "/assignees",
    endpoint(edge, { query: assigneesQuery, answer: assignees }, ({ actor, query }) =>
      listAssignees(services, actor, query),
    ),
  );
  return router;
}
