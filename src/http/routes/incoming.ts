import { Router } from "express";
import { z } from "zod";
import {
  amendIncoming as amendInput,
  checkIncoming as checkInput,
  incomingCheck,
  incomingDetail,
  incomingPage,
  incomingQuery,
  registered,
  registerIncoming as registerInput,
} from "../../contract/incoming.ts";
import { id } from "../../contract/common.ts";
import { actDone, assignees, orderInput, reasonInput, submitInput } from "../../contract/routing.ts";
import { amendIncoming } from "../../usecases/incoming/amend-incoming.ts";
import { checkIncoming } from "../../usecases/incoming/check-incoming.ts";
import { listIncoming } from "../../usecases/incoming/list-incoming.ts";
import { readIncoming } from "../../usecases/incoming/read-incoming.ts";
import { registerIncoming } from "../../usecases/incoming/register-incoming.ts";
import { giveBackDocument } from "../../usecases/routing/give-back-document.ts";
import { instruct } from "../../usecases/routing/instruct.ts";
import { listAssignees } from "../../usecases/routing/list-assignees.ts";
import { reopenDocument } from "../../usecases/routing/reopen-document.ts";
import { submitDocument } from "../../usecases/routing/submit-document.ts";
import { transferDocument } from "../../usecases/routing/transfer-document.ts";
import { endpoint, type Edge } from "../endpoint.ts";

const assigneesQuery = z.strictObject({ documentId: id.optional(), assignmentId: id.optional() });

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
  router.post(
    "/incoming/:id/amendments",
    endpoint(edge, { body: amendInput, answer: actDone }, (asked) =>
      amendIncoming(services, asked.actor, asked.id, asked.body),
    ),
  );
  router.use(routingRoutes(edge));
  return router;
}

function routingRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.post(
    "/incoming/:id/submit",
    endpoint(edge, { body: submitInput, answer: actDone }, (asked) =>
      submitDocument(services, asked.actor, asked.id, asked.body),
    ),
  );
  router.post(
    "/incoming/:id/transfer",
    endpoint(edge, { body: orderInput, answer: actDone }, (asked) =>
      transferDocument(services, asked.actor, asked.id, asked.body),
    ),
  );
  router.post(
    "/incoming/:id/instruct",
    endpoint(edge, { body: orderInput, answer: actDone }, (asked) =>
      instruct(services, asked.actor, asked.id, asked.body),
    ),
  );
  router.post(
    "/incoming/:id/give-back",
    endpoint(edge, { body: reasonInput, answer: actDone }, (asked) =>
      giveBackDocument(services, asked.actor, asked.id, asked.body),
    ),
  );
  router.post(
    "/incoming/:id/reopen",
    endpoint(edge, { body: reasonInput, answer: actDone }, (asked) =>
      reopenDocument(services, asked.actor, asked.id, asked.body),
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
