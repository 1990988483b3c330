import { Router } from "express";
import { administrationDone as answer } from "../../contract/administration.ts";
import { trustFile, trustFileInput, trustInput, trustList, trustRemoval } from "../../contract/trust.ts";
import { addToTrust, removeFromTrust } from "../../usecases/trust/change-trust.ts";
import { listTrust, readTrustFile } from "../../usecases/trust/list-trust.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Whom the agency believes. */
export function trustRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/admin/trust",
    endpoint(edge, { answer: trustList }, ({ actor }) => listTrust(services, actor)),
  );
  router.post(
    "/admin/trust/read",
    endpoint(edge, { body: trustFileInput, answer: trustFile }, ({ actor, body }) =>
      readTrustFile(services, actor, body.content),
    ),
  );
  router.post(
    "/admin/trust",
    endpoint(edge, { body: trustInput, answer, status: 201 }, ({ actor, body }) =>
      addToTrust(services, actor, body),
    ),
  );
  router.put(
    "/admin/trust/:id/removal",
    endpoint(edge, { body: trustRemoval, answer }, ({ actor, id, body }) =>
      removeFromTrust(services, actor, id, body),
    ),
  );
  return router;
}
