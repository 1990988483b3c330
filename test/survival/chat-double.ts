import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** What Teams gets to see: every card that arrives, by conversation, in the order of arrival. */
export interface ChatDouble {
  readonly serviceUrl: string;
  readonly arrived: readonly string[];
  close(): Promise<void>;
}

/** Takes cards, and takes its time to say so: who is killed meanwhile does not learn that they arrived. */
export async function startChatDouble(answerAfterMs: number): Promise<ChatDouble> {
  const arrived: string[] = [];
  const server = createServer((request, response) => {
    const id = /\/v3\/conversations\/(?<id>[^/]+)\//u.exec(request.url ?? "")?.groups?.["id"] ?? "";
    request.resume().on("end", () => {
      arrived.push(decodeURIComponent(id));
      void wait(answerAfterMs).then(() =>
        response
          .writeHead(200, { "content-type": "application/json" })
          .end(JSON.stringify({ id: `activity-${arrived.length}` })),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("No port.");
  return {
    serviceUrl: `http://127.0.0.1:${address.port}/teams/`,
    arrived,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
