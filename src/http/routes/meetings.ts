import { Router } from "express";
import {
  availability,
  eventDone,
  eventInput,
  meetingInput,
  meetingView as answer,
} from "../../contract/meetings.ts";
import { putOnCalendar } from "../../usecases/meetings/put-on-calendar.ts";
import { readAvailability } from "../../usecases/meetings/read-availability.ts";
import { readMeeting } from "../../usecases/meetings/read-meeting.ts";
import { setMeeting } from "../../usecases/meetings/set-meeting.ts";
import { endpoint, type Edge } from "../endpoint.ts";
import { proofOf } from "../identify.ts";

/** Meetings to which registered documents invite. */
export function meetingRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/incoming/:id/meeting",
    endpoint(edge, { answer }, ({ actor, id }) => readMeeting(services, actor, id)),
  );
  router.put(
    "/incoming/:id/meeting",
    endpoint(edge, { body: meetingInput, answer }, ({ actor, id, body }) =>
      setMeeting(services, actor, id, body),
    ),
  );
  router.post(
    "/incoming/:id/meeting/event",
    endpoint(edge, { body: eventInput, answer: eventDone }, async ({ actor, id, body, request }) =>
      putOnCalendar(services, actor, await proofOf(request, edge.verifier), id, body),
    ),
  );
  router.get(
    "/incoming/:id/meeting/busy",
    endpoint(edge, { answer: availability }, async ({ actor, id, request }) =>
      readAvailability(services, actor, await proofOf(request, edge.verifier), id),
    ),
  );
  return router;
}
