import { Router, type Request, type RequestHandler, type Response } from "express";
import { upload } from "../../contract/files.ts";
import { appendUpload } from "../../usecases/files/append-upload.ts";
import { beginUpload, type BeginUpload } from "../../usecases/files/begin-upload.ts";
import { cancelUpload } from "../../usecases/files/cancel-upload.ts";
import { readUpload, readUploadOffset } from "../../usecases/files/read-upload.ts";
import type { Sender } from "../../usecases/files/settle-upload.ts";
import { beginGuestUpload } from "../../usecases/guests/begin-guest-upload.ts";
import { senderOf } from "../../usecases/guests/record-guest-act.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import { endpoint, idOf, streaming, type Edge } from "../endpoint.ts";
import { guestEndpoint, guestStreaming } from "../guest-endpoint.ts";
import { freeAtOnce } from "../free-at-once.ts";
import { readCreation, readOffset, setProgress, speakTus } from "../tus.ts";

export function uploadRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = tusRoutes(edge, "/uploads", (act) =>
    streaming(edge, (actor, request, response) =>
      act({ sender: actor, begin: (input) => beginUpload(services, actor, input) }, request, response),
    ),
  );
  router.get(
    "/uploads/:id",
    endpoint(edge, { answer: upload }, ({ actor, id }) => readUpload(services, actor, id)),
  );
  return router;
}

/** The same for who acts for an agency outside, to send a document (`contract/guest.ts`). */
export function guestUploadRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = tusRoutes(edge, "/guest/uploads", (act) =>
    guestStreaming(edge, (guest, request, response) => {
      const sender = senderOf(guest);
      return act({ sender, begin: (input) => beginGuestUpload(services, guest, input) }, request, response);
    }),
  );
  router.get(
    "/guest/uploads/:id",
    guestEndpoint(edge, { answer: upload }, ({ guest, id }) => readUpload(services, senderOf(guest), id)),
  );
  return router;
}

/** Whose uploads, and how one begins. */
interface Who {
  readonly sender: Sender;
  readonly begin: (input: BeginUpload) => Promise<UploadRecord>;
}

type Step = (who: Who, request: Request, response: Response) => Promise<void>;

/** While the gate looks through a large file nothing moves on the line. */
const gateMs = 900_000;

const waitForGate: RequestHandler = (request, _response, next) => {
  const wait = () => request.socket.setTimeout(gateMs);
  if (request.method === "GET") wait();
  else request.once("end", wait);
  next();
};

/** tus 1.0: creation, offset, append, termination. */
function tusRoutes(edge: Edge, path: string, as: (step: Step) => RequestHandler): Router {
  const { services } = edge;
  const router = Router();
  router.use(path, speakTus(services.settings.maxUploadBytes));
  router.use(path, waitForGate);

  router.post(
    path,
    as(async ({ begin }, request, response) => {
      const begun = await begin(readCreation(request));
      setProgress(response, 0, begun.expiresAt);
      response.status(201).location(`/api${path}/${begun.id}`).end();
    }),
  );
  router.head(
    `${path}/:id`,
    as(async ({ sender }, request, response) => {
      const held = await readUploadOffset(services, sender, idOf(request));
      setProgress(response, held.received, held.upload.expiresAt);
      response.setHeader("Upload-Length", String(held.upload.size));
      response.status(200).end();
    }),
  );
  router.patch(
    `${path}/:id`,
    as(async ({ sender }, request, response) => {
      const offset = readOffset(request);
      // The request outlives what is read of it: it is still to be answered when its bytes are refused.
      const bytes: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false });
      const { received } = await appendUpload(services, sender, {
        id: idOf(request),
        offset,
        bytes,
        written: freeAtOnce,
      });
      setProgress(response, received);
      response.status(204).end();
    }),
  );
  router.delete(
    `${path}/:id`,
    as(async ({ sender }, request, response) => {
      await cancelUpload(services, sender, idOf(request));
      response.status(204).end();
    }),
  );
  return router;
}
