import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfidentialClientApplication, type INetworkModule } from "@azure/msal-node";
import { MsalServiceClientCredentialsFactory } from "botframework-connector";
import { z } from "zod";
import type { ChannelParts } from "../../bot/channel/channel.ts";
import type { ConversationAddress } from "../../src/ports/messenger.ts";
import {
  channelIssuer as issuer,
  openChannelKeys,
  type ChannelKeys,
  type TokenFlaws,
} from "./channel-keys.ts";

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
}

export interface ConnectorDouble {
  readonly appId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly cloud: ChannelParts;
  readonly calls: readonly ConnectorCall[];
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

const activity = z.record(z.string(), z.unknown());

/**
 * A double of what the bot speaks to in the cloud: Entra's token endpoint, the channel's OpenID keys, and the Bot
 * Connector. Answers and quirks are those recorded in the platform facts; real MSAL and CloudAdapter speak to it.
 */
export async function startConnectorDouble(): Promise<ConnectorDouble> {
  const appId = randomUUID();
  const tenantId = randomUUID();
  const keys = await openChannelKeys();
  const calls: ConnectorCall[] = [];
  const script: Misbehaviour[] = [];
  const sentAt = new Map<string, number[]>();
  let tokens = 0;
  let throttled = false;
  let noKeys = false;
  let keysAsked = 0;

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

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
    if (found?.["id"] === undefined) return json(response, 404, problem("ServiceError"));
    const conversationId = decodeURIComponent(found["id"]);
    const misbehaviour = script.shift();
    const isLost = misbehaviour === "lostReply";
    const delivered = misbehaviour === undefined || isLost;
    const refused = delivered ? refusal(request, conversationId) : null;
    calls.push({
      method: request.method ?? "",
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
    json(response, request.method === "PUT" ? 200 : 201, { id: found["activity"] ?? randomUUID() });
  }

  function refusal(request: IncomingMessage, conversationId: string) {
    if (!/^Bearer token-\d+$/u.test(request.headers.authorization ?? "")) {
      return { status: 401, body: problem("Unauthorized"), headers: {} };
    }
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
  const base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const serviceUrl = `${base}/teams`;

  return {
    appId,
    tenantId,
    serviceUrl,
    calls,
    cloud: { cloud: cloudAt(base), credentials: credentialsAt(base, appId, tenantId) },
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

/** What Teams answers when a person has turned the bot off. */
export const blockedByPerson: Misbehaviour = {
  status: 403,
  body: {
    errorCode: 209,
    message: '{"subCode":"MessageWritesBlocked","details":"Thread is set to read-only"}',
  },
};
export const noSuchConversation: Misbehaviour = { status: 404, body: problem("ConversationNotFound") };

function problem(code: string): object {
  return { error: { code, message: code } };
}

function cloudAt(base: string): NonNullable<ChannelParts["cloud"]> {
  return {
    openIdMetadataUrl: `${base}/openid`,
    tokenIssuer: issuer,
    loginUrl: "https://login.microsoftonline.com/botframework.com",
    oauthScope: issuer,
    oauthUrl: base,
  };
}

/** Real MSAL; its requests to Entra are led to the double. */
function credentialsAt(
  base: string,
  appId: string,
  tenantId: string,
): NonNullable<ChannelParts["credentials"]> {
  const networkClient: INetworkModule = {
    sendGetRequestAsync: () => Promise.reject(new Error("No other address of Entra is needed.")),
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is MSAL's
    async sendPostRequestAsync<T>() {
      const response = await fetch(`${base}/token`, { method: "POST" });
      return { headers: {}, status: response.status, body: (await response.json()) as T };
    },
  };
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      authority: `https://login.microsoftonline.com/${tenantId}`,
      clientSecret: "only for the double",
    },
    system: { networkClient },
  });
  // The SDK was compiled against the same class by its other, CommonJS declaration.
  type Application = ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
  return new MsalServiceClientCredentialsFactory(appId, application as unknown as Application);
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
