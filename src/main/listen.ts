import { createServer, type RequestListener, type Server } from "node:http";
import { CannotStart } from "./cannot-start.ts";

export interface Listening {
  readonly port: number;
  /** Takes no new connection, waits for the requests in hand, and after `graceMs` cuts those that are left. */
  close(graceMs: number): Promise<void>;
}

export async function listen(app: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(app);
  // A large file on a slow line takes its time; a line on which nothing moves is cut, and the upload resumed.
  server.requestTimeout = 3_600_000;
  server.setTimeout(120_000);
  // Longer than proxies keep theirs, so that none of them sends into a connection that is being closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(refusalOf(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: (graceMs) => close(server, graceMs),
  };
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose request has just ended would be kept open for the next one.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    server.close((error) => {
      clearTimeout(timer);
      clearInterval(idle);
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeIdleConnections();
  });
}

function refusalOf(error: Error, host: string, port: number): Error {
  const code = "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return new CannotStart(
      {
        vi: `Cổng ${port} trên ${host} đang được chương trình khác dùng, có thể Vanthu đã chạy rồi. Hãy dừng chương trình đó hoặc đặt VANTHU_PORT khác.`,
        en: `Port ${port} of ${host} is in use by another program; Vanthu may be running already. Stop that one or set another VANTHU_PORT.`,
      },
      { cause: error },
    );
  }
  if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new CannotStart(
      {
        vi: `Không mở được ${host}:${port}. Hãy xem lại VANTHU_HOST và VANTHU_PORT.`,
        en: `${host}:${port} cannot be opened. Look at VANTHU_HOST and VANTHU_PORT.`,
      },
      { cause: error },
    );
  }
  return error;
}
