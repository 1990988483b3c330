import { createServer } from "node:http";
import express from "express";
import type { Bot } from "../../bot/create-bot.ts";
import type { BotUseCases } from "../../bot/use-cases.ts";

export interface ServedBot {
  readonly endpoint: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** The bot behind a real HTTP server on loopback. */
export async function serveBot(bot: Bot, useCases: BotUseCases): Promise<ServedBot> {
  const app = express();
  app.post("/api/messages", ...bot.route(useCases));
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    stop: async () => {
      await bot.stop();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
