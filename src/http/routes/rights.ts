import { Router } from "express";
import { administrationDone as answer } from "../../contract/administration.ts";
import {
  departmentDone,
  departmentInput,
  directoryAsked,
  directoryView,
  headInput,
  listInput,
} from "../../contract/directory-people.ts";
import { handedOver, handOverInput, heldWork } from "../../contract/handovers.ts";
import { peopleImport, peopleImportInput } from "../../contract/people-import.ts";
import { rightsChanges, rightsDecision } from "../../contract/rights.ts";
import { importPeople } from "../../usecases/directory/import-people.ts";
import { confirmHead } from "../../usecases/directory/propose-heads.ts";
import { makeList, removeList } from "../../usecases/directory/recipient-lists.ts";
import { askForDirectory, confirmDepartment, readProposals } from "../../usecases/directory/propose-units.ts";
import { handOverWork } from "../../usecases/handovers/hand-over-work.ts";
import { readHeldWork } from "../../usecases/handovers/read-held-work.ts";
import { decideRights } from "../../usecases/rights/decide-rights.ts";
import { listRights } from "../../usecases/rights/list-rights.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Rights that wait for a second person, the work of somebody who moves or leaves, and what the directory proposes. */
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
  router.post(
    "/admin/people/import",
    endpoint(edge, { body: peopleImportInput, answer: peopleImport }, ({ actor, body }) =>
      importPeople(services, actor, body),
    ),
  );
  router.get(
    "/admin/directory",
    endpoint(edge, { answer: directoryView }, ({ actor }) => readProposals(services, actor)),
  );
  router.post(
    "/admin/directory/read",
    endpoint(edge, { answer: directoryAsked, status: 202 }, ({ actor }) => askForDirectory(services, actor)),
  );
  router.post(
    "/admin/directory/departments",
    endpoint(edge, { body: departmentInput, answer: departmentDone }, ({ actor, body }) =>
      confirmDepartment(services, actor, body),
    ),
  );
  router.post(
    "/admin/directory/heads",
    endpoint(edge, { body: headInput, answer }, ({ actor, body }) => confirmHead(services, actor, body)),
  );
  router.post(
    "/admin/directory/lists",
    endpoint(edge, { body: listInput, answer }, ({ actor, body }) => makeList(services, actor, body)),
  );
  router.post(
    "/admin/directory/lists/:id/remove",
    endpoint(edge, { answer }, ({ actor, id }) => removeList(services, actor, id)),
  );
  return router;
}
