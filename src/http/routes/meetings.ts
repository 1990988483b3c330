import { Router } from "express";
import { meetingInput, meetingView as answer } from "../../contract/meetings.ts";
import { readMeeting } from "../../usecases/meetings/read-meeting.ts";
import { setMeeting } from "../../usecases/meetings/set-meeting.ts";
import { endpoint, type Edge } from "../endpoint.ts";

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
  return router;
}
