import { Router } from "express";
import { channelLinked, channelUnlinked, linkRequest, unitChannels } from "../../contract/channels.ts";
import { linkSeenChannel } from "../../usecases/channels/link-seen-channel.ts";
import { unlinkChannel } from "../../usecases/channels/link-channel.ts";
import { listChannels } from "../../usecases/channels/list-channels.ts";
import { endpoint, type Edge } from "../endpoint.ts";

/** Channels in Teams in which units are told what they are given. */
export function unitChannelRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  router.get(
    "/unit-channels",
    endpoint(edge, { answer: unitChannels }, ({ actor }) => listChannels(services, actor)),
  );
  router.post(
    "/unit-channels",
    endpoint(edge, { body: linkRequest, answer: channelLinked, status: 201 }, ({ actor, body }) =>
      linkSeenChannel(services, actor, body),
    ),
  );
  router.post(
    "/unit-channels/:id/unlink",
    endpoint(edge, { answer: channelUnlinked }, ({ actor, id }) => unlinkChannel(services, actor, id)),
  );
  return router;
}
