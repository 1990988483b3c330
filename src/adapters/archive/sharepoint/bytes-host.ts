import { Agent, request as httpsRequest } from "node:https";
import type { ClientRequest, IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ByteRange, OpenBytes } from "../../../ports/file-store.ts";
import { parsed } from "./graph.ts";
import type { TransferTuning } from "./settings.ts";

/** An answer of the host that takes and gives bytes, its body read. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * The host behind an upload session or a download address. It gets no token: the address itself is the right (platform
 * facts, section 7). Redirects are not followed.
 */
export interface BytesHost {
  /** Sends one fragment as it is read. Throws `ConnectionBroken`, and what reading the fragment throws. */
  send(url: string, bytes: OpenBytes, range: ByteRange, total: number): Promise<HostAnswer>;
  /** A call without a body: what a session holds, or its end. */
  ask(url: string, method: "GET" | "DELETE"): Promise<HostAnswer>;
  /** The answer with its bytes still to come. Throws as `send` does, also while it is read. */
  receive(url: string, headers: Readonly<Record<string, string>>): Promise<IncomingMessage>;
  close(): void;
}

/** It broke, or nothing moved on it for too long. */
export class ConnectionBroken extends Error {
  constructor(cause: unknown) {
    super("The connection to the host of the bytes broke.", { cause });
    this.name = "ConnectionBroken";
  }
}

const mostBody = 262_144;

export function openBytesHost({ idleMs }: Pick<TransferTuning, "idleMs">): BytesHost {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: idleMs });
  const open = (
    url: string,
    method: string,
    headers: Readonly<Record<string, string | number>>,
  ): ClientRequest => {
    const request = httpsRequest(url, { method, agent, headers, timeout: idleMs });
    request.on("timeout", () => request.destroy(new Error("The connection stands still.")));
    return request;
  };
  return {
    async send(url, bytes, { start, end }, total) {
      const request = open(url, "PUT", {
        "content-length": end - start + 1,
        "content-range": `bytes ${start}-${end}/${total}`,
        "content-type": "application/octet-stream",
      });
      const answered = answerOf(request);
      const source = bytes instanceof Readable ? bytes : Readable.from(bytes);
      let unread: Error | null = null;
      source.on("error", (error) => (unread = error));
      // Who answers before the end wants no more of it.
      const sent = pipeline(source, request).catch((error: unknown) => request.destroy(asError(error)));
      try {
        return await answered;
      } catch (error) {
        throw unread ?? error;
      } finally {
        source.destroy();
        request.destroy();
        await sent;
      }
    },
    async ask(url, method) {
      const request = open(url, method, {});
      request.end();
      return answerOf(request);
    },
    receive(url, headers) {
      const request = open(url, "GET", headers);
      request.end();
      return responseOf(request);
    },
    close: () => agent.destroy(),
  };
}

function responseOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("response", resolve);
    request.on("error", (error) => reject(new ConnectionBroken(error)));
    request.on("close", () => reject(new ConnectionBroken(null)));
  });
}

async function answerOf(request: ClientRequest): Promise<HostAnswer> {
  const response = await responseOf(request);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > mostBody) throw new Error("The answer is too long.");
      pieces.push(piece);
    }
  } catch (error) {
    throw new ConnectionBroken(error);
  }
  return {
    status: response.statusCode ?? 0,
    headers: headersOf(response),
    body: parsed(Buffer.concat(pieces).toString("utf8")),
  };
}

export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
  return headers;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("The source of the bytes failed.");
}
