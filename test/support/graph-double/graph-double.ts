import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { takeFragment } from "./attachment-uploads.ts";
import { Blobs } from "./blobs.ts";
import { EntraDouble, type EntraApp } from "./entra-double.ts";
import { GraphFault } from "./graph-fault.ts";
import { routeGraph } from "./graph-routes.ts";
import { openShapeCheck } from "./graph-shapes.ts";
import { GraphState } from "./graph-state.ts";
import { PlannedFaults, type Seen, type Trouble } from "./planned-faults.ts";
import { makeTlsAuthority, type Pem } from "./tls-authority.ts";

export interface GraphDouble {
  /** PEM of the authority that its clients must trust. */
  readonly ca: string;
  /** What other doubles on this machine may be known by, too. */
  readonly tls: Pem;
  /** Graph and Entra; the host of the bytes has another name. */
  readonly origin: string;
  readonly state: GraphState;
  readonly entra: EntraDouble;
  readonly faults: PlannedFaults;
  readonly seen: Seen[];
  /** What went wrong in the double itself, and tokens that came to the wrong host: must stay empty. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Graph, Entra and the host of uploads over TLS, as Microsoft documents them (platform facts, section 7). */
export async function startGraphDouble(app: Partial<EntraApp> = {}): Promise<GraphDouble> {
  const tls = await makeTlsAuthority();
  const blobs = await Blobs.open();
  const state = new GraphState(blobs, openShapeCheck());
  const seen: Seen[] = [];
  const complaints: string[] = [];
  const faults = new PlannedFaults();
  const listen = async (
    host: string,
    listener: RequestListener,
  ): Promise<{ server: Server; port: number }> => {
    const server = createServer({ cert: tls.server.certificate, key: tls.server.key }, listener);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return { server, port: (server.address() as AddressInfo).port };
  };
  const guarded =
    (
      host: (path: string) => Seen["host"],
      work: (request: IncomingMessage, response: ServerResponse, trouble: Trouble | null) => Promise<void>,
    ): RequestListener =>
    (request, response) => {
      const path = safeDecode(request.url ?? "/");
      const one: Seen = {
        host: host(path),
        method: request.method ?? "GET",
        path,
        hasToken: request.headers.authorization !== undefined,
        userAgent: request.headers["user-agent"] ?? "",
      };
      seen.push(one);
      if (one.host === "bytes" && one.hasToken)
        complaints.push(`A token came to the host of the bytes: ${path}`);
      const trouble = faults.next(one);
      handle(request, response, trouble, work).catch((error: unknown) => {
        if (!(error instanceof GraphFault)) {
          if (isCut(response)) return;
          complaints.push(String(error instanceof Error ? error.stack : error));
        }
        answerFault(
          request,
          response,
          error instanceof GraphFault ? error : new GraphFault(500, "generalException"),
        );
      });
    };
  const entra = new EntraDouble(
    {
      tenantId: "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
      clientId: "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11",
      secret: "a secret of the test",
      certificate: null,
      trusts: null,
      roles: ["Sites.Selected"],
      tokenSeconds: 3600,
      ...app,
    },
    "",
  );
  const graph = await listen(
    "127.0.0.1",
    guarded(
      (path) => (path.startsWith("/v1.0/") ? "graph" : "entra"),
      (request, response, trouble) =>
        (request.url ?? "").startsWith("/v1.0/")
          ? answerGraph({ state, entra, origin }, request, response, trouble)
          : entra.answer(request, response),
    ),
  );
  const origin = `https://127.0.0.1:${graph.port}`;
  entra.origin = origin;
  entra.audience = origin;
  const bytes = await listen(
    "localhost",
    guarded(
      () => "bytes",
      (request, response, trouble) =>
        (request.url ?? "").startsWith("/attachments/")
          ? takeFragment(state.persons, request, response)
          : state.bytes.answer(request, response, trouble),
    ),
  );
  state.bytes.origin = `https://localhost:${bytes.port}`;
  return {
    ca: tls.ca,
    tls: tls.server,
    origin,
    state,
    entra,
    faults,
    seen,
    complaints,
    async close() {
      for (const { server } of [graph, bytes]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
      await blobs.close();
    },
  };
}

type Work = (request: IncomingMessage, response: ServerResponse, trouble: Trouble | null) => Promise<void>;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Trouble | null,
  work: Work,
): Promise<void> {
  if (trouble?.kind === "silence") return;
  if (trouble?.kind === "status") {
    request.resume();
    const { status, code = "asPlanned", retryAfter } = trouble;
    const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    throw new GraphFault(status, code, "As the double was told.", headers);
  }
  await work(request, response, trouble);
}

async function answerGraph(
  {
    state,
    entra,
    origin,
  }: { readonly state: GraphState; readonly entra: EntraDouble; readonly origin: string },
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Trouble | null,
): Promise<void> {
  const whyNot = entra.whyNot(request.headers.authorization);
  if (whyNot !== null) throw new GraphFault(401, "InvalidAuthenticationToken", whyNot);
  if (trouble?.kind === "cutQuestion") {
    request.socket.destroy();
    return;
  }
  const url = new URL(request.url ?? "/", origin);
  const path = url.pathname.replace(/^\/v1\.0/u, "");
  const answer = await routeGraph(state, { request, method: request.method ?? "GET", url, path });
  if (trouble?.kind === "loseAnswer" || answer.isLost === true) {
    request.socket.destroy();
    return;
  }
  const headers = { ...idsOf(request), ...accountHeaders(trouble), ...answer.headers };
  response.writeHead(answer.status, { "content-type": "application/json", ...headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

/** Platform facts, section 7: the preview of the IETF's RateLimit headers. */
function accountHeaders(trouble: Trouble | null): Record<string, string> {
  if (trouble?.kind !== "accountRunsOut") return {};
  return {
    "ratelimit-limit": "1250",
    "ratelimit-remaining": String(trouble.units),
    "ratelimit-reset": String(trouble.seconds),
  };
}

function answerFault(request: IncomingMessage, response: ServerResponse, fault: GraphFault): void {
  if (response.headersSent || isCut(response)) {
    response.destroy();
    return;
  }
  const ids = idsOf(request);
  // What was not read of the question is thrown away; the connection stays good for the answer.
  request.resume();
  response.writeHead(fault.status, { "content-type": "application/json", ...ids, ...fault.headers });
  response.end(
    JSON.stringify({
      error: {
        code: fault.code,
        message: fault.message,
        innerError: { date: new Date().toISOString(), ...ids },
      },
    }),
  );
}

/** Nobody hears the answer any more. */
function isCut({ socket }: ServerResponse): boolean {
  return socket === null || socket.destroyed;
}

function idsOf({ headers }: IncomingMessage): Record<string, string> {
  const asked = headers["client-request-id"];
  const id = crypto.randomUUID();
  return { "request-id": id, "client-request-id": typeof asked === "string" ? asked : id };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded as it should be; faults match on what came.
    return text;
  }
}
