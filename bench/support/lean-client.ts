import { connect, type Socket } from "node:net";

/** A request as its bytes, made before anything is measured. */
export function prepared(url: string, token: string, path: string, body: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(body));
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    `Authorization: Bearer ${token}`,
    "Content-Type: application/json",
    `Content-Length: ${json.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), json]);
}

/**
 * Sends each request over one of `atOnce` connections that stay open, the next one as soon as an answer is whole, and
 * does next to nothing else: it runs on the machine that it measures. Throws at the first answer with another status.
 */
export async function sendAll(
  url: string,
  requests: readonly Buffer[],
  atOnce: number,
  status: number,
): Promise<void> {
  const { hostname, port } = new URL(url);
  const waiting = requests.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const socket = connect(Number(port), hostname);
      socket.setNoDelay(true);
      try {
        for (const request of waiting) {
          const answer = await answerTo(socket, request);
          if (!answer.startsWith(`HTTP/1.1 ${status} `)) throw new Error(answer);
        }
      } finally {
        socket.destroy();
      }
    }),
  );
}

function answerTo(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const take = (bytes: Buffer) => {
      text += bytes.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = /content-length: (?<bytes>\d+)/i.exec(text)?.groups?.["bytes"];
      if (length === undefined || text.length < head + 4 + Number(length)) return;
      socket.off("data", take);
      socket.off("error", reject);
      resolve(text);
    };
    socket.on("data", take);
    socket.once("error", reject);
    socket.write(request);
  });
}
