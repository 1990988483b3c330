import { Router } from "express";
import { administrationDone as answer } from "../../contract/administration.ts";
import { arrivalDone, arrivals, refuseArrival as refuseInput } from "../../contract/arrivals.ts";
import {
  frozenDone,
  guestFreeze,
  guestSession,
  ownArrivals,
  received,
  sendInput,
  sentDocument,
  sentDone,
  sentPage,
  sentQuery,
} from "../../contract/guest.ts";
import {
  accountInput,
  agencyAccounts,
  closeInput,
  endInput,
  representativeInput,
} from "../../contract/guests.ts";
import { refuseArrival } from "../../usecases/arrivals/end-arrival.ts";
import { listArrivals } from "../../usecases/arrivals/list-arrivals.ts";
import { freezeGuest } from "../../usecases/guests/freeze-guest.ts";
import { readGuestSession } from "../../usecases/guests/identify-guest.ts";
import { closeAccount, listAccounts, openAccount } from "../../usecases/guests/manage-accounts.ts";
import { endRepresentative, nameRepresentative } from "../../usecases/guests/name-representative.ts";
import { openSentFile } from "../../usecases/guests/open-sent-file.ts";
import { listOwnArrivals, sendDocument } from "../../usecases/guests/send-document.ts";
import {
  listSentDocuments,
  readSentDocument,
  receiveDocument,
} from "../../usecases/guests/sent-documents.ts";
import { endpoint, idOf, type Edge } from "../endpoint.ts";
import { guestEndpoint, guestStreaming } from "../guest-endpoint.ts";
import { isBeginning, sendFile } from "./files.ts";
import { guestUploadRoutes } from "./uploads.ts";

/** What an agency does about agencies outside: their accounts, and what they send. */
export function agencyAccountRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/admin/guests",
    endpoint(edge, { answer: agencyAccounts }, ({ actor }) => listAccounts(services, actor)),
  );
  router.post(
    "/admin/guests",
    endpoint(edge, { body: accountInput, answer, status: 201 }, ({ actor, body }) =>
      openAccount(services, actor, body),
    ),
  );
  router.post(
    "/admin/guests/:id/close",
    endpoint(edge, { body: closeInput, answer }, ({ actor, id, body }) =>
      closeAccount(services, actor, id, body),
    ),
  );
  router.post(
    "/admin/guests/:id/people",
    endpoint(edge, { body: representativeInput, answer, status: 201 }, ({ actor, id, body }) =>
      nameRepresentative(services, actor, id, body),
    ),
  );
  router.post(
    "/admin/representatives/:id/end",
    endpoint(edge, { body: endInput, answer }, ({ actor, id, body }) =>
      endRepresentative(services, actor, id, body),
    ),
  );
  router.get(
    "/arrivals",
    endpoint(edge, { answer: arrivals }, ({ actor }) => listArrivals(services, actor)),
  );
  router.post(
    "/arrivals/:id/refuse",
    endpoint(edge, { body: refuseInput, answer: arrivalDone }, ({ actor, id, body }) =>
      refuseArrival(services, actor, id, body),
    ),
  );
  return router;
}

/** All that somebody may do who acts for an agency outside (R20, R21, R22). */
export function guestRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.use(guestUploadRoutes(edge));
  router.get(
    "/guest/session",
    guestEndpoint(edge, { answer: guestSession }, ({ guest }) => readGuestSession(services, guest)),
  );
  router.get(
    "/guest/documents",
    guestEndpoint(edge, { query: sentQuery, answer: sentPage }, ({ guest, query }) =>
      listSentDocuments(services, guest, query),
    ),
  );
  router.get(
    "/guest/documents/:id",
    guestEndpoint(edge, { answer: sentDocument }, ({ guest, id }) => readSentDocument(services, guest, id)),
  );
  router.post(
    "/guest/documents/:id/receive",
    guestEndpoint(edge, { answer: received }, ({ guest, id }) => receiveDocument(services, guest, id)),
  );
  router.get(
    "/guest/files/:id",
    guestStreaming(edge, async (guest, request, response) =>
      sendFile(
        await openSentFile(services, guest, idOf(request), { isBeginning: isBeginning(request) }),
        request,
        response,
      ),
    ),
  );
  router.get(
    "/guest/arrivals",
    guestEndpoint(edge, { answer: ownArrivals }, ({ guest }) => listOwnArrivals(services, guest)),
  );
  router.post(
    "/guest/arrivals",
    guestEndpoint(edge, { body: sendInput, answer: sentDone, status: 201 }, ({ guest, body }) =>
      sendDocument(services, guest, body),
    ),
  );
  router.post(
    "/guest/freeze",
    guestEndpoint(edge, { body: guestFreeze, answer: frozenDone }, ({ guest, body }) =>
      freezeGuest(services, guest, body),
    ),
  );
  return router;
}
