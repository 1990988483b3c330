import express, { type RequestHandler } from "express";
import type { Channel, ChannelAnswer } from "./channel/channel.ts";
import { Unauthorised } from "./channel/sender-check.ts";
import { dispatch } from "./handlers/dispatch.ts";
import { logFault, type Desk } from "./handlers/turn-context.ts";
import { isLoopbackAddress, isLoopbackUrl } from "./loopback.ts";

/** An activity with the inputs of a card is far below this. */
const mostBody = "256kb";

/** The handlers of POST /api/messages, to be mounted in this order. */
export function botRoute(desk: Desk, channel: Channel): RequestHandler[] {
  const receive: RequestHandler = async (request, response) => {
    const body: unknown = request.body;
    const authorization = request.get("authorization") ?? "";
    const { status, body: answer } = await desk.inHand(answered(desk, channel, authorization, body));
    if (answer === undefined) response.status(status).end();
    else response.status(status).json(answer);
  };
  const json = express.json({ limit: mostBody });
  return desk.settings.mode === "embedded" ? [loopbackOnly, json, receive] : [json, receive];
}

async function answered(
  desk: Desk,
  channel: Channel,
  authorization: string,
  body: unknown,
): Promise<ChannelAnswer> {
  try {
    return await channel.receive(authorization, body, (turn) => dispatch(desk, turn));
  } catch (error) {
    if (!(error instanceof Unauthorised))
      return { status: 500, body: { faultId: logFault(desk, error, "receive") } };
    desk.logger.warn({ reason: error.message }, "bot request refused");
    return { status: 401 };
  }
}

/**
 * The embedded mode checks no token, so nobody but a program on this machine may speak: neither another machine, nor
 * a web page in this machine's browser, whether by its own name (Host) or from elsewhere (Origin).
 */
const loopbackOnly: RequestHandler = (request, response, next) => {
  const origin = request.get("origin");
  const isOurs =
    isLoopbackAddress(request.socket.remoteAddress) &&
    isLoopbackUrl(`http://${request.get("host") ?? ""}`) &&
    (origin === undefined || isLoopbackUrl(origin));
  if (isOurs) next();
  else response.status(403).end();
};
