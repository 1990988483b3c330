import { randomUUID } from "node:crypto";
import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createTls } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { ChannelParts } from "../../bot/channel/channel.ts";
import type { ConversationAddress } from "../../src/ports/messenger.ts";
import {
  channelIssuer as issuer,
  openChannelKeys,
  type ChannelKeys,
  type TokenFlaws,
} from "./channel-keys.ts";
import { answerOfRooms, emptyRooms, updateRoom, type ChannelRooms } from "./channel-rooms.ts";
import { connectorAt, type ConnectorPlace } from "./connector-place.ts";
import type { Pem } from "./graph-double/tls-authority.ts";
import type { TeamsAnswer, TeamsModel } from "./teams-model.ts";

/** What the connector does with the next call instead of delivering it. */
export type Misbehaviour =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  /** The connection breaks before anything is done. */
  | "reset"
  /** The message arrives; the answer does not. */
  | "lostReply";

export interface ConnectorCall {
  readonly method: string;
  readonly conversationId: string;
  readonly activityId: string | null;
  readonly body: Record<string, unknown>;
  readonly delivered: boolean;
  /** Of the message that it made, where it made one. */
  readonly made?: string;
}

export interface ConnectorDouble {
  readonly appId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly place: ConnectorPlace;
  readonly cloud: ChannelParts;
  readonly calls: readonly ConnectorCall[];
  /** Teams and their channels; none at first. */
  readonly rooms: ChannelRooms;
  tokenRequests(): number;
  /** The next calls go wrong, one after the other. */
  next(...misbehaviour: Misbehaviour[]): void;
  /** Refuses more than Teams allows one conversation in a second: 7. */
  throttle(on: boolean): void;
  /** The keys cannot be had. */
  keysFail(on: boolean): void;
  /** With which the channel signs. */
  readonly keys: ChannelKeys;
  /** How often the published keys were fetched. */
  keysAsked(): number;
  inboundToken(flaws?: TokenFlaws): Promise<string>;
  address(personId: string): ConversationAddress;
  stop(): Promise<void>;
}

export interface ConnectorSettings {
  /** Rooms answer a bot without credentials too, as Agents Playground does to the embedded mode. */
  readonly asksNobody?: boolean;
  /** Of the server, which then speaks TLS; else it is on loopback without. */
  readonly tls?: Pem;
  /** What conversations answer, with all limits that Teams documents; without it they take everything. */
  readonly teams?: TeamsModel;
}

const activity = z.record(z.string(), z.unknown());

/**
 * A double of what the bot speaks to in the cloud: Entra's token endpoint, the channel's OpenID keys, and the Bot
 * Connector. Answers and quirks are those recorded in the platform facts; real MSAL and CloudAdapter speak to it.
 */
export async function startConnectorDouble({
  tls,
  teams,
  asksNobody = false,
}: ConnectorSettings = {}): Promise<ConnectorDouble> {
  const appId = randomUUID();
  const tenantId = randomUUID();
  const keys = await openChannelKeys();
  const calls: ConnectorCall[] = [];
  const script: Misbehaviour[] = [];
  const rooms = emptyRooms();
  const sentAt = new Map<string, number[]>();
  let tokens = 0;
  let throttled = false;
  let noKeys = false;
  let keysAsked = 0;

  const listener: RequestListener = (request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
  const server =
    tls === undefined ? createPlain(listener) : createTls({ cert: tls.certificate, key: tls.key }, listener);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", base).pathname;
    if (path === "/token") {
      tokens += 1;
      // Entra takes its time; requests that come together must meet.
      await sleep(30);
      json(response, 200, { token_type: "Bearer", expires_in: 3599, access_token: `token-${tokens}` });
      return;
    }
    if (path === "/openid") return json(response, noKeys ? 503 : 200, { issuer, jwks_uri: `${base}/keys` });
    if (path === "/keys") {
      keysAsked += 1;
      return json(response, 200, { keys: keys.published() });
    }
    await conversation(request, response, path);
  }

  async function conversation(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const found = /^\/teams\/v3\/conversations\/(?<id>[^/]+)\/activities(?:\/(?<activity>[^/]+))?$/u.exec(
      path,
    )?.groups;
    const body = activity.parse(JSON.parse((await bytesOf(request)).toString("utf8") || "{}"));
    const method = request.method ?? "";
    const url = new URL(request.url ?? "/", base);
    const ofRooms = asksNobody || mayAsk(request) ? answerOfRooms(rooms, { method, url, body }) : null;
    if (ofRooms !== null) {
      const wrong = script.shift();
      const said = typeof wrong === "object" ? { body: {}, ...wrong } : ofRooms;
      return json(response, said.status, said.body);
    }
    if (found?.["id"] === undefined) return json(response, 404, problem("ServiceError"));
    const conversationId = decodeURIComponent(found["id"]);
    if (teams !== undefined) {
      const isKnown = mayAsk(request);
      const told = isKnown ? teams.write(conversationId, method === "PUT" ? "change" : "new") : notKnown;
      const made = method === "PUT" ? (found["activity"] ?? "") : String(1_700_000_000_000 + calls.length);
      const { delivered } = told;
      calls.push({ method, conversationId, activityId: found["activity"] ?? null, body, delivered, made });
      return answerAs(told, { method, id: made }, request, response);
    }
    const misbehaviour = script.shift();
    const isLost = misbehaviour === "lostReply";
    const delivered = misbehaviour === undefined || isLost;
    const refused = delivered ? refusal(request, conversationId) : null;
    calls.push({
      method,
      conversationId,
      activityId: found["activity"] ?? null,
      body,
      delivered: delivered && refused === null,
    });
    if (misbehaviour === "reset" || isLost) {
      request.socket.destroy();
      return;
    }
    if (misbehaviour !== undefined)
      return json(response, misbehaviour.status, misbehaviour.body ?? {}, misbehaviour.headers);
    if (refused !== null) return json(response, refused.status, refused.body, refused.headers);
    if (method === "PUT") updateRoom(rooms, found["activity"] ?? null, body);
    json(response, method === "PUT" ? 200 : 201, { id: found["activity"] ?? randomUUID() });
  }

  function refusal(request: IncomingMessage, conversationId: string) {
    if (!mayAsk(request)) return { status: 401, body: problem("Unauthorized"), headers: {} };
    const now = Date.now();
    const recent = (sentAt.get(conversationId) ?? []).filter((at) => at > now - 1000);
    if (throttled && recent.length >= 7)
      return { status: 429, body: problem("Throttled"), headers: { "retry-after": "1" } };
    sentAt.set(conversationId, [...recent, now]);
    return null;
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const base = `${tls === undefined ? "http" : "https"}://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const serviceUrl = `${base}/teams`;

  return {
    appId,
    tenantId,
    serviceUrl,
    calls,
    rooms,
    place: { base, appId, tenantId },
    cloud: connectorAt({ base, appId, tenantId }),
    tokenRequests: () => tokens,
    next: (...misbehaviour) => script.push(...misbehaviour),
    throttle: (on) => {
      throttled = on;
    },
    keysFail: (on) => {
      noKeys = on;
    },
    keys,
    keysAsked: () => keysAsked,
    inboundToken: (flaws = {}) => keys.token({ appId, serviceUrl }, flaws),
    address: (personId) => ({
      tenantId,
      personId,
      teamsUserId: `29:${personId}`,
      conversationId: `a:${personId}`,
      serviceUrl,
      botId: `28:${appId}`,
    }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function mayAsk({ headers }: IncomingMessage): boolean {
  return /^Bearer token-\d+$/u.test(headers.authorization ?? "");
}

const notKnown: TeamsAnswer = {
  status: 401,
  code: "Unauthorized",
  retryAfter: null,
  delivered: false,
  isLost: false,
  afterMs: 0,
};

async function answerAs(
  { status, code, retryAfter, isLost, afterMs }: TeamsAnswer,
  { method, id }: { readonly method: string; readonly id: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await sleep(afterMs);
  if (isLost) {
    request.socket.destroy();
    return;
  }
  const headers = retryAfter === null ? {} : { "retry-after": String(retryAfter) };
  if (status < 300) return json(response, method === "PUT" ? 200 : status, { id });
  json(
    response,
    status,
    code === "MessageWritesBlocked" ? writesBlocked : problem(code ?? "ServiceError"),
    headers,
  );
}

const writesBlocked = {
  errorCode: 209,
  message: '{"subCode":"MessageWritesBlocked","details":"Thread is set to read-only"}',
};

/** What Teams answers when a person has turned the bot off. */
export const blockedByPerson: Misbehaviour = {
  status: 403,
  body: writesBlocked,
};
export const noSuchConversation: Misbehaviour = { status: 404, body: problem("ConversationNotFound") };

function problem(code: string): object {
  return { error: { code, message: code } };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
