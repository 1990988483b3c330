import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** A line to another server of this machine that a test cuts and mends. */
export interface CuttableLine {
  readonly port: number;
  /** Breaks every connection and takes no other until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Answers are held back on the connections that there are, as on a dead network; new ones are unharmed. */
  poison(): void;
  close(): Promise<void>;
}

export async function cuttableLine(target: { host: string; port: number }): Promise<CuttableLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let port = 0;
  let server: Server | null = null;

  async function mend(): Promise<void> {
    server = createServer((near) => {
      const far = connect(target);
      const pair = [near, far] as const;
      pairs.add(pair);
      near.pipe(far).pipe(near);
      for (const side of pair) {
        side.on("error", () => side.destroy());
        side.on("close", () => {
          pairs.delete(pair);
          for (const other of pair) other.destroy();
        });
      }
    }).listen(port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "object" && address !== null) ({ port } = address);
  }

  async function cut(): Promise<void> {
    const closed = server === null ? null : once(server, "close");
    server?.close();
    server = null;
    for (const pair of pairs) for (const side of pair) side.destroy();
    await closed;
  }

  await mend();
  return {
    get port() {
      return port;
    },
    cut,
    mend,
    poison() {
      for (const [near, far] of pairs) far.unpipe(near);
    },
    close: cut,
  };
}
