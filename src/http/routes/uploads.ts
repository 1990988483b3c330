import { Router } from "express";
import { upload } from "../../contract/files.ts";
import { appendUpload } from "../../usecases/files/append-upload.ts";
import { beginUpload } from "../../usecases/files/begin-upload.ts";
import { cancelUpload } from "../../usecases/files/cancel-upload.ts";
import { readUpload, readUploadOffset } from "../../usecases/files/read-upload.ts";
import { endpoint, idOf, streaming, type Edge } from "../endpoint.ts";
import { readCreation, readOffset, setProgress, speakTus } from "../tus.ts";

export function uploadRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.use("/uploads", speakTus(services.settings.maxUploadBytes));

  router.post(
    "/uploads",
    streaming(edge, async (actor, request, response) => {
      const begun = await beginUpload(services, actor, readCreation(request));
      setProgress(response, 0, begun.expiresAt);
      response.status(201).location(`/api/uploads/${begun.id}`).end();
    }),
  );
  router.head(
    "/uploads/:id",
    streaming(edge, async (actor, request, response) => {
      const held = await readUploadOffset(services, actor, idOf(request));
      setProgress(response, held.received, held.upload.expiresAt);
      response.setHeader("Upload-Length", String(held.upload.size));
      response.status(200).end();
    }),
  );
  router.patch(
    "/uploads/:id",
    streaming(edge, async (actor, request, response) => {
      const offset = readOffset(request);
      // The request outlives what is read of it: it is still to be answered when its bytes are refused.
      const bytes: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
      const { received } = await appendUpload(services, actor, { id: idOf(request), offset, bytes });
      setProgress(response, received);
      response.status(204).end();
    }),
  );
  router.delete(
    "/uploads/:id",
    streaming(edge, async (actor, request, response) => {
      await cancelUpload(services, actor, idOf(request));
      response.status(204).end();
    }),
  );
  router.get(
    "/uploads/:id",
    endpoint(edge, { answer: upload }, ({ actor, id }) => readUpload(services, actor, id)),
  );
  return router;
}
