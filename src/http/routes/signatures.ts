import { Router } from "express";
import { checkAsked, uploadSignatures } from "../../contract/signatures.ts";
import { checkAgain } from "../../usecases/signatures/check-again.ts";
import { checkUpload } from "../../usecases/signatures/check-upload.ts";
import { endpoint, type Edge } from "../endpoint.ts";

export function signatureRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/uploads/:id/signatures",
    endpoint(edge, { answer: uploadSignatures }, ({ actor, id }) => checkUpload(services, actor, id)),
  );
  for (const kind of ["incoming", "outgoing"] as const) {
    router.post(
      `/${kind}/:id/check-signatures`,
      endpoint(edge, { answer: checkAsked }, ({ actor, id }) => checkAgain(services, actor, kind, id)),
    );
  }
  return router;
}
