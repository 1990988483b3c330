import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RevocationServer {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  /** Host and port, as a policy names them. */
  readonly host: string;
  /** Paths that were asked, with the method. */
  readonly asked: string[];
  /** What is answered from now on. */
  answer: (path: string, body: Buffer) => Answer | Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A responder and a place for lists, over HTTP on this machine. */
export async function openRevocationServer(): Promise<RevocationServer> {
  const reply = async (url: string, sent: Buffer, response: ServerResponse): Promise<void> => {
    const { status = 200, body, headers } = await double.answer(url, sent);
    response.writeHead(status, { ...headers });
    response.end(body);
  };
  const listen: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const url = request.url ?? "";
      double.asked.push(`${request.method ?? ""} ${url}`);
      void reply(url, Buffer.concat(parts), response);
    });
  };
  const server = createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${portOf(server)}`;
  const double: RevocationServer = {
    address: `http://${host}`,
    host,
    asked: [],
    answer: () => ({ status: 404 }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return double;
}

function portOf(server: Server): number {
  const address = server.address();
  return isAddress(address) ? address.port : 0;
}

const isAddress = (it: string | AddressInfo | null): it is AddressInfo =>
  typeof it === "object" && it !== null;
