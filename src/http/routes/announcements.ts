import { Router } from "express";
import {
  announcementInput,
  announcementPeople,
  announcementPeopleQuery,
  announcementPreview,
  announcementPreviewInput,
  announcements,
  announcementsQuery,
  announcementView as answer,
  audienceChoices,
  endAnnouncementInput,
  namedPeople,
  namedPeopleQuery,
} from "../../contract/announcements.ts";
import { installationsAsked, myNotices, noticeChoice, unreached } from "../../contract/reach.ts";
import {
  namePeople,
  previewAnnouncement,
  readAudience,
} from "../../usecases/announcements/choose-audience.ts";
import { cancelAnnouncement, recallAnnouncement } from "../../usecases/announcements/end-announcement.ts";
import {
  listAnnouncementPeople,
  listAnnouncements,
  readAnnouncement,
} from "../../usecases/announcements/read-announcements.ts";
import { sendAnnouncement } from "../../usecases/announcements/send-announcement.ts";
import { chooseMyNotices, readMyNotices } from "../../usecases/notices/choose-notices.ts";
import { installForAll, listUnreached } from "../../usecases/notices/list-unreached.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** What is announced to many, and how people are reached. */
export function announcementRoutes(edge: Edge): Router {
  const router = Router();
  router.use("/announcements", choosing(edge), announcing(edge));
  router.use(reaching(edge));
  return router;
}

function choosing(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/audience",
    endpoint(edge, { answer: audienceChoices }, ({ actor }) => readAudience(services, actor)),
  );
  router.get(
    "/people",
    endpoint(edge, { query: namedPeopleQuery, answer: namedPeople }, ({ actor, query }) =>
      namePeople(services, actor, query),
    ),
  );
  router.post(
    "/preview",
    endpoint(edge, { body: announcementPreviewInput, answer: announcementPreview }, ({ actor, body }) =>
      previewAnnouncement(services, actor, body),
    ),
  );
  return router;
}

function announcing(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/",
    endpoint(edge, { query: announcementsQuery, answer: announcements }, ({ actor, query }) =>
      listAnnouncements(services, actor, query),
    ),
  );
  router.post(
    "/",
    endpoint(edge, { body: announcementInput, answer, status: 201 }, ({ actor, body }) =>
      sendAnnouncement(services, actor, body),
    ),
  );
  router.get(
    "/:id",
    endpoint(edge, { answer }, ({ actor, id }) => readAnnouncement(services, actor, id)),
  );
  router.get(
    "/:id/people",
    endpoint(edge, { query: announcementPeopleQuery, answer: announcementPeople }, ({ actor, id, query }) =>
      listAnnouncementPeople(services, actor, id, query),
    ),
  );
  router.post(
    "/:id/cancel",
    endpoint(edge, { body: endAnnouncementInput, answer }, ({ actor, id, body }) =>
      cancelAnnouncement(services, actor, id, body),
    ),
  );
  router.post(
    "/:id/recall",
    endpoint(edge, { body: endAnnouncementInput, answer }, ({ actor, id, body }) =>
      recallAnnouncement(services, actor, id, body),
    ),
  );
  return router;
}

function reaching(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/my-notices",
    endpoint(edge, { answer: myNotices }, ({ actor }) => readMyNotices(services, actor)),
  );
  router.put(
    "/my-notices",
    endpoint(edge, { body: noticeChoice, answer: myNotices }, ({ actor, body }) =>
      chooseMyNotices(services, actor, body),
    ),
  );
  router.get(
    "/admin/unreached",
    endpoint(edge, { answer: unreached }, ({ actor }) => listUnreached(services, actor)),
  );
  router.post(
    "/admin/installations",
    endpoint(edge, { answer: installationsAsked, status: 202 }, ({ actor }) =>
      installForAll(services, actor),
    ),
  );
  return router;
}
