import { Router } from "express";
import {
  checkOutgoing as checkInput,
  documentTypesQuery,
  documentTypeViews,
  issued,
  issueOutgoing as issueInput,
  outgoingCheck,
  outgoingChoices as choices,
  outgoingDetail,
  outgoingPage,
  outgoingQuery,
} from "../../contract/outgoing.ts";
import { agencySuggestions, directoryQuery, registers, registersQuery } from "../../contract/directory.ts";
import { suggestAgencies } from "../../usecases/directory/suggest-agencies.ts";
import { checkOutgoing } from "../../usecases/outgoing/check-outgoing.ts";
import { issueOutgoing } from "../../usecases/outgoing/issue-outgoing.ts";
import { listOutgoing } from "../../usecases/outgoing/list-outgoing.ts";
import { outgoingChoices } from "../../usecases/outgoing/outgoing-choices.ts";
import { readOutgoing } from "../../usecases/outgoing/read-outgoing.ts";
import { listDocumentTypes } from "../../usecases/registers/list-document-types.ts";
import { listRegisters } from "../../usecases/registers/list-registers.ts";
import { endpoint, type Edge } from "../endpoint.ts";

export function outgoingRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.post(
    "/outgoing/check",
    endpoint(edge, { body: checkInput, answer: outgoingCheck }, ({ actor, body }) =>
      checkOutgoing(services, actor, body),
    ),
  );
  router.post(
    "/outgoing",
    endpoint(edge, { body: issueInput, answer: issued, status: 201 }, ({ actor, body }) =>
      issueOutgoing(services, actor, body),
    ),
  );
  router.get(
    "/outgoing",
    endpoint(edge, { query: outgoingQuery, answer: outgoingPage }, ({ actor, query }) =>
      listOutgoing(services, actor, query),
    ),
  );
  router.get(
    "/outgoing/choices",
    endpoint(edge, { answer: choices }, ({ actor }) => outgoingChoices(services, actor)),
  );
  router.get(
    "/outgoing/:id",
    endpoint(edge, { answer: outgoingDetail }, ({ actor, id }) => readOutgoing(services, actor, id)),
  );
  return router;
}

/** What forms and filters offer. */
export function directoryRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/directory/agencies",
    endpoint(edge, { query: directoryQuery, answer: agencySuggestions }, ({ actor, query }) =>
      suggestAgencies(services, actor, query),
    ),
  );
  router.get(
    "/document-types",
    endpoint(edge, { query: documentTypesQuery, answer: documentTypeViews }, ({ query }) =>
      Promise.resolve(listDocumentTypes(query)),
    ),
  );
  router.get(
    "/registers",
    endpoint(edge, { query: registersQuery, answer: registers }, ({ actor, query }) =>
      listRegisters(services, actor, query),
    ),
  );
  return router;
}
