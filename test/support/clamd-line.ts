import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface ClamdLine {
  readonly host: string;
  readonly port: number;
  /** Bytes of a file go through only so fast, bytes a second; null: at once. */
  bytesPerSecond: number | null;
  /** Breaks a connection after so many bytes towards clamd; null: never. */
  breaksAfter: number | null;
  /** What is said instead of clamd's own answer to VERSION; null: its own. */
  version: string | null;
  close(): Promise<void>;
}

/** A TCP line to a clamd on a socket, as a network between two machines may be: slow, breaking, or with newer signatures. */
export async function clamdLine(socket: string): Promise<ClamdLine> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ path: socket, allowHalfOpen: true });
    for (const side of [near, far]) {
      open.add(side);
      side.on("error", () => side.destroy());
    }
    // One who has said everything still hears the answer.
    near.on("end", () => far.end());
    near.on("close", () => far.destroy());
    far.on("end", () => near.end());
    far.on("close", () => near.end());
    let sent = 0;
    let asksVersion = false;
    near.on("data", (piece: Buffer) => {
      sent += piece.length;
      asksVersion ||= piece.includes("zVERSION");
      if (line.breaksAfter !== null && sent > line.breaksAfter) {
        near.destroy();
        return;
      }
      far.write(piece);
      if (line.bytesPerSecond === null) return;
      near.pause();
      setTimeout(() => near.resume(), (1000 * piece.length) / line.bytesPerSecond);
    });
    far.on("data", (piece: Buffer) => {
      near.write(asksVersion && line.version !== null ? `${line.version}\0` : piece);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const line: ClamdLine = {
    host: "127.0.0.1",
    port: typeof address === "object" && address !== null ? address.port : 0,
    bytesPerSecond: null,
    breaksAfter: null,
    version: null,
    async close() {
      for (const side of open) side.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return line;
}
