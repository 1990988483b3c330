import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  ResponseType,
} from "@microsoft/microsoft-graph-client";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ArchiveUnavailable } from "../../../ports/archive.ts";
import type { Tokens } from "./credential.ts";
import { GraphRefused } from "./graph-refused.ts";
import type { TransferTuning } from "./settings.ts";
import type { UnitBudget, UnitsLeft } from "./unit-budget.ts";

export interface GraphCall {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/v1.0`; each part is encoded. */
  readonly path: string;
  /** Resource units (platform facts, section 7): 1 for a single get or a delta with a token, 2 for others. */
  readonly units?: number;
  /** Left out: as all calls of this `Graph` are. */
  readonly urgent?: boolean | undefined;
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: not sent again where nobody knows whether it arrived. */
  readonly isRepeatable?: boolean;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed; undefined where there was none. */
  readonly body: unknown;
}

export interface Graph {
  /** Throws `GraphRefused` for what Graph refuses, `ArchiveUnavailable` where it cannot be asked. */
  call(call: GraphCall): Promise<GraphAnswer>;
  /** The part of an absolute address of Graph that `call` takes; throws for another host. */
  pathOf(url: string): string;
}

export interface GraphParts {
  readonly graphUrl: string;
  readonly tokens: Tokens;
  readonly budget: UnitBudget;
  readonly tuning: TransferTuning;
  /** Whether people wait for what is called, where a call does not say: yes unless said otherwise. */
  readonly urgent?: boolean;
}

const agent = "NONISV|Vanthu|Vanthu/1.0";
const errorBody = z.object({ error: z.object({ code: z.string() }) });

/** Speaks to Graph through Microsoft's client; waiting, repeating and the budget are ours, since all calls share them. */
export function openGraph({ graphUrl, tokens, budget, tuning, urgent = true }: GraphParts): Graph {
  const signing = new AuthenticationHandler({ getAccessToken: () => tokens.token() });
  signing.setNext(new HTTPMessageHandler());
  const client = Client.initWithMiddleware({
    baseUrl: graphUrl,
    customHosts: new Set([new URL(graphUrl).hostname]),
    middleware: signing,
  });

  async function once(call: GraphCall): Promise<GraphAnswer> {
    await budget.take(call.units ?? 1, call.urgent ?? urgent);
    // Asked for here, since the client would hide why there is none.
    await tokens.token();
    try {
      const response = await send(client, call, tuning.callMs);
      const text = response.status === 204 ? "" : await response.text();
      budget.hear(leftBy(response.headers));
      return { status: response.status, headers: response.headers, body: parsed(text) };
    } catch (error) {
      throw new ArchiveUnavailable("offline", "Graph does not answer.", { cause: error });
    }
  }

  return {
    async call(call) {
      const withId = { ...call, headers: { ...call.headers, "client-request-id": crypto.randomUUID() } };
      for (let attempt = 1; ; attempt += 1) {
        const isLast = attempt >= tuning.attempts;
        try {
          const answer = await once(withId);
          if (answer.status < 400) return answer;
          if (isLast || !mayTryAgain(answer, call, attempt)) throw refusal(answer);
          if (answer.status === 401) tokens.drop();
          const seconds = retryAfter(answer.headers);
          if (isThrottled(answer)) budget.pauseFor(seconds ?? backoff(tuning, attempt) / 1000);
          else if (answer.status !== 401) await sleep(backoff(tuning, attempt));
        } catch (error) {
          const isOffline = error instanceof ArchiveUnavailable && error.fault === "offline";
          if (!isOffline || isLast || call.isRepeatable === false) throw error;
          await sleep(backoff(tuning, attempt));
        }
      }
    },
    pathOf(url) {
      const { origin, pathname, search } = new URL(url);
      if (origin !== new URL(graphUrl).origin)
        throw new ArchiveUnavailable("offline", "Graph names another host.");
      return pathname.replace(/^\/v1\.0/u, "") + search;
    },
  };
}

async function send(client: Client, call: GraphCall, callMs: number): Promise<Response> {
  const request = client
    .api(call.path)
    .headers({ "user-agent": agent, ...call.headers })
    .options({ signal: AbortSignal.timeout(callMs), redirect: "manual" })
    .responseType(ResponseType.RAW);
  const content = call.bytes ?? call.json;
  switch (call.method ?? "GET") {
    case "GET":
      return (await request.get()) as Response;
    case "POST":
      return (await request.post(content)) as Response;
    case "PUT":
      return (await request.put(content)) as Response;
    case "PATCH":
      return (await request.patch(content)) as Response;
    case "DELETE":
      return (await request.delete()) as Response;
  }
}

function mayTryAgain(
  answer: Pick<GraphAnswer, "status" | "headers">,
  call: GraphCall,
  attempt: number,
): boolean {
  if (isThrottled(answer)) return true;
  if (answer.status === 401) return attempt === 1;
  return call.isRepeatable !== false && [408, 500, 502, 503, 504].includes(answer.status);
}

export function isThrottled({ status, headers }: Pick<GraphAnswer, "status" | "headers">): boolean {
  return status === 429 || (status === 503 && headers.has("retry-after"));
}

/** Seconds; a date is understood, too. Null where it does not say. */
export function retryAfter(headers: Headers, now = Date.now()): number | null {
  const said = headers.get("retry-after");
  if (said === null) return null;
  const seconds = /^\d+(?:\.\d+)?$/u.test(said) ? Number(said) : (Date.parse(said) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/**
 * What Graph says of its own account: from about 80 % of a minute's units on, SharePoint answers with `RateLimit-Remaining`
 * (units) and `RateLimit-Reset` (seconds until there are all again). Null where it does not say.
 */
export function leftBy(headers: Headers): UnitsLeft | null {
  const [units, seconds] = [headers.get("ratelimit-remaining"), headers.get("ratelimit-reset")];
  const isSaid = [units, seconds].every((one) => one !== null && /^\d{1,9}$/u.test(one));
  return isSaid ? { units: Number(units), seconds: Number(seconds) } : null;
}

/** Milliseconds before the next attempt: twice as long each time, with a half by chance so that servers do not ask in step. */
export function backoff({ backoffMs, mostBackoffMs }: TransferTuning, attempt: number): number {
  const full = Math.min(mostBackoffMs, backoffMs * 2 ** (attempt - 1));
  return full / 2 + (full / 2) * Math.random();
}

/** What Graph said is told by its code and the number of the request, never with the body, which may hold names. */
export function refusal({ status, headers, body }: Pick<GraphAnswer, "status" | "headers" | "body">): Error {
  const told = errorBody.safeParse(body);
  const code = told.success ? told.data.error.code : "unknown";
  const refused = new GraphRefused(status, code, headers.get("request-id"), headers.get("location"));
  if (isThrottled({ status, headers })) {
    const seconds = retryAfter(headers);
    return new ArchiveUnavailable("throttled", refused.message, {
      cause: refused,
      ...(seconds === null ? {} : { retryAfter: seconds }),
    });
  }
  if (status >= 500 && status !== 507)
    return new ArchiveUnavailable("offline", refused.message, { cause: refused });
  return refused;
}

export function parsed(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's page instead of Graph's answer: the status says all that is to be known.
    return undefined;
  }
}
