import { Router } from "express";
import { checkEvidence, exportEvidence } from "../../usecases/evidence/export-evidence.ts";
import { idOf, noQuery, streaming, type Edge } from "../endpoint.ts";
import { contentDisposition } from "../send-bytes.ts";
import { parsed } from "../shape-problems.ts";

/** GET /api/files/:id/evidence.zip */
export function evidenceRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/files/:id/evidence.zip",
    streaming(edge, async (actor, request, response) => {
      parsed(noQuery, { ...request.query });
      const id = idOf(request);
      const { name } = await checkEvidence(services, actor, id);
      response.setHeader("Content-Type", "application/zip");
      response.setHeader(
        "Content-Disposition",
        contentDisposition("attachment", `Hồ sơ chứng cứ ${name}.zip`),
      );
      response.setHeader("Cache-Control", "private, no-store");
      if (request.method === "HEAD") response.end();
      else await exportEvidence(services, actor, id, response);
    }),
  );
  return router;
}
