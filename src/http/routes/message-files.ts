import { Router } from "express";
import { referencedFile, takenFile } from "../../contract/message-files.ts";
import { takeReferencedFile } from "../../usecases/files/take-referenced-file.ts";
import { endpoint, type Edge } from "../endpoint.ts";
import { proofOf } from "../identify.ts";

/** Files of messages in Teams whose bytes lie in SharePoint or OneDrive. */
export function messageFileRoutes(edge: Edge): Router {
  const router = Router();
  router.post(
    "/message-files",
    endpoint(
      edge,
      { body: referencedFile, answer: takenFile, status: 201 },
      async ({ actor, body, request }) =>
        takeReferencedFile(edge.services, actor, await proofOf(request, edge.verifier), body),
    ),
  );
  return router;
}
